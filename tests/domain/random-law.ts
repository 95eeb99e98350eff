import fc from 'fast-check';
import { allTopics } from '#domain/bodies.ts';
import type { AcceptContext } from '#domain/accept.ts';
import type { DecideContext } from '#domain/decide.ts';
import { decide } from '#domain/decide.ts';
import type { LawCommand } from '#domain/decisions.ts';
import type { Fact } from '#domain/fact.ts';
import type { KnownFact } from '#domain/known-fact.ts';
import type { Profile } from '#domain/profile.ts';
import type { LawRefusal } from '#domain/refusal.ts';
import type { Result } from '#domain/result.ts';
import type { PlanState } from '#domain/state.ts';
import { createIds } from '#domain/uuid.ts';
import { fromPlainText } from '#domain/rich-text.ts';
import { tryOutProfile } from '../fixtures/profile.ts';
import { compact, meeting, today } from './random-room.ts';
import { lineCommand, wordsCommands } from './random-words.ts';

/** One thing that somebody tries. */
export interface Attempt {
  readonly command: LawCommand;
  readonly actor: string;
  readonly today: string;
  readonly inMeeting: boolean;
  readonly familyWrites: boolean;
}

const person = fc.constantFrom('p0', 'p1', 'p2', 'p3', 'p4', 'p5', 'p6', 'p7');
/** Somebody known, now and then somebody who is not. */
const anyone = fc.oneof({ arbitrary: person, weight: 20 }, { arbitrary: fc.constant('nobody'), weight: 1 });
/** Three that are always there and open to all, then whatever the random plan has, then what it has not. */
const oftenGoal = fc.oneof(
  fc.constant('goal'),
  fc.nat({ max: 9 }).map((number) => `i${number}`),
);
const oftenActivity = fc.oneof(
  { arbitrary: fc.constantFrom('one', 'other'), weight: 3 },
  { arbitrary: fc.nat({ max: 9 }).map((number) => `i${number}`), weight: 1 },
);
const item = fc.oneof(oftenGoal, oftenActivity);
const day = fc.constantFrom('2026-11-11', today, '2027-01-01');
const topic = fc.constantFrom(...allTopics);
const text = fc.constantFrom('Leser hver dag.', '  Går i gruppe.  ', 'Ser på det igjen.', ' ');
const some = <Value>(of: fc.Arbitrary<Value>): fc.Arbitrary<Value | undefined> =>
  fc.option(of, { nil: undefined });
const limit = some(fc.uniqueArray(anyone, { minLength: 1, maxLength: 3 }));
const by = fc.constantFrom('room', 'phone', 'video');
const responsible = fc.array(fc.oneof(fc.record({ participant: anyone }), fc.constant({ name: 'Kari' })), {
  minLength: 1,
  maxLength: 2,
});
const here = fc.constantFrom(meeting, meeting, meeting, 'm2');

const change = fc.oneof(
  fc.record({ field: fc.constant('description' as const), value: text.map((one) => one.trim() || 'Leser.') }),
  fc.record({ field: fc.constant('responsible' as const), value: responsible }),
  fc.record({ field: fc.constantFrom('deadline' as const, 'evaluateOn' as const), value: day }),
  fc.record({
    field: fc.constant('status' as const),
    value: fc.constantFrom('new' as const, 'ongoing' as const),
  }),
);

const aboutPeople: fc.Arbitrary<LawCommand>[] = [
  fc.constant({ kind: 'plan.open', body: { about: 'child', language: 'nb' } }),
  fc
    .record({
      participant: fc.oneof(person, fc.constant('p8')),
      role: fc.constantFrom('guardian', 'participant', 'participant'),
    })
    .map(({ participant, role }) => ({
      kind: 'participant.add',
      participant,
      body: { role, name: 'Kari', access: 'full', employee: false },
    })),
  fc
    .record({
      names: fc.uniqueArray(anyone, { minLength: 1, maxLength: 5 }),
      meeting: some(here),
      topics: some(fc.uniqueArray(topic, { minLength: 1 })),
    })
    .map(({ names, topics, ...rest }) => ({
      kind: 'consent.give',
      body: {
        signedOn: today,
        signedBy: ['p1'],
        form: 'paper',
        names: names.map((participant) => compact({ participant, topics })),
        ...compact(rest),
      },
    })),
  fc
    .record({ participant: some(anyone), topic: some(topic) })
    .map((body) => ({ kind: 'consent.withdraw', body: { form: 'spoken', ...compact(body) } })),
];

const aboutItems: fc.Arbitrary<LawCommand>[] = [
  fc
    .record({ topic, limitedTo: limit })
    .map((body) => ({ kind: 'goal.add', body: { title: 'Et mål', ...compact(body) } })),
  fc
    .record({ goal: oftenGoal, reached: fc.boolean(), reason: text })
    .map((rest) => ({ kind: 'goal.close', ...rest })),
  fc
    .record({
      goal: oftenGoal,
      description: text,
      responsible,
      deadline: some(day),
      topic: some(topic),
      limitedTo: limit,
    })
    .map((body) => ({ kind: 'activity.add', body: compact(body) })),
  fc.record({ activity: oftenActivity, change }).map((rest) => ({ kind: 'activity.change', ...rest })),
  fc
    .record({ activity: oftenActivity, status: fc.constantFrom('done', 'ended'), reason: text })
    .map((rest) => ({ kind: 'activity.close', ...rest })),
  fc.record({ activity: oftenActivity, text }).map((rest) => ({ kind: 'evaluation.add', ...rest })),
  fc.record({ activity: oftenActivity, text }).map((rest) => ({ kind: 'comment.add', ...rest })),
  fc.record({ item, to: limit }).map((rest) => ({ kind: 'item.limit', ...compact(rest) })),
  fc.record({ topic, limitedTo: limit }).map((body) => ({
    kind: 'document.add',
    body: {
      category: 'note',
      title: 'Et notat',
      sha256: 'b'.repeat(64),
      bytes: 7,
      mediaType: 'text/plain',
      ...compact(body),
    },
  })),
];

