import type { Presence } from '#domain/audience.ts';
import { participantsPresent } from '#domain/audience.ts';
import type { KnownFact } from '#domain/known-fact.ts';
import type { World } from './audience-oracle.ts';
import type { Draw } from './draw.ts';
import { factOf, factOfConsent, factOfItem, factsOfLimit } from './random-facts.ts';
import type { ConsentRow, ItemRow, PersonRow, RandomPlan, Season, WithdrawalRow } from './random-room.ts';
import { compact, drawConsent, drawItem, drawPlan, drawWithdrawal, ids, meeting } from './random-room.ts';

/** A world with a door: who is here may be fewer than who counts, until the chair confirms (A5). */
export interface Scene extends World {
  readonly season: Season;
  readonly here: readonly string[];
  readonly strangerIsHere: boolean;
  readonly interpreters: number;
}

/** What the room is after it, and what the plan's facts grew by. */
export interface Happening {
  readonly name: string;
  readonly scene: Scene;
  readonly facts: readonly KnownFact[];
}

interface Moment {
  readonly draw: Draw;
  readonly scene: Scene;
  /** Names the facts of this event apart from those of others. */
  readonly number: number;
}

export function drawScene(draw: Draw, season: Season): Scene {
  const [before, now] = season.days;
  const here = draw.rarely(12) ? [] : draw.some(ids, { least: 1, most: 4 });
  const strangerIsHere = draw.rarely(20);
  return {
    plan: drawPlan(draw, season),
    season,
    today: draw.from([before, now]),
    meeting,
    meetingIsOver: false,
    adultAge: draw.rarely(10) ? draw.from([17, 20]) : 18,
    here,
    counted: here,
    strangerIsHere,
    hasStranger: strangerIsHere,
    interpreters: draw.rarely(6) ? 1 : 0,
  };
}

/** Whom the law is asked about: everybody who counts, a bound interpreter too (A2). */
export function presencesOf({ counted, hasStranger, interpreters }: Scene): readonly Presence[] {
  const interpreting = Array.from({ length: interpreters }, (): Presence => ({ kind: 'interpreter' }));
  const stranger: readonly Presence[] = hasStranger ? [{ kind: 'stranger' }] : [];
  return [...interpreting, ...participantsPresent(counted), ...stranger];
}

type Event = (moment: Moment) => Happening;

function inRoom(name: string, change: (moment: Moment) => Partial<Scene>): Event {
  return (moment) => ({ name, scene: { ...moment.scene, ...change(moment) }, facts: [] });
}

const comes = inRoom('comes', ({ draw, scene }) => {
  const id = draw.rarely(15) ? 'nobody' : draw.from(ids);
  return { here: [...new Set([...scene.here, id])], counted: [...new Set([...scene.counted, id])] };
});
const goes = inRoom('goes', ({ draw, scene }) => {
  const gone = scene.here[draw.below(scene.here.length)];
  return { here: scene.here.filter((id) => id !== gone) };
});
const confirms = inRoom('confirms', ({ scene }) => ({
  counted: scene.here,
  hasStranger: scene.strangerIsHere,
}));
const dayPasses = inRoom('day passes', ({ scene: { season, today } }) => ({
  today: season.days[season.days.indexOf(today) + 1] ?? today,
}));
const strangerComes = inRoom('stranger comes', () => ({ strangerIsHere: true, hasStranger: true }));
/** A3: a sibling is a stranger, unless the guardians say yes for today: then nobody more than before counts. */
const siblingComes = inRoom('sibling comes', ({ draw }) =>
  draw.rarely(2) ? {} : { strangerIsHere: true, hasStranger: true },
);
const strangerGoes = inRoom('stranger goes', () => ({ strangerIsHere: false }));
/** A2: one without the duty of confidentiality is a stranger. */
const interpreterComes = inRoom('interpreter comes', ({ draw, scene }) =>
  draw.rarely(4) ? { strangerIsHere: true, hasStranger: true } : { interpreters: scene.interpreters + 1 },
);

function withPlan(
  { scene }: Moment,
  change: Partial<RandomPlan>,
  facts: readonly KnownFact[],
): Omit<Happening, 'name'> {
  return { scene: { ...scene, plan: { ...scene.plan, ...change } }, facts };
}

function withConsent(name: string, moment: Moment, drawn: ConsentRow | WithdrawalRow): Happening {
  const row = { ...drawn, isLate: true };
  const consents = [...moment.scene.plan.consents, row];
  return { name, ...withPlan(moment, { consents }, [factOfConsent(row, `e${moment.number}`)]) };
}

