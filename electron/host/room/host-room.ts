import type { DisplaysPart } from '#contract/display-rows.ts';
import type { MeetingState, Reading } from '#contract/views.ts';
import type { Refusal } from '#contract/refusals.ts';
import { refuse } from '#contract/refusals.ts';
import type { PageRole } from '#contract/roles.ts';
import type { Language } from '#domain/bodies.ts';
import type { Day } from '#domain/calendar.ts';
import type { Id } from '#domain/identity.ts';
import type { Profile } from '#domain/profile.ts';
import type { Result } from '#domain/result.ts';
import { no, yes } from '#domain/result.ts';
import type { readLawTexts } from '../documents/law-texts.ts';
import type { HostNeeds, LastDelivery } from '../host-needs.ts';
import { osloDay } from '../oslo-day.ts';
import type { Reader } from '../speech/reader-types.ts';
import type { Spelling } from '../spelling/spelling.ts';
import type { CentralClient } from '../central/central-client.ts';
import type { TableTexts } from '../views/table-texts.ts';
import type { Arriving } from './arriving.ts';
import type { DocumentShelf } from './document-shelf.ts';
import type { OwnWords } from './family.ts';
import type { GivenSignal } from './interpreter-signal.ts';
import type { Line } from './line.ts';
import type { OpenMeeting } from './open-meeting.ts';
import type { OtherFormOf, OtherSentencesOf } from './other-form.ts';
import type { RoomState } from './room-state.ts';
import type { RoomSignIn } from './grant.ts';
import type { RoomOffice } from './room-office.ts';
import type { VoicesHere } from './voice-choice.ts';

/** Who calls, as the wire says: the host believes nothing else. */
export interface Caller {
  readonly session: string;
  readonly role: PageRole;
  readonly table?: string;
  readonly participant?: Id;
}

export interface PlanRow {
  readonly id: Id;
  readonly name: string;
  readonly holder?: string;
  readonly language: 'nb' | 'nn';
}

/** What the host holds in memory. All of it can be made again from the file, the store and the shell. */
export interface HostRoom {
  readonly needs: HostNeeds;
  phase: MeetingState['phase'];
  /** Nobody is at the console, between two meetings. */
  rests?: true;
  refusal?: Refusal;
  store: MeetingState['store'];
  /** What the line to the store has come to know since it was opened. */
  contact: { readonly asksSignIn: boolean; readonly storeDiffers: boolean };
  line?: Line;
  /** Of the line before: what was on it when it was closed. */
  lineClosed?: Promise<void>;
  client?: CentralClient;
  storeUrl?: string;
  /** The store lets rooms in by a person's phone; absent: the shell brought a token to try out with. */
  signIn?: RoomSignIn;
  /** The store stays away after the end: the console offers to seal the meeting. */
  offersSealing?: true;
  /** When a person last did something here, by the room's time; of a host before, when its file last changed. */
  touchedAt?: number;
  /** When the room last began to seal by itself what nobody ended. */
  sealedAt?: number;
  /** Being sealed now: whatever else comes of the delivery waits for it. */
  sealing?: Promise<unknown>;
  /** A new plan is being made in the store (M6). */
  isMakingPlan?: true;
  plans: readonly PlanRow[];
  meeting?: OpenMeeting;
  reading: Reading;
  /** What was last given to the voice, until it was told to be silent. */
  beingRead?: readonly { readonly id: string; readonly text: string }[];
  /** M11: the child's own words on the wall, in memory alone: in no file, no undo, no log. */
  ownWords?: OwnWords;
  /** What the interpreter's page asks for, for as long as that page is there. */
  signal?: GivenSignal;
  /** The same text in the other written form, where somebody has it: asked for each line, and never waited for. */
  otherForm?: OtherFormOf;
  otherSentences?: OtherSentencesOf;
  /** Something here puts a text of this form into the other. */
  canTranslate?: (from: Language) => boolean;
  /** How often more of it has come: what was made from it is made anew. */
  translated?: number;
  /** The plan's documents, as they are opened here. */
  shelf?: DocumentShelf;
  /** Documents on their way from a page, by its session. */
  readonly arriving: Map<string, Arriving>;
  /** Texts of the pages at the table, read when they are first needed. */
  tableTexts?: TableTexts;
  /** How the room looks while no meeting is open. */
  look: RoomState['look'];
  reader?: Reader;
  /** Says a sentence to nobody: whether the voice of that language makes a sound at all. */
  speaks?: (text: string, language: Language) => Promise<boolean>;
  /** Which screens there are and what stands on them; absent where the shell opens no windows. */
  displays?: DisplaysPart;
  /** The room itself between meetings: its set-up, and the way out of it. */
  office?: RoomOffice;
  /** What can read aloud here. */
  voices: VoicesHere;
  /** Starts voice and documents ahead, so that the first word and the minutes do not wait for them. */
  warm?: () => void;
  /** Ends the meeting where it is: everything was withdrawn at home (C4). */
  endNow?: (meeting: OpenMeeting) => void;
  /** Words of the documents that the law asks for, read when they are first needed. */
  lawTexts?: ReturnType<typeof readLawTexts>;
  /** Looks words up beside the loop; absent where the shell brought no dictionary. */
  spelling?: Spelling;
  /** Pages that are connected, oldest first. */
  readonly callers: Map<string, Caller>;
  delivery: Partial<LastDelivery> & { readonly facts: number; readonly refusal?: Refusal };
  /** Room time is the machine's clock plus this; fixed while a meeting lasts, so it never goes back (idea 7). */
  clockOffsetMs: number;
  readonly stopping: AbortController;
}

