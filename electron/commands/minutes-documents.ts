import { randomBytes } from 'node:crypto';
import { fold } from '#domain/evolve.ts';
import type { Day } from '#domain/calendar.ts';
import type { MeetingFile, PlanFile } from '#domain/plan-file.ts';
import { minutesForm } from '#domain/profile.ts';
import type { Profile } from '#domain/profile.ts';
import type { Result } from '#domain/result.ts';
import { no, yes } from '#domain/result.ts';
import { emptyState } from '#domain/state.ts';
import type { Meeting, PlanState } from '#domain/state.ts';
import { createIds } from '#domain/uuid.ts';
import { stableId } from '#host/archive/stable-id.ts';
import { makeArchiveMessage } from '#host/archive/archive-message.ts';
import type { ArchiveDocument } from '#host/archive/archive-message.ts';
import { writeDpo } from '#host/archive/dpo.ts';
import { writeFiksArkiv } from '#host/archive/fiks-arkiv.ts';
import { archiveTitles, tellArchiveRefusal } from '#host/archive/tell-archive.ts';
import { conclusionCards } from '#host/documents/conclusion-card.ts';
import type { DocumentFile, FilesNeeds } from '#host/documents/document-files.ts';
import { cardFiles, fileOf, minutesFiles, toBytes } from '#host/documents/document-files.ts';
import { nameOf, toDay } from '#host/documents/file-meeting.ts';
import type { FileMeeting } from '#host/documents/file-meeting.ts';
import { minutesVersionsOfFiles } from '#host/documents/file-versions.ts';
import { readLawTexts } from '#host/documents/law-texts.ts';
import { factsOfMeetingFiles } from '#host/documents/meeting-facts.ts';
import type { MinutesRefused, PdfMaterials } from '#host/documents/minutes-pdf.ts';
import { osloInstant } from '#host/documents/oslo-time.ts';
import { personName } from '#host/documents/minutes-people.ts';
import { readersAlone, readersByService } from '#host/documents/service-readers.ts';
import { makeInvitation } from '#sync/invitation.ts';

export interface MeetingOnFile {
  readonly plan: PlanFile;
  readonly meeting: MeetingFile;
  readonly date: Day;
  readonly since?: Day | undefined;
  readonly profile: Profile;
  readonly resources: string;
}

export interface MadeDocuments {
  readonly files: readonly DocumentFile[];
  /** What could not be made, and why, in the language of the plan. */
  readonly leftOut: readonly string[];
}

/** The kinds of a refusal here: of the text, or of what the municipality has set up for its archive. */
export type DocumentsRefused = MinutesRefused | { readonly kind: 'archive'; readonly sentence: string };

/** Everything that leaves a meeting, from the two files: versions by reader group, cards, invitation, arkivmelding. */
export async function makeMeetingDocuments(
  materials: PdfMaterials,
  asked: MeetingOnFile,
): Promise<Result<MadeDocuments, DocumentsRefused>> {
  const minutes = await makeVersions(materials, asked);
  if (!minutes.ok) return minutes;
  const cards = await makeCards(materials, asked);
  if (!cards.ok) return cards;
  const [whole] = minutes.value;
  if (whole === undefined) throw new Error('There is no whole version');
  const archive = makeArchiveFiles(materials, asked, whole);
  if (!archive.ok) return archive;
  const { files, leftOut } = archive.value;
  return yes({
    files: [...minutes.value, ...cards.value, ...files, ...makeCalendar(materials, asked)],
    leftOut,
  });
}

function filesNeeds(materials: PdfMaterials, { plan, profile }: MeetingOnFile): FilesNeeds {
  const people = plan.participants.flatMap(({ name, shownAs }) => [name, shownAs ?? '']);
  return { materials, publisher: profile.name, people };
}

function fileMeeting({ plan, meeting, date }: MeetingOnFile): FileMeeting {
  return { plan, meeting, date, since: date };
}

function heldMeeting(asked: MeetingOnFile): { readonly state: PlanState; readonly meeting: Meeting } {
  const newId = createIds({ now: () => Date.now(), randomBytes: (length) => randomBytes(length) });
  const facts = factsOfMeetingFiles(fileMeeting(asked), { newId, profile: asked.profile.version });
  const state = fold(emptyState, facts);
  const meeting = state.meetings.get(asked.meeting.id);
  if (meeting === undefined) throw new Error('A meeting file became no meeting');
  return { state, meeting };
}

