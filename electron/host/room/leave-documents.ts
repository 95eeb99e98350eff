import { refuse } from '#contract/refusals.ts';
import type { Refusal } from '#contract/refusals.ts';
import type { Body } from '#domain/bodies.ts';
import type { Id } from '#domain/identity.ts';
import type { Result } from '#domain/result.ts';
import { no, yes } from '#domain/result.ts';
import { planOwnerOf } from '#domain/state.ts';
import { fill } from '#language/fill-text.ts';
import type { DocumentFile } from '../documents/document-files.ts';
import { itemsOnCard } from '../documents/items-in-minutes.ts';
import { personName } from '../documents/minutes-people.ts';
import type { MinutesTexts } from '../documents/minutes-texts.ts';
import { readMinutesTexts } from '../documents/minutes-texts.ts';
import type { MinutesVersion } from '../documents/minutes-versions.ts';
import { minutesVersions, versionReaders } from '../documents/minutes-versions.ts';
import type { FilesAsked } from '../documents/render-messages.ts';
import type { DocumentRenderer } from '../documents/render-minutes.ts';
import { readersByService } from '../documents/service-readers.ts';
import { conclusionsOf } from '../views/conclusions.ts';
import { chairOf } from './host-room.ts';
import type { HostRoom } from './host-room.ts';
import { minutesSource } from './minutes-source.ts';
import type { MinutesHere } from './minutes-source.ts';
import type { OpenMeeting } from './open-meeting.ts';
import { foresee, write } from './write.ts';

interface LeaveNeeds {
  readonly host: HostRoom;
  readonly renderer: Pick<DocumentRenderer, 'renderFiles'>;
}

type Added = Body<'document.added/1'>;

/** What is to be made, and how the fact of it will read but for its bytes. */
interface Planned {
  readonly asked: FilesAsked;
  readonly fact: Pick<Added, 'category' | 'title' | 'topic' | 'limitedTo' | 'holds'> & {
    readonly isWhole: boolean;
  };
}

/**
 * D3, M8: what the meeting leaves behind, from one model: the whole møtereferat for family and archive, a version
 * and a conclusion card for each service, a version for each participant of none (R9, R14), each readable by those it
 * is for and by nobody else, and by them only as long as they may see all that stands in it (R5, R7, A6). All of it in
 * one transaction: begun again after a crash it is made anew to the byte, and written once.
 */
export async function leaveDocuments(
  { host, renderer }: LeaveNeeds,
  meeting: OpenMeeting,
): Promise<Result<unknown, Refusal>> {
  if (hasLeftDocuments(meeting)) return yes({});
  const writing = { actor: chairOf(meeting), silent: 'ending' } as const;
  const source = minutesSource(meeting);
  if (source === undefined) return no(refuse('wrong-moment'));
  const allowed = foresee(host, meeting, { command: { kind: 'documents.add', bodies: [anyBody] }, writing });
  if (!allowed.ok) return allowed;
  const texts = await readMinutesTexts(host.needs.resources, languageOf(source));
  const planned = [...planVersions(meeting, source, texts), ...planCards(host, meeting, { source, texts })];
  const made = await Promise.all(
    planned.map(async ({ asked, fact }) => ({ fact, files: await renderer.renderFiles(asked) })),
  );
  const bodies = keepFiles(meeting, made);
  if (!bodies.ok) return bodies;
  if (bodies.value.length === 0) return yes({});
  return write(host, { kind: 'documents.add', bodies: bodies.value }, writing);
}

interface Made extends Pick<Planned, 'fact'> {
  readonly files: Awaited<ReturnType<DocumentRenderer['renderFiles']>>;
}

/** First the bytes: a fact never names what is not in the file. */
function keepFiles(meeting: OpenMeeting, made: readonly Made[]): Result<readonly Added[], Refusal> {
  const bodies: Added[] = [];
  for (const { fact, files } of made) {
    if (!files.ok) return no(refuse('unexpected'));
    for (const file of files.value) {
      const kept = keepFile(meeting, file);
      if (!kept.ok) return kept;
      bodies.push(bodyOf(meeting, fact, file));
    }
  }
  return yes(bodies);
}

/** Asks the law before anything is made: the consent may be gone since (C1, C7). */
const anyBody: Added = {
  category: 'other',
  title: '-',
  topic: 'other',
  sha256: '0'.repeat(64),
  bytes: 1,
  mediaType: 'application/pdf',
};

/** Only an ending writes copies. */
function hasLeftDocuments({ state, base, plan }: OpenMeeting): boolean {
  return [...state.items.values()].some(
    (one) =>
      one.kind === 'document' && one.copy === true && one.meeting === plan.meeting && !base.items.has(one.id),
  );
}

