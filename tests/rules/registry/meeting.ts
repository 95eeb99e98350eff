import type { Rules } from '../rule.ts';
import { readAloudOff } from './read-aloud-off.ts';

/** M1–M15: the meeting. */
export const meetingRules: Rules = {
  M1: {
    gist: 'The holder chairs and appoints the minute-taker, who writes for this meeting only; never the family',
    source: 'HV 107–113; ÅS 288–298; ours',
    decision: 'shared/domain/decisions-meeting.ts#planMeetingCommand',
    page: 'chair · people',
    off: [
      {
        file: 'shared/domain/objections-meeting.ts',
        find: 'return person === undefined || isFamily(person) ?',
        replace: 'return person === undefined ?',
      },
      {
        file: 'shared/domain/rights.ts',
        find: 'return meeting !== undefined && !meeting.ended && meeting.minuteTaker === writer.person;',
        replace: 'return meeting !== undefined && meeting.minuteTaker === writer.person;',
      },
      {
        file: 'shared/domain/objections-meeting.ts',
        find: 'return isHolder || state.standIns.get(meeting) === chair',
        replace: 'return true',
      },
    ],
  },
  M2: {
    gist: 'On the big screen, and read aloud by itself where a guardian is here and nobody says no; anyone of the room can stop it',
    source: 'MG 449–454; ours',
    decision: 'electron/host/room/begin-reading.ts#followArrival',
    page: 'wall; chair · reading',
    off: readAloudOff,
  },
  M3: {
    gist: 'Plan owner and guardians plan, carry out and evaluate',
    source: 'HV 115–119; ME 139',
    decision: 'shared/domain/decide.ts#decide',
    page: 'chair · goal; minutes page',
    off: [
      {
        file: 'shared/domain/decide.ts',
        find: 'saidBy: [...(one.saidBy ?? saidBy)],',
        replace: 'saidBy: [],',
      },
    ],
  },
  M4: {
    gist: 'Activities and responsibility are logged and evaluated together',
    source: 'HV 119',
    decision: 'shared/domain/agenda-due.ts#evaluationsDue',
    page: 'chair · reminders',
    off: [
      {
        file: 'shared/domain/agenda-due.ts',
        find: 'return isMade ? [] : [{ ...activity, evaluateOn }];',
        replace: 'return [];',
      },
      {
        file: 'shared/domain/agenda-due.ts',
        find: 'return isMade ? [] : [{ ...activity, evaluateOn }];',
        replace: 'return [{ ...activity, evaluateOn }];',
      },
    ],
  },
  M5: {
    gist: 'The next meeting is agreed before the end, or an explicit none',
    source: 'HV 105; ours',
    decision: 'shared/domain/reminders.ts#remindersFor',
    page: 'chair · next meeting; wall',
    off: [
      {
        file: 'shared/domain/reminders.ts',
        find: "...(isAgreed ? [] : [{ kind: 'next-meeting' } as const]),",
        replace: '',
      },
      {
        file: 'electron/host/documents/minutes-from-state.ts',
        find: "if (date === undefined) return { nextMeeting: { kind: 'none' } };",
        replace: 'if (date === undefined) return {};',
      },
    ],
  },
  M6: {
    gist: 'A plan is preferably created in a meeting',
    source: 'MG 166',
    decision: 'shared/domain/rights.ts#mayWrite',
    page: 'chair · new plan',
    off: [
      {
        file: 'shared/domain/rights.ts',
        find: "return verb === 'participant.added/1' && state.consents.length === 0 && state.withdrawn === undefined;",
        replace: 'return false;',
      },
    ],
  },
  M7: {
    gist: 'Proof-read and read back before it is put into the plan',
    source: 'MG 445–449',
    decision: 'electron/host/room/approve.ts#approve',
    page: 'chair · read back',
    off: [
      {
        file: 'electron/host/room/approve.ts',
        find: "if (meeting.room.readBack === 'not-begun') return no(refuse('not-read-back'));",
        replace: '',
        tests: ['tests/rules/rules-m-room.test.ts'],
      },
    ],
  },
  M8: {
    gist: 'A short text for the own records of each service',
    source: 'ÅS 204–210',
    decision: 'electron/host/documents/conclusion-card.ts#conclusionCards',
    page: 'conclusion card',
    off: [
      {
        file: 'electron/host/documents/conclusion-card.ts',
        find: 'return text === undefined ? [] : [{ service, text }];',
        replace: 'return [];',
      },
      {
        file: 'shared/domain/reminders.ts',
        find: "[{ kind: 'own-records' }, { kind: 'conclusion' }]",
        replace: "[{ kind: 'own-records' }]",
      },
    ],
  },
  M9: {
    gist: 'A new service is called in when needed, after consent',
    source: 'HV 107; ME 141',
    decision: 'shared/domain/consent.ts#topicsFor',
    page: 'chair · people, consent',
    off: [
      {
        file: 'shared/domain/consent.ts',
        find: 'return named === undefined ? [] : (named.topics ?? allTopics);',
        replace: 'return named?.topics ?? allTopics;',
      },
    ],
  },
  M10: {
    gist: 'Each meeting ends by asking whether cooperation is still needed',
    source: 'ours, from MG 287',
    decision: 'shared/domain/reminders.ts#remindersFor',
    page: 'chair · need',
    off: [
      {
        file: 'shared/domain/reminders.ts',
        find: "...(isAssessed ? [] : [{ kind: 'need' } as const]),",
        replace: '',
      },
    ],
  },
  M11: {
    gist: 'From the age of the profile the child is offered to take part; the minutes record how it was heard',
    source: 'ME 81; ours',
    decision: 'shared/domain/reminders.ts#remindersFor',
    page: 'chair · roll call; minutes document',
    off: [
      {
        file: 'shared/domain/reminders.ts',
        find: 'const isAsked = yearsOn(owner.born, at.today) >= at.profile.childOfferedFrom;',
        replace: 'const isAsked = true;',
      },
      {
        file: 'shared/domain/reminders.ts',
        find: "return isAsked && !isHeard ? [{ kind: 'child-offer', person: owner.id }] : [];",
        replace: 'return [];',
      },
      {
        file: 'shared/domain/evolve-meeting.ts',
        find: 'return { ...meeting, childHeard };',
        replace: 'return meeting;',
      },
    ],
  },
  M12: {
    gist: 'What is shown is chosen; with a child present no family matters unless chosen',
    source: 'ours',
    decision: 'electron/host/views/shown.ts#withoutWaiting',
    page: 'wall; chair · goals',
    off: [
      {
        file: 'electron/host/views/shown.ts',
        find: "({ id, topic }) => room.waiting[id] ?? (childIsHere && topic === 'family'),",
        replace: '() => false,',
      },
      { file: 'electron/host/views/shown.ts', find: 'room.waiting[id] ?? (', replace: '(' },
    ],
  },
  M13: {
    gist: 'No microphone, camera or recording, ever; the welcome page says so',
    source: 'ours',
    decision: 'electron/host/pages/page-headers.ts#pageHeaders',
    page: 'wall · welcome',
    off: [
      { file: 'electron/host/pages/page-headers.ts', find: "  'microphone',\n", replace: '' },
      { file: 'electron/host/pages/page-headers.ts', find: "  'camera',\n", replace: '' },
      {
        file: 'resources/locales/nb/screen.json',
        find: '"Ingen tar opp lyd eller bilde her."',
        replace: '"Velkommen."',
      },
    ],
  },
  M14: {
    gist: 'With nobody of the family here the chair is asked whether they know; the minutes say so',
    source: 'ours',
    decision: 'electron/host/documents/minutes-from-state.ts#buildMinutesFromState',
    page: 'chair · roll call; minutes document',
    off: [
      {
        file: 'electron/host/documents/minutes-from-state.ts',
        find: 'if (people.length === 0 || people.some(isFamily)) return {};',
        replace: 'return {};',
      },
      {
        file: 'shared/domain/evolve-meeting.ts',
        find: 'return { ...meeting, familyInformed: fact.body.informed };',
        replace: 'return meeting;',
      },
    ],
  },
  M15: {
    gist: 'One plan per meeting; the next only after the purge of the last',
    source: 'ours',
    decision: 'electron/host/room/choose.ts#chooseMeeting',
    page: 'chair · choose',
    off: [
      {
        file: 'electron/host/room/choose.ts',
        find: "if (isOpening(host)) return no(refuse('meeting-open'));",
        replace: '',
        tests: ['tests/rules/rules-m-room.test.ts'],
      },
    ],
  },
};
