import { screenPartSchema } from '#contract/screen-page.ts';
import { asSpoken } from '#host/room/read-aloud.ts';
import { createOtherForm } from '#host/room/other-form.ts';
import { noTranslator } from '#host/translation/create-translator.ts';
import type { FamilyView, InterpreterView, MinutesView, ScreenPage, ScreenView } from '#contract/views.ts';
import type { Audience } from '#domain/audience.ts';
import type { Id } from '#domain/identity.ts';
import type { KnownFact } from '#domain/known-fact.ts';
import { findPlaces } from '#doors/places.ts';
import { buildMinutesFromState } from '#host/documents/minutes-from-state.ts';
import type { MinutesDocument } from '#host/documents/minutes-model.ts';
import type { WritableJournal } from '#host/journal/journal-ports.ts';
import type { HostRoom } from '#host/room/host-room.ts';
import type { OpenMeeting } from '#host/room/open-meeting.ts';
import { loadMeeting, personAudience, roomAudience } from '#host/room/open-meeting.ts';
import type { MeetingPlan, RoomState } from '#host/room/room-state.ts';
import { firstRoomState } from '#host/room/room-state.ts';
import { familyView } from '#host/views/family-view.ts';
import { interpreterView } from '#host/views/interpreter-view.ts';
import { minutesView } from '#host/views/minutes-view.ts';
import { openDeck, screenView } from '#host/views/screen-view.ts';
import { readTableTexts } from '#host/views/table-texts.ts';
import { tryOutProfile } from '../fixtures/profile.ts';

export interface PureRoomAsked {
  readonly facts: readonly KnownFact[];
  readonly present: readonly Id[];
  /** Goals on the agenda; some of them may be hidden from this room. */
  readonly goals: readonly Id[];
  /** Of those, whose point the chair goes to: the ones whom the page is for may see. */
  readonly visited: (goal: Id) => boolean;
  readonly today: string;
  readonly meeting: string;
  readonly otherForm?: HostRoom['otherForm'];
}

/** The host's own view functions on a meeting that is in memory alone: thousands of rooms in a few seconds. */
export interface PureRoom {
  readonly seen: Audience;
  readonly seenBy: (person: Id) => Audience;
  /** Everything on the wall, at every point of the agenda, shown and read. */
  readonly wall: () => readonly ScreenView[];
  /** What a voice would say of it. */
  readonly speech: () => readonly string[];
  readonly minutes: () => MinutesDocument;
  readonly table: (person: Id) => readonly MinutesView[];
  /** At every point, shown and read. */
  readonly interpreter: () => readonly InterpreterView[];
  readonly family: (person: Id) => FamilyView;
}

/** A point as it is, read aloud, in either written form, and everything else that the wall can show of it. */
const modes: readonly Partial<RoomState>[] = [
  { mode: 'show' },
  { mode: 'read' },
  { mode: 'show', form: 'nn' },
  { mode: 'read', form: 'nn' },
  ...screenPartSchema.options.map((part) => ({ mode: 'part' as const, part })),
];

export function openPureRoom(asked: PureRoomAsked): PureRoom {
  const plan = planOf(asked);
  const loaded = load(asked, plan);
  const at = (change: Partial<RoomState>): HostRoom => hostOf(asked, loaded, change);
  const points = plan.agenda.filter(({ goal }) => goal === undefined || asked.visited(goal));
  const settings = points.flatMap(({ id, goal }) =>
    (goal === undefined ? modes.slice(0, 4) : modes).map((mode) => ({ agenda: id, ...mode })),
  );
  return {
    seen: roomAudience(loaded, asked.today),
    seenBy: (person) => personAudience(loaded, person, asked.today),
    wall: () => settings.flatMap((setting) => pagesOn(at(setting), (page) => at({ ...setting, page }))),
    speech: () =>
      settings.flatMap((setting) => {
        const host = at(setting);
        return (openDeck(host) ?? []).flatMap((page) => spokenOn(host, page));
      }),
    minutes: () => minutesOf(asked, loaded),
    table: (person) =>
      settings.map((setting) =>
        minutesView(at(setting), { session: 'table', role: 'minute-taker', participant: person }),
      ),
    interpreter: () => settings.map((setting) => interpreterView(at(setting))),
    family: (person) => familyView(at({}), { session: 'table', role: 'family', participant: person }),
  };
}