async function makeVersions(
  materials: PdfMaterials,
  asked: MeetingOnFile,
): Promise<Result<readonly DocumentFile[], MinutesRefused>> {
  const { profile } = asked;
  const held = { ...heldMeeting(asked), profile };
  const versions = minutesVersionsOfFiles({
    ...asked,
    files: asked,
    basis: profile.exemption,
    form: minutesForm(profile),
    services: readersByService(held),
    people: readersAlone(held),
  });
  const files: DocumentFile[] = [];
  for (const version of versions) {
    const made = await minutesFiles(filesNeeds(materials, asked), version);
    if (!made.ok) return made;
    files.push(...made.value);
  }
  return yes(files);
}

async function makeCards(
  materials: PdfMaterials,
  asked: MeetingOnFile,
): Promise<Result<readonly DocumentFile[], MinutesRefused>> {
  const { plan, meeting, date, profile, resources } = asked;
  // Whether a service is told of the plan for the first time stands in no file.
  const source = { ...heldMeeting(asked), profile, firstTime: new Set<string>() };
  const owner = plan.participants.find(({ role }) => role === 'plan-owner');
  const about = {
    language: plan.language,
    planOwner: owner === undefined ? '' : personName(owner),
    date,
    time: meeting.time,
    basis: profile.exemption,
    publisher: profile.name,
  };
  const files: DocumentFile[] = [];
  for (const card of conclusionCards(readLawTexts(resources), source)) {
    const made = await cardFiles(filesNeeds(materials, asked), about, card);
    if (!made.ok) return made;
    files.push(...made.value);
  }
  return yes(files);
}

/** The whole version goes to the archive, and to nobody else but the family (D3). */
function makeArchiveFiles(
  { texts }: PdfMaterials,
  asked: MeetingOnFile,
  whole: DocumentFile,
): Result<MadeDocuments, DocumentsRefused> {
  const { plan, profile } = asked;
  const words = texts[plan.language];
  const document = archiveDocument(asked, whole);
  const message = makeArchiveMessage(
    profile.archive,
    document,
    archiveTitles(words, plan.language, document),
  );
  if (message.ok) {
    const xml = 'application/xml';
    const files = [
      fileOf('arkivmelding.xml', xml, toBytes(writeFiksArkiv(message.value))),
      fileOf('arkivmelding-dpo.xml', xml, toBytes(writeDpo(message.value))),
    ];
    return yes({ files, leftOut: [] });
  }
  const { refusal } = message;
  if (refusal.kind === 'archive-characters') return no({ kind: 'document-invalid', where: refusal.where });
  const sentence = tellArchiveRefusal(words, refusal);
  if (refusal.kind === 'archive-settings-missing') return yes({ files: [], leftOut: [sentence] });
  return no({ kind: 'archive', sentence });
}

function archiveDocument(
  asked: MeetingOnFile,
  { name, mediaType, sha256, bytes }: DocumentFile,
): ArchiveDocument {
  const { plan, meeting, date, profile } = asked;
  const files = fileMeeting(asked);
  const form = minutesForm(profile);
  const holder = plan.participants.find(({ role }) => role === 'relay-holder');
  const signed = plan.consents.map(({ signedOn }) => toDay(files, signedOn)).toSorted();
  return {
    plan: plan.id,
    item: meeting.id,
    // D1: an extract of the log is no minutes and no note of a meeting.
    category: form === 'log' ? 'other' : form,
    date,
    made: osloInstant(date, meeting.time).toISOString(),
    author: nameOf(files, meeting.minuteTaker),
    responsible: holder?.name ?? profile.archive?.unit ?? '',
    opened: signed[0] ?? date,
    closed: false,
    file: { name, mediaType, sha256, bytes: bytes.byteLength },
  };
}

/** K1: the next meeting, where one was agreed. It has no id of its own yet but as the one after this. */
function makeCalendar({ texts }: PdfMaterials, asked: MeetingOnFile): readonly DocumentFile[] {
  const { plan, meeting, date } = asked;
  const { next } = meeting;
  if (next === undefined) return [];
  const owner = plan.participants.find(({ role }) => role === 'plan-owner');
  const invitation = makeInvitation({
    uid: stableId(`${meeting.id} next`),
    method: 'request',
    sequence: 0,
    language: plan.language,
    start: osloInstant(toDay(fileMeeting(asked), next.date), next.time),
    place: next.place,
    sent: osloInstant(date, meeting.time),
    summary: texts[plan.language].invitation.summary,
    planOwner: [owner?.name ?? '', owner?.shownAs ?? ''],
  });
  return [fileOf('innkalling.ics', 'text/calendar; charset=utf-8', toBytes(invitation))];
}
