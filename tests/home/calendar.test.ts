import ical from 'ical.js';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Body } from '#domain/bodies.ts';
import type { KnownFact } from '#domain/known-fact.ts';
import { ask, familyFacts, makeFact, openFamily, readPlan, refusedTo } from './home-plan.ts';
import { type HomeStore, openHomeStore, settleDown } from './home-store.ts';

let home: HomeStore;

beforeAll(async () => {
  home = await openHomeStore();
}, 60_000);
afterEach(() => settleDown(home));
afterAll(() => home.stop());

const when = { date: '2027-01-20', time: '13:00', place: 'Rom 214; andre etasje' } as const;

function call(plan: string, change: Partial<Body<'meeting.called/1'>> = {}, item = 'm2'): KnownFact {
  const agenda = [{ id: 'a', kind: 'topic' as const, title: 'Om helsa til Ada' }];
  const invited = ['child', 'mor', 'far', 'holder', 'nurse'];
  const body = { ...when, chair: 'holder', invited, agenda, ...change };
  return makeFact(plan, { verb: 'meeting.called/1', item, body });
}

function callOff(plan: string, item = 'm2'): KnownFact {
  return makeFact(plan, { verb: 'meeting.cancelled/1', item, body: { on: '2026-11-22' } });
}

function open(...calls: readonly ((plan: string) => KnownFact)[]): Promise<string> {
  return openFamily(home, (plan) => [...familyFacts(plan), ...calls.map((make) => make(plan))]);
}

const fileOf = (plan: string, meeting = 'm2', language = 'nb'): string =>
  `/v1/home/plans/${plan}/meetings/${meeting}/calendar?language=${language}`;

async function read(plan: string, as: string, meeting = 'm2'): Promise<string> {
  const answer = await ask(home, { url: fileOf(plan, meeting), as });
  if (answer.statusCode !== 200) throw new Error(`Refused: ${answer.body}`);
  return answer.body;
}

interface Entry {
  readonly method: string;
  readonly uid: string;
  readonly sequence: number;
  readonly start: string;
}

/** As a calendar reads it. */
function entryOf(text: string): Entry {
  const file = ical.Component.fromString(text);
  const event = new ical.Event(file.getFirstSubcomponent('vevent') ?? undefined);
  const { uid, sequence, startDate } = event;
  const method = String(file.getFirstPropertyValue('method'));
  return { method, uid, sequence, start: startDate.toJSDate().toISOString() };
}