function languageOf({ state, profile }: MinutesHere): 'nb' | 'nn' {
  return state.plan?.language ?? profile.language;
}

/** Names that no file may be called by. */
function forWhom({ state, profile }: MinutesHere): Pick<FilesAsked, 'publisher' | 'people' | 'drawAll'> {
  const people = [...state.participants.values()].flatMap(({ name, shownAs }) => [name, shownAs ?? '']);
  return { publisher: profile.name, people, drawAll: true };
}

function planVersions(meeting: OpenMeeting, source: MinutesHere, texts: MinutesTexts): readonly Planned[] {
  const owner = planOwnerOf(meeting.state)?.id;
  return minutesVersions(source).map((version) => ({
    asked: { kind: 'version', ...forWhom(source), ...readerOf(version), document: version.document },
    fact: {
      // D1: an extract of the log is neither minutes nor a note.
      category: version.document.category === 'log' ? 'other' : version.document.category,
      title: versionTitle(texts, version),
      ...readersOf(version.to, owner),
    },
  }));
}

function readerOf({ service, person }: MinutesVersion): Pick<MinutesVersion, 'service' | 'person'> {
  return { ...(service === undefined ? {} : { service }), ...(person === undefined ? {} : { person }) };
}

/** R5, R6: limited to the plan owner, for guardians and holders see what is limited too, for as long as they are that. */
function readersOf(
  to: MinutesVersion['to'],
  owner: Id | undefined,
): Pick<Planned['fact'], 'topic' | 'limitedTo' | 'holds' | 'isWhole'> {
  if (to !== undefined) {
    return { topic: to.topic, limitedTo: [...to.readers], ...heldOf(to.holds), isWhole: false };
  }
  return { topic: 'other', ...(owner === undefined ? {} : { limitedTo: [owner] }), isWhole: true };
}

function heldOf(holds: readonly Id[]): Pick<Added, 'holds'> {
  return holds.length === 0 ? {} : { holds: [...holds] };
}

/** «Møtereferat til Solvang skole», or to one person by name: only they, family and holders ever read the title. */
function versionTitle({ category, documents }: MinutesTexts, { document }: MinutesVersion): string {
  const name = category[document.category];
  if (!('readers' in document.to)) return name;
  const service = document.to.readers.join(', ');
  return fill(documents.service, { category: name, service }).slice(0, longestTitle);
}

const longestTitle = 200;

/** M8: once the minutes are approved; before that nobody has seen what a card would say. */
function planCards(
  host: HostRoom,
  meeting: OpenMeeting,
  { source, texts }: { readonly source: MinutesHere; readonly texts: MinutesTexts },
): readonly Planned[] {
  const groups = new Map(readersByService(source).map((group) => [group.service, group]));
  const owner = planOwnerOf(source.state);
  const about = {
    language: languageOf(source),
    planOwner: owner === undefined ? '' : personName(owner),
    date: source.meeting.date,
    time: source.meeting.time,
    basis: source.profile.exemption,
    publisher: source.profile.name,
  };
  return conclusionsOf(host, meeting).flatMap(({ service, text }): Planned[] => {
    const group = groups.get(service);
    if (group === undefined) return [];
    const title = fill(texts.documents.card, { service }).slice(0, longestTitle);
    const { readers, topic } = versionReaders(group);
    return [
      {
        asked: { kind: 'card', ...forWhom(source), service, text, about },
        fact: {
          category: 'other',
          title,
          topic,
          limitedTo: [...readers],
          ...heldOf(itemsOnCard({ ...source, seen: group.seen })),
          isWhole: false,
        },
      },
    ];
  });
}

/** The archive takes the whole one as PDF; everything else is a copy of it, cut or for working on. */
function bodyOf(meeting: OpenMeeting, { isWhole, ...fact }: Planned['fact'], file: DocumentFile): Added {
  const { sha256, bytes } = file;
  const mediaType = typeOf(file);
  const isOriginal = isWhole && mediaType === 'application/pdf';
  return {
    ...fact,
    meeting: meeting.plan.meeting,
    sha256,
    mediaType,
    bytes: bytes.byteLength,
    ...(isOriginal ? {} : { copy: true as const }),
  };
}

/** The store takes a type without parameters; a text is always UTF-8. */
function typeOf({ mediaType }: DocumentFile): string {
  return mediaType.split(';', 1)[0] ?? mediaType;
}

/** By its hash: the same bytes lie in the file once. */
function keepFile({ journal }: OpenMeeting, file: DocumentFile): Result<string, Refusal> {
  const kept = journal.putBlob({ mediaType: typeOf(file), bytes: Buffer.from(file.bytes) });
  return kept.ok ? kept : no(refuse('disk-refused'));
}