export type Answer = Result<unknown, Refusal>;
export const done: Answer = yes({});

export function roomNow(host: HostRoom): number {
  return host.needs.now() + host.clockOffsetMs;
}

export function todayIn(host: HostRoom): Day {
  return host.needs.date ?? osloDay(roomNow(host));
}

/** The store's profile while a meeting is open, the room's own before. */
export function profileOf(host: HostRoom): Profile {
  return host.meeting?.plan.profile ?? host.needs.municipality.inForce().profile;
}

/** The open meeting, or the calm no that there is none. */
export function meetingOf(host: HostRoom): Result<OpenMeeting, Refusal> {
  return host.meeting === undefined || host.phase !== 'meeting'
    ? no(refuse('no-meeting'))
    : yes(host.meeting);
}

/** [SYNC-12]: the room keeps this by its own clock, for nothing else can reach a room without a network. */
export function readingHasEnded(host: HostRoom): boolean {
  const until = host.meeting?.plan.offlineUntil;
  return until !== undefined && host.phase === 'meeting' && roomNow(host) > Date.parse(until);
}

/** M15: one plan at a time, also while it is on its way in. */
export function isOpening({ meeting, phase, isMakingPlan }: HostRoom): boolean {
  return meeting !== undefined || phase === 'fetching' || isMakingPlan === true;
}

/** R15: the stand-in where one was named, else who the meeting was made ready for. */
export function chairOf({ state, plan }: Pick<OpenMeeting, 'state' | 'plan'>): Id {
  return state.meetings.get(plan.meeting)?.chair ?? plan.chair;
}

/** Writes room state to the file, then to memory, then tells: nothing is visible before it is on the disk. */
export function changeRoom(host: HostRoom, meeting: OpenMeeting, change: Partial<RoomState>): Answer {
  const room = { ...meeting.room, ...change };
  const wrote = meeting.journal.putRoomState('room', room);
  if (!wrote.ok) return no(refuse('disk-refused'));
  meeting.room = room;
  host.needs.changed();
  return done;
}

/** The page that sounds: the wall's, else the chair's; exactly one (design §5). */
export function loudspeakerOf(host: HostRoom): string | undefined {
  const callers = [...host.callers.values()];
  const wall = callers.find((one) => one.role === 'screen');
  return (wall ?? callers.find((one) => one.role === 'chair'))?.session;
}