describe('the next meeting at home (K1)', () => {
  it('stands on the page of family, holder and whoever is asked, and leaves no trace on another (A6) [SYNC-44]', async () => {
    const plan = await open((of) => call(of, { invited: ['mor', 'far', 'holder'] }));
    const entry = { meeting: 'm2', ...when, state: 'called' };
    for (const one of ['child', 'mor', 'far', 'holder'])
      expect((await readPlan(home, plan, one)).meetings).toEqual([entry]);
    expect((await readPlan(home, plan, 'nurse')).meetings).toEqual([]);
    for (const [as, meeting] of [
      ['nurse', 'm2'],
      ['mor', 'm1'],
      ['mor', 'finnes-ikke'],
    ] as const)
      expect(await refusedTo(home, { url: fileOf(plan, meeting), as })).toBe('not-found');
    expect(await refusedTo(home, { url: fileOf(plan), as: 'newcomer' })).toBe('plan-not-found');
    expect(await refusedTo(home, { url: fileOf(plan) })).toBe('sign-in-required');
  });

  it('is a file that no browser keeps, and whose name and contents say nothing of whose meeting it is', async () => {
    const plan = await open((of) => call(of, { place: 'Hjemme hos Ada' }));
    const answer = await ask(home, { url: fileOf(plan), as: 'nurse' });
    expect(answer.headers).toMatchObject({
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': 'attachment; filename="mote.ics"',
      'cache-control': 'no-store',
    });
    expect(answer.body).not.toMatch(
      /ada|fjeldberg|helsa|lia|familie-|\bm2\b|LOCATION|DESCRIPTION|ATTENDEE/iu,
    );
    expect(answer.body).toContain('SUMMARY:Samarbeidsmøte\r\n');
    expect(await read(plan, 'mor')).toBe(answer.body);
  });

  it.each([
    ['2026-12-01', '08:30', '2026-12-01T07:30:00.000Z'],
    ['2027-03-27', '08:30', '2027-03-27T07:30:00.000Z'],
    ['2027-03-28', '08:30', '2027-03-28T06:30:00.000Z'],
    ['2027-10-30', '08:30', '2027-10-30T06:30:00.000Z'],
    ['2027-10-31', '08:30', '2027-10-31T07:30:00.000Z'],
  ])('is read by a calendar at the right instant: %s at %s', async (date, time, start) => {
    const plan = await open((of) => call(of, { date, time }));
    expect(entryOf(await read(plan, 'mor'))).toMatchObject({ method: 'REQUEST', sequence: 0, start });
  });

  it('has the right instant on both sides of the night in October in which clocks are put back', async () => {
    home.set({ today: '2026-10-01' });
    const days = ['2026-10-24', '2026-10-25'];
    const plan = await open(...days.map((date) => (of: string) => call(of, { date, time: '08:30' }, date)));
    const found = await Promise.all(days.map(async (date) => entryOf(await read(plan, 'mor', date)).start));
    expect(found).toEqual(['2026-10-24T06:30:00.000Z', '2026-10-25T07:30:00.000Z']);
  });

  it('keeps its name when it is moved or called off, and counts up from facts alone', async () => {
    const moved = (of: string): KnownFact => call(of, { date: '2027-01-27', time: '09:15' });
    const plans = [await open(call), await open(call, moved), await open(call, moved, callOff)];
    const entries = await Promise.all(plans.map(async (plan) => entryOf(await read(plan, 'nurse'))));
    expect(entries.map(({ method, sequence }) => [method, sequence])).toEqual([
      ['REQUEST', 0],
      ['REQUEST', 1],
      ['CANCEL', 2],
    ]);
    expect(entries.map(({ start }) => start.slice(0, 16))).toEqual([
      '2027-01-20T12:00',
      '2027-01-27T08:15',
      '2027-01-27T08:15',
    ]);
    const [plan = ''] = plans;
    const uid = (text: string): string => entryOf(text).uid;
    expect(new Set(entries.map((entry) => entry.uid)).size).toBe(3);
    const first = await read(plan, 'mor');
    await ask(home, { url: `/v1/home/plans/${plan}`, as: 'mor' });
    home.set({ today: '2026-12-24' });
    expect(await read(plan, 'mor')).toBe(first);
    expect(uid(await read(plan, 'far'))).toBe(uid(first));
  });

  it('tells whoever is not asked any more of the day they knew, and of no later one', async () => {
    const plan = await open(call, (of) => call(of, { date: '2027-02-03', invited: ['mor', 'holder'] }));
    expect((await readPlan(home, plan, 'nurse')).meetings).toEqual([
      { meeting: 'm2', ...when, state: 'no-longer-asked' },
    ]);
    const text = await read(plan, 'nurse');
    expect(entryOf(text)).toMatchObject({ method: 'CANCEL', sequence: 1, start: '2027-01-20T12:00:00.000Z' });
    expect(text).not.toContain('20270203');
    expect(entryOf(await read(plan, 'mor')).method).toBe('REQUEST');
  });

  it('is there until its day has passed, the nearest first, and is gone when the plan has ended', async () => {
    const plan = await open(
      call,
      (of) => call(of, { date: '2026-11-30' }, 'm3'),
      (of) => callOff(of, 'm3'),
    );
    const shown = async (): Promise<string[]> =>
      (await readPlan(home, plan, 'mor')).meetings.map(({ meeting, state }) => `${meeting} ${state}`);
    expect(await shown()).toEqual(['m3 called-off', 'm2 called']);
    home.set({ today: '2026-12-01' });
    expect(await shown()).toEqual(['m2 called']);
    home.set({ today: '2027-01-21' });
    expect(await shown()).toEqual([]);
    home.set({});
    const ended = await open(call, (of) =>
      makeFact(of, { verb: 'plan.closed/1', item: of, body: { on: '2026-11-20', why: 'need-ended' } }),
    );
    expect((await readPlan(home, ended, 'mor')).meetings).toEqual([]);
    expect(await refusedTo(home, { url: fileOf(ended), as: 'mor' })).toBe('not-found');
  });
});