function withdraws(moment: Moment): Happening {
  return withConsent('consent withdrawn', moment, drawWithdrawal(moment.draw));
}

/** C10 mostly: a consent for this meeting; now and then a new one for the plan. */
function signs(moment: Moment): Happening {
  const { expiresOn: _expiresOn, meeting: _meeting, ...row } = drawConsent(moment.draw, moment.scene.season);
  const isForMeeting = !moment.draw.rarely(4);
  const signed = { ...row, signedOn: moment.scene.today, ...(isForMeeting ? { meeting } : {}) };
  return withConsent('consent signed', moment, signed);
}

function writes(moment: Moment): Happening {
  const { items } = moment.scene.plan;
  const row: ItemRow = { ...drawItem(moment.draw, items), isLate: true };
  const facts = [factOfItem(row, row.id), ...factsOfLimit(row)];
  return { name: `${row.kind} written`, ...withPlan(moment, { items: [...items, row] }, facts) };
}

function limits(moment: Moment): Happening {
  const { items } = moment.scene.plan;
  const item = items[moment.draw.below(items.length)];
  if (item === undefined || item.kind === 'message' || item.kind === 'appointment') return writes(moment);
  const to = moment.draw.rarely(2) ? undefined : moment.draw.some(ids, { least: 1, most: 3 });
  const row: ItemRow = compact({ ...item, limitedTo: to, isLimitedLater: true });
  const body = to === undefined ? {} : { to };
  const fact = factOf('9', `e${moment.number}`, { verb: 'item.limited/1', item: item.id, body });
  const changed = items.map((one) => (one === item ? row : one));
  return { name: 'item limited', ...withPlan(moment, { items: changed }, [fact]) };
}

function withPerson(
  moment: Moment,
  id: string,
  how: { readonly change: Partial<PersonRow>; readonly verb: string; readonly body: Record<string, unknown> },
): Omit<Happening, 'name'> {
  const people = moment.scene.plan.people.map((one) => (one.id === id ? { ...one, ...how.change } : one));
  const body = { participant: id, on: moment.scene.today, ...how.body };
  const fact = factOf('a', `e${moment.number}`, { verb: how.verb, item: id, body });
  return withPlan(moment, { people }, [fact]);
}

function endsAccess(moment: Moment): Happening {
  const on = moment.draw.from(moment.scene.season.days);
  const how = { change: { accessEnds: on }, verb: 'access.ended/1', body: { on } };
  return { name: 'access ended', ...withPerson(moment, moment.draw.from(ids), how) };
}

function declares(moment: Moment): Happening {
  const { today } = moment.scene;
  const how = { change: { declaredOn: today }, verb: 'declaration.signed/1', body: {} };
  return { name: 'declaration signed', ...withPerson(moment, moment.draw.from(['p5', 'p6', 'p7']), how) };
}

function namesHolder(moment: Moment): Happening {
  const how = { change: { role: 'relay-holder' as const }, verb: 'holder.named/1', body: {} };
  return { name: 'holder named', ...withPerson(moment, moment.draw.from(['p4', 'p5']), how) };
}

function closes(moment: Moment): Happening {
  const { plan, meetingIsOver } = moment.scene;
  if (plan.ended !== undefined || meetingIsOver) return endsMeeting(moment);
  const body = { on: moment.scene.today, why: 'need-ended', meeting };
  const fact = factOf('b', `e${moment.number}`, { verb: 'plan.closed/1', item: 'plan', body });
  return { name: 'plan closed', ...withPlan(moment, { ended: { kind: 'closed', meeting } }, [fact]) };
}

function endsMeeting(moment: Moment): Happening {
  const body = { meeting, on: moment.scene.today };
  const fact = factOf('c', `e${moment.number}`, { verb: 'meeting.ended/1', item: meeting, body });
  return { name: 'meeting ended', scene: { ...moment.scene, meetingIsOver: true }, facts: [fact] };
}

const often: readonly [Event, ...Event[]] = [
  comes,
  comes,
  goes,
  confirms,
  confirms,
  withdraws,
  signs,
  writes,
  limits,
  dayPasses,
];
const seldom: readonly [Event, ...Event[]] = [
  strangerComes,
  siblingComes,
  strangerGoes,
  interpreterComes,
  endsAccess,
  declares,
  namesHolder,
  closes,
];

/** The next thing that happens in a room. */
export function drawHappening(moment: Moment): Happening {
  const event = moment.draw.from(moment.draw.rarely(4) ? seldom : often);
  return event(moment);
}