/** What was held elsewhere, and answers to questions that may never have been asked. */
const number = fc.nat({ max: 99 }).map((one) => String(one).padStart(12, '0'));
const elsewhere = fc.record({ number, activity: oftenActivity, text, writtenBy: person }).map((one): Fact => {
  const [id, command] = ['01a1b300-1c00-7aaa-8000-', '01a1b300-1c00-7bbb-8000-'].map(
    (start) => start + one.number,
  );
  return {
    id: id ?? '',
    command: command ?? '',
    plan: 'plan',
    item: `h${one.number}`,
    verb: 'evaluation.added/1',
    saidBy: [],
    writtenBy: one.writtenBy,
    proof: 'eid',
    at: '2026-11-11T12:00:00.000Z',
    profile: tryOutProfile.version,
    body: { activity: one.activity, date: '2026-11-11', text: one.text.trim() || 'Leser.' },
  };
});
const aboutQuestions: fc.Arbitrary<LawCommand>[] = [
  fc
    .record({ held: elsewhere, choice: fc.constantFrom('kept' as const, 'taken' as const) })
    .map(({ held, choice }) => ({ kind: 'question.settleHeld', held: [held], choice })),
  elsewhere.map(({ id }) => ({ kind: 'question.settle', fact: id, choice: 'kept' })),
];

const attendance = fc.record({ participant: anyone, part: fc.constantFrom('whole', 'some'), by });
const aboutMeeting: fc.Arbitrary<LawCommand>[] = [
  fc.record({ meeting: here, chair: person, minuteTaker: person }).map(({ meeting: opened, ...people }) => ({
    kind: 'meeting.open',
    meeting: opened,
    body: { date: today, time: '13:00', place: 'Møterom 2', ...people },
  })),
  fc
    .record({
      meeting: here,
      people: fc.array(attendance, { maxLength: 3 }),
      interpreter: some(fc.record({ language: fc.constant('tigrinja'), by })),
    })
    .map((rest) => ({ kind: 'attendance.record', ...compact(rest) })),
  fc
    .record({
      meeting: here,
      sections: fc.array(fc.record({ goal: some(oftenGoal), text: text.map(fromPlainText), topic }), {
        maxLength: 2,
      }),
      from: fc.nat({ max: 99 }),
    })
    .map(({ meeting: of, sections, from }) => ({
      kind: 'minutes.approve',
      meeting: of,
      sections: sections.map((one, position) => ({
        id: `s${from}-${position}`,
        heading: 'Skole',
        position,
        ...compact(one),
      })),
    })),
  fc
    .record({
      meeting: here,
      participant: anyone,
      answer: fc.constantFrom('agrees', 'reads-at-home', 'disagrees'),
      spoken: fc.boolean(),
    })
    .map((body) => ({ kind: 'minutes.answer', body })),
  lineCommand({ meeting: here, goal: some(oftenGoal), topic: some(topic), limitedTo: limit, text }),
  fc
    .record({ meeting: here, date: some(day) })
    .map((body) => ({ kind: 'nextMeeting.agree', body: compact(body) })),
  here.map((of) => ({ kind: 'meeting.end', meeting: of })),
  fc.record({ meeting: here, participant: anyone }).map((rest) => ({ kind: 'minuteTaker.appoint', ...rest })),
];

/** The holder and people with full access act more often than chance would have it: most attempts should succeed. */
const actor = fc.oneof(
  { arbitrary: fc.constantFrom('p3', 'p3', 'p4', 'p5'), weight: 3 },
  { arbitrary: anyone, weight: 2 },
);

export const randomAttempt: fc.Arbitrary<Attempt> = fc.record({
  command: fc.oneof(
    ...aboutItems,
    ...aboutItems,
    ...aboutMeeting,
    ...aboutMeeting,
    ...aboutPeople,
    ...aboutQuestions,
    ...wordsCommands({ item, goal: oftenGoal, text }),
  ),
  actor,
  today: fc.constantFrom(today, today, today, '2026-11-13'),
  inMeeting: fc.boolean(),
  familyWrites: fc.boolean(),
});

/** Ids that ascend and are the same in every run: the law is free of clock and chance. */
export function createTestIds(): DecideContext['newId'] {
  return createIds({ now: () => 1_794_000_000_000, randomBytes: (length) => new Uint8Array(length) });
}

export function contextOf(attempt: Omit<Attempt, 'command'>, newId: DecideContext['newId']): DecideContext {
  return {
    plan: 'plan',
    today: attempt.today,
    now: `${attempt.today}T12:00:00.000Z`,
    profile: profileOf(attempt),
    actor: attempt.actor,
    saidBy: [],
    proof: 'attested',
    newId,
    ...(attempt.inMeeting ? { meeting } : {}),
  };
}

export function acceptContextOf(attempt: Omit<Attempt, 'command'>): AcceptContext {
  const at = { today: attempt.today, profile: profileOf(attempt) };
  return attempt.inMeeting ? { ...at, meeting } : at;
}

/** One parent may sign alone, so that a random consent is given now and then. */
function profileOf({ familyWrites }: Pick<Attempt, 'familyWrites'>): Profile {
  return { ...tryOutProfile, familyWrites };
}

export function tryToDecide(
  state: PlanState,
  attempt: Attempt,
  newId: DecideContext['newId'],
): Result<readonly KnownFact[], LawRefusal> {
  return decide(state, attempt.command, contextOf(attempt, newId));
}
