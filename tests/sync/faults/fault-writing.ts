import type { Fact } from '#domain/fact.ts';
import type { FactId } from '#domain/identity.ts';
import type { Chance } from './chance.ts';
import type { FaultClient } from './fault-client.ts';
import { faultPlan, goals, holder, namesOf, participantOf } from './fault-plan.ts';

export interface Writing {
  readonly client: FaultClient;
  readonly chance: Chance;
  readonly newId: () => FactId;
  readonly today: string;
  readonly profile: string;
}

function makeFact(
  { client, newId, today, profile }: Writing,
  change: Partial<Fact> & Pick<Fact, 'verb' | 'body'>,
): Fact {
  return {
    id: newId(),
    command: newId(),
    plan: faultPlan,
    item: newId(),
    saidBy: [],
    writtenBy: client.participant,
    proof: 'attested',
    at: `${today}T12:00:00.000Z`,
    profile,
    ...change,
  };
}

/** What somebody in a meeting may write next: mostly evaluations and changed fields, now and then a goal or a closing. */
export function writeSomething(writing: Writing): readonly Fact[] {
  const { client, chance, today } = writing;
  const activities = knownActivities(client);
  const kind = chance.next();
  if (client.participant === holder && kind < 0.3) return [limit(writing)];
  if (activities.length === 0 || kind < 0.4) {
    const goal = writing.newId();
    const command = writing.newId();
    const added = { command, item: goal, verb: 'goal.added/1', body: { title: 'Nytt mål', topic: 'school' } };
    const body = { ...newActivity, goal };
    return [makeFact(writing, added), makeFact(writing, { command, verb: 'activity.added/1', body })];
  }
  const activity = chance.pick(activities);
  if (kind < 0.65) {
    const text = `Vurdering fra ${client.participant}: ${'god framgang '.repeat(20)}`.trim();
    return [makeFact(writing, { verb: 'evaluation.added/1', body: { activity, date: today, text } })];
  }
  if (kind < 0.93) {
    const value = `2027-0${1 + chance.below(9)}-1${chance.below(10)}`;
    const body = { field: 'deadline', value };
    return [
      makeFact(writing, { verb: 'activity.changed/1', item: activity, body, ...baseOf(client, activity) }),
    ];
  }
  const body = { on: today, reason: 'Gjennomført', status: 'done' };
  return [makeFact(writing, { verb: 'activity.closed/1', item: activity, body })];
}

const newActivity = {
  description: 'Et tiltak til',
  topic: 'school',
  responsible: [{ participant: holder }],
  status: 'new',
};

/** The fact that this client last saw set the field: older than the store's when somebody was faster. */
function baseOf(client: FaultClient, activity: string): { base?: FactId } {
  const set = [...client.log.values()].filter(
    ({ fact, outcome }) =>
      outcome === 'applied' &&
      fact.item === activity &&
      (fact.verb === 'activity.added/1' || fact.verb === 'activity.changed/1'),
  );
  const base = set.at(-1)?.fact.id;
  return base === undefined ? {} : { base };
}

function knownActivities(client: FaultClient): readonly string[] {
  const known = [...client.log.values()].filter(({ outcome }) => outcome === 'applied');
  return known.flatMap(({ fact }) => (fact.verb === 'activity.added/1' ? [fact.item] : []));
}

/** Visibility flips: everybody, nobody but family and holder, or some few. */
function limit(writing: Writing): Fact {
  const { chance } = writing;
  const body = chance.pick([{}, { to: [holder] }, { to: ['u1', 'u5', 'u7'] }]);
  return makeFact(writing, { verb: 'item.limited/1', item: chance.pick(goals), body });
}

/** The family takes somebody out of the consent: at once, and whatever is under way (C4). */
export function revoke(writing: Writing, participant: string): Fact {
  const body = { on: writing.today, form: 'spoken', participant };
  return makeFact(writing, { verb: 'consent.withdrawn/1', body });
}

/** A new consent names them all again: with a narrower sight for one of them, which is the demotion. */
export function consentAnew(
  writing: Writing,
  given: { readonly clients: number; readonly narrowed: string; readonly after: FactId },
): Fact {
  const ids = Array.from({ length: given.clients }, (_, index) => participantOf(index));
  const names = namesOf(ids).map((one) =>
    one.participant === given.narrowed ? { ...one, topics: ['school'] } : one,
  );
  const body = { signedOn: writing.today, signedBy: ['mor'], form: 'paper', names };
  return makeFact(writing, { verb: 'consent.given/1', base: given.after, body });
}
