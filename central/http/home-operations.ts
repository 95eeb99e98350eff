import type { Operation } from './operation.ts';

const plan = '/v1/home/plans/{plan}';

/** The pages at home: under the session of a person, never under a room's token. */
export const homeOperations: readonly Operation[] = [
  {
    method: 'get',
    path: '/v1/home/self',
    summary: 'Who is here, and how to sign in',
    gives: 'HomeSelf',
    open: true,
  },
  {
    method: 'get',
    path: plan,
    summary: 'One plan as this person may see it; the consent in the language asked for',
    query: ['language'],
    gives: 'HomePlan',
    by: 'session',
  },
  {
    method: 'post',
    path: `${plan}/commands`,
    summary: 'Sign, withdraw, answer, remark, ask for another holder',
    takes: 'HomeCommand',
    gives: 'HomeAnswer',
    by: 'session',
  },
  {
    method: 'get',
    path: `${plan}/meetings/{meeting}/calendar`,
    summary: 'A meeting to come as a calendar file (RFC 5545), or its cancellation; it names nobody',
    query: ['language'],
    by: 'session',
  },
  { method: 'get', path: `${plan}/documents/{item}`, summary: 'A document of the minutes', by: 'session' },
  {
    method: 'post',
    path: `${plan}/papers/{consent}`,
    summary: 'A scan of a form on paper: PDF, JPEG or PNG',
    gives: 'HomeKept',
    status: 201,
    by: 'session',
  },
  {
    method: 'put',
    path: `${plan}/number`,
    summary: 'The identity number of the plan owner',
    takes: 'HomeNumber',
    status: 204,
    by: 'session',
  },
  {
    method: 'put',
    path: '/v1/home/contact',
    summary: 'How a holder is reached',
    takes: 'HomeContact',
    status: 204,
    by: 'session',
  },
];