function pagesOn(host: HostRoom, turnTo: (page: number) => HostRoom): readonly ScreenView[] {
  const pages = openDeck(host)?.length ?? 1;
  return Array.from({ length: pages }, (_empty, page) =>
    screenView(turnTo(page), { session: 'wall', role: 'screen' }),
  );
}

function spokenOn({ meeting }: HostRoom, page: ScreenPage): readonly string[] {
  const sentences = 'sentences' in page ? page.sentences : [];
  return meeting === undefined ? [] : sentences.map((one) => asSpoken(meeting, one).spoken);
}

function minutesOf(asked: PureRoomAsked, still: OpenMeeting): MinutesDocument {
  const meeting = still.state.meetings.get(asked.meeting);
  if (meeting === undefined) throw new Error('The meeting was never opened');
  return buildMinutesFromState({
    state: still.state,
    meeting,
    seen: roomAudience(still, asked.today),
    profile: tryOutProfile,
    since: '2026-01-01',
    goals: new Set(asked.goals),
    readers: asked.present,
  });
}

function planOf({ goals, meeting, today }: PureRoomAsked): MeetingPlan {
  return {
    meeting,
    plan: 'plan',
    loan: 'loan',
    date: today,
    time: '13:00',
    place: 'Møterom 2',
    chair: 'p3',
    minuteTaker: 'p4',
    agenda: [
      { id: 'welcome', kind: 'welcome' },
      { id: 'roll-call', kind: 'roll-call' },
      ...goals.map((goal) => ({ id: `point-${goal}`, kind: 'goal' as const, goal })),
      { id: 'read-back', kind: 'read-back' },
      { id: 'next', kind: 'next-meeting' },
    ],
    profile: tryOutProfile,
  };
}

/** A journal of rows in memory. */
function load(asked: PureRoomAsked, plan: MeetingPlan): OpenMeeting {
  const people = asked.present.map((id) => ({ id, by: 'room' as const, here: true, left: false }));
  const room: RoomState = { ...firstRoomState(plan, 'nb'), people, watching: [...asked.present] };
  const rows: Readonly<Record<string, unknown>> = { plan, room };
  const journal = {
    getRoomState: (name: string) => rows[name],
    listDrafts: () => new Map(),
    loadFacts: () => ({ facts: asked.facts.map((fact) => ({ fact })) }),
    listAtOnce: () => [],
  };
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a view reads no other part of the journal
  return loadMeeting(journal as unknown as WritableJournal, { note: () => undefined, fault: () => '' });
}

const tableTexts = readTableTexts(findPlaces().resources);

/** The parts of a host that a view reads. */
function hostOf(asked: PureRoomAsked, loaded: OpenMeeting, change: Partial<RoomState>): HostRoom {
  const meeting = { ...loaded, room: { ...loaded.room, ...change } };
  const needs = { now: () => 0, date: asked.today, tryOut: true };
  const look = { language: 'nb', scheme: 'light', large: false };
  const contact = { asksSignIn: false, storeDiffers: false };
  const rest = { store: 'unknown', plans: [], reading: { generation: 0 }, callers: new Map(), look };
  const host = {
    needs,
    phase: 'meeting',
    meeting,
    delivery: { facts: 0 },
    clockOffsetMs: 0,
    contact,
    tableTexts,
    ...rest,
    otherForm: asked.otherForm,
  };
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a view reads no other part of the host
  return withOtherForm(host as unknown as HostRoom);
}

/** What people said of the words of the plan; no machine. */
function withOtherForm(host: HostRoom): HostRoom {
  const { whole, sentences } = createOtherForm(host, noTranslator);
  host.otherForm ??= whole;
  host.otherSentences = sentences;
  return host;
}
