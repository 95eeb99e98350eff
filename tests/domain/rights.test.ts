import { describe, expect, it } from 'vitest';
import type { Verb } from '#domain/bodies.ts';
import { bodySchemas } from '#domain/bodies.ts';
import { mayWrite } from '#domain/rights.ts';
import type { Participant, PlanState } from '#domain/state.ts';
import { emptyState } from '#domain/state.ts';

const today = '2026-11-12';
const meeting = 'm1';

/** Everybody who may or may not: one letter a column of the table. */
const columns = {
  owner: 'plan-owner',
  guardian: 'guardian',
  writingGuardian: 'guardian',
  holder: 'relay-holder',
  full: 'participant',
  read: 'participant',
  chair: 'participant',
  minuteTaker: 'participant',
} as const;
type Column = keyof typeof columns;
const letters: Readonly<Record<string, readonly Column[]>> = {
  F: ['owner', 'guardian', 'writingGuardian'],
  w: ['writingGuardian'],
  H: ['holder'],
  u: ['full'],
  r: ['read'],
  c: ['chair'],
  m: ['minuteTaker'],
};

// F family at any time · w family where the profile lets it write · H holder · u full · r read · c stand-in in
// their meeting · m minute-taker in their meeting (R4, R6, R15, M1, C4, D4)
const table: Readonly<Record<Verb, string>> = {
  'plan.opened/1': 'H',
  'participant.added/1': 'H',
  'access.ended/1': 'H',
  'consent.given/1': 'FH',
  'consent.withdrawn/1': 'FHc',
  'goal.added/1': 'wHucm',
  'goal.closed/1': 'Hc',
  'activity.added/1': 'wHucm',
  'activity.changed/1': 'wHucm',
  'activity.closed/1': 'wHucm',
  'evaluation.added/1': 'wHucm',
  'comment.added/1': 'FHurcm',
  'item.limited/1': 'Hc',
  'meeting.opened/1': 'Hc',
  'minuteTaker.appointed/1': 'Hc',
  'attendance.recorded/1': 'wHucm',
  'interpreter.attended/1': 'wHucm',
  'section.approved/1': 'wHucm',
  'minutesLine.added/1': 'wHucm',
  'minutes.answered/1': 'FHucm',
  'remark.added/1': 'FHucm',
  'nextMeeting.agreed/1': 'wHucm',
  'document.added/1': 'wHucm',
  'meeting.ended/1': 'Hc',
  'access.changed/1': 'H',
  'role.changed/1': 'H',
  'declaration.signed/1': 'H',
  'holder.askedFor/1': 'FHc',
  'holder.named/1': '',
  'standIn.named/1': 'H',
  'custody.recorded/1': 'H',
  'handover.prepared/1': 'H',
  'handover.accepted/1': 'Hurm',
  'consent.drafted/1': 'H',
  'consent.signed/1': 'FH',
  'consent.expired/1': '',
  'plan.closed/1': 'FH',
  'plan.deactivated/1': 'H',
  'plan.reopened/1': 'H',
  'deletion.demanded/1': 'FHc',
  'deletion.decided/1': '',
  'deletion.executed/1': '',
  'meeting.called/1': 'Hcm',
  'meeting.cancelled/1': 'Hcm',
  'child.heard/1': 'wHucm',
  'family.informed/1': 'wHucm',
  'need.assessed/1': 'wHucm',
  'message.sent/1': 'FHurcm',
  'message.deleted/1': 'FHurcm',
  'appointment.added/1': 'wHucm',
  'question.settled/1': 'Hc',
  'wording.corrected/1': 'wHucm',
  'saying.set/1': 'H',
  'word.explained/1': 'H',
};

/** R4, R2: what these two may do as anybody whom the consent names: no right of a meeting. */
const ordinary: readonly string[] = [
  'comment.added/1',
  'message.sent/1',
  'message.deleted/1',
  'handover.accepted/1',
];

function person(id: string, change: Partial<Participant> = {}): Participant {
  return { id, role: 'participant', name: 'Kari', access: 'read', employee: true, ...change };
}

