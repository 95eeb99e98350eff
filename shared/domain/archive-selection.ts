import { addMonths } from './calendar.ts';
import type { Day } from './calendar.ts';
import { holdersOn } from './consent.ts';
import { isFullyDeleted } from './messages.ts';
import type { Profile } from './profile.ts';
import type { DocumentItem, Item, ItemKind, PlanState } from './state.ts';

/** Why a plan goes to the archive now. */
export type ArchiveOccasion = 'continuously' | 'half-year' | 'closed';

/** A document of the plan as the archive is told of it. */
export interface ArchivableDocument {
  readonly item: string;
  readonly category: DocumentItem['category'];
  readonly sha256: string;
  /** The day of its meeting; a document without one has only the time it was put in. */
  readonly date?: Day;
  /** The employee who wrote it, else the one who answers for the plan. */
  readonly author?: string;
  /** The fact that brought it. */
  readonly madeBy: string;
}

export interface ArchiveSelection {
  readonly occasion: ArchiveOccasion;
  /** The first day of the case. */
  readonly opened: Day;
  readonly closed: boolean;
  /** The relay holder; absent: nobody is left who answers for the plan. */
  readonly responsible?: string;
  readonly documents: readonly ArchivableDocument[];
  /** S3: never archived: the calendar, and messages that everybody deleted. */
  readonly byRule: Readonly<Record<'appointments' | 'deletedMessages', number>>;
  /** What stands in the plan and in no document of its own: it is archived as far as the minutes tell it. */
  readonly notAlone: Readonly<Partial<Record<ItemKind, number>>>;
}

export interface ArchiveAt {
  readonly today: Day;
  readonly profile: Pick<Profile, 'archiveTimes' | 'withdrawal'>;
}

/** S2–S4: what of a plan goes to the archive core on this day; absent where its time has not come. */
export function selectForArchive(state: PlanState, at: ArchiveAt): ArchiveSelection | undefined {
  const occasion = occasionOf(state, at);
  const opened = firstConsent(state);
  if (occasion === undefined || opened === undefined) return undefined;
  const responsible = holdersOn(state, at.today)[0]?.name;
  const items = [...state.items.values()];
  const messages = items.filter((item) => item.kind === 'message');
  const deleted = messages.filter((message) => isFullyDeleted(state, message, at.today));
  return {
    occasion,
    opened,
    closed: occasion === 'closed',
    ...(responsible === undefined ? {} : { responsible }),
    documents: items
      // D3: the archive has the whole; what was cut for others, and other forms of it, are copies.
      .filter((item) => item.kind === 'document')
      .filter(({ copy }) => copy !== true)
      .map((item) => documentOf(state, item, responsible)),
    byRule: {
      appointments: items.filter(({ kind }) => kind === 'appointment').length,
      deletedMessages: deleted.length,
    },
    notAlone: countKinds(items, new Set(deleted.map(({ id }) => id))),
  };
}

function occasionOf(state: PlanState, at: ArchiveAt): ArchiveOccasion | undefined {
  const { ended } = state;
  if (ended?.kind === 'closed' && ended.on <= at.today) {
    // C5: where withdrawing everything deletes, nothing is left to archive.
    return ended.why === 'consent-withdrawn' && at.profile.withdrawal === 'delete' ? undefined : 'closed';
  }
  return occasionOfOpen(firstConsent(state), at);
}

/** S4: the first half-year counts from the first consent; from then on each run takes what is new. */
function occasionOfOpen(first: Day | undefined, { today, profile }: ArchiveAt): ArchiveOccasion | undefined {
  if (profile.archiveTimes === 'continuously') return 'continuously';
  if (profile.archiveTimes === 'on-closing' || first === undefined) return undefined;
  return addMonths(first, 6) <= today ? 'half-year' : undefined;
}

function firstConsent(state: PlanState): Day | undefined {
  return state.consents.find((consent) => consent.meeting === undefined)?.signedOn;
}

function documentOf(
  state: PlanState,
  document: DocumentItem,
  responsible: string | undefined,
): ArchivableDocument {
  const { id, category, sha256, madeBy } = document;
  const meeting = document.meeting === undefined ? undefined : state.meetings.get(document.meeting);
  const writer = meeting === undefined ? undefined : state.participants.get(meeting.minuteTaker);
  const author = writer?.employee === true ? writer.name : responsible;
  return {
    item: id,
    category,
    sha256,
    madeBy,
    ...(meeting === undefined ? {} : { date: meeting.date }),
    ...(author === undefined ? {} : { author }),
  };
}

/** Counted by themselves; what a plan says of words is no content of it. */
const alone: ReadonlySet<ItemKind> = new Set(['document', 'appointment', 'saying', 'word']);

function countKinds(items: readonly Item[], without: ReadonlySet<string>): ArchiveSelection['notAlone'] {
  const counted = items.filter(({ id, kind }) => !alone.has(kind) && !without.has(id));
  const kinds = [...Map.groupBy(counted, ({ kind }) => kind)];
  return Object.fromEntries(kinds.map(([kind, ofKind]) => [kind, ofKind.length]));
}