function stateWith(change: Partial<PlanState> = {}): PlanState {
  const people = Object.entries(columns).map(([id, role]) =>
    person(id, { role, access: id === 'full' ? 'full' : 'read' }),
  );
  const opened = { id: meeting, openedBy: 'f', date: today, time: '13:00', place: 'Møterom 2' };
  const nobodyYet = { attended: [], answers: {}, remarks: [], ended: false };
  return {
    ...emptyState,
    plan: { id: 'plan', about: 'child', language: 'nb' },
    participants: new Map([...people, person('unnamed', { access: 'full' })].map((one) => [one.id, one])),
    consents: [
      {
        id: 'c',
        signedOn: '2026-01-01',
        signedBy: ['guardian'],
        names: people.map(({ id }) => ({ participant: id })),
      },
    ],
    meetings: new Map([[meeting, { ...opened, chair: 'chair', minuteTaker: 'minuteTaker', ...nobodyYet }]]),
    ...change,
  };
}

const state = stateWith();
const verbs = Object.keys(bodySchemas).flatMap((name) => (isVerb(name) ? [name] : []));
const everyone = [...Object.keys(columns), 'unnamed', 'unheard-of'];

function isVerb(name: string): name is Verb {
  return Object.hasOwn(bodySchemas, name);
}

function writersOf(
  verb: Verb,
  of: PlanState = state,
  at: { readonly meeting?: string } = { meeting },
): string[] {
  return everyone.filter((id) =>
    mayWrite(of, { person: id, verb, today, familyWrites: id === 'writingGuardian', ...at }),
  );
}

function allowedBy(verb: Verb): string[] {
  const columnsOf = table[verb].split('').flatMap((letter) => letters[letter] ?? []);
  return everyone.filter((id) => columnsOf.some((one) => one === id));
}

describe('the rights', () => {
  it.each(verbs)('to write %s are those of the table', (verb) => {
    expect(writersOf(verb)).toEqual(allowedBy(verb));
  });

  it.each(verbs)(
    'of stand-in and minute-taker to write %s end with their meeting, and hold in no other',
    (verb) => {
      const met = state.meetings.get(meeting);
      const ended = stateWith({
        meetings: new Map(met === undefined ? [] : [[meeting, { ...met, ended: true }]]),
      });
      const others = [
        writersOf(verb, ended),
        writersOf(verb, state, { meeting: 'm2' }),
        writersOf(verb, state, {}),
      ];
      for (const writers of others) {
        expect(writers.filter((id) => id === 'chair' || id === 'minuteTaker')).toEqual(
          ordinary.includes(verb) ? ['chair', 'minuteTaker'] : [],
        );
      }
    },
  );

  it.each(verbs)(
    'to write %s are gone with the access, and for professionals with the consent (R3, R7)',
    (verb) => {
      const without = writersOf(verb, stateWith({ consents: [] }));
      expect(without.filter((id) => columnRole(id) === 'participant')).toEqual([]);
      const people = [...state.participants].map(([id, one]) => [id, { ...one, accessEnds: today }] as const);
      expect(writersOf(verb, stateWith({ participants: new Map(people) }))).toEqual([]);
    },
  );

  it('of somebody unknown are to begin a plan, and nothing once there is a consent (C1)', () => {
    const begun = stateWith({ consents: [], participants: new Map() });
    expect(verbs.filter((verb) => writersOf(verb, emptyState).includes('unheard-of'))).toEqual([
      'plan.opened/1',
      'participant.added/1',
    ]);
    expect(verbs.filter((verb) => writersOf(verb, begun).includes('unheard-of'))).toEqual([
      'participant.added/1',
    ]);
    expect(
      verbs.filter((verb) => writersOf(verb, { ...begun, withdrawn: 'f' }).includes('unheard-of')),
    ).toEqual([]);
  });

  function columnRole(id: string): string | undefined {
    return state.participants.get(id)?.role;
  }
});
