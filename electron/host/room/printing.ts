import type { CommandInput } from '#contract/commands.ts';
import type { Paper } from '#contract/document-rows.ts';
import { refuse } from '#contract/refusals.ts';
import type { Refusal } from '#contract/refusals.ts';
import type { Result } from '#domain/result.ts';
import { no, yes } from '#domain/result.ts';
import { planOwnerOf } from '#domain/state.ts';
import { personName } from '../documents/minutes-people.ts';
import { minutesVersions } from '../documents/minutes-versions.ts';
import type { FilesAsked } from '../documents/render-messages.ts';
import { conclusionsOf } from '../views/conclusions.ts';
import { isStillOpen } from './fetch-document.ts';
import type { FinishNeeds } from './finish.ts';
import type { Answer, HostRoom } from './host-room.ts';
import { changeRoom, done, meetingOf } from './host-room.ts';
import { meetingPapers, printedSource } from './meeting-papers.ts';
import type { OpenMeeting } from './open-meeting.ts';

/** Prints one copy, and remembers who takes it home for as long as the room lasts: none is left on the table. */
export async function printPaper(needs: FinishNeeds, input: CommandInput<'paper.print'>): Promise<Answer> {
  const { host } = needs;
  const allowed = mayPrint(host, input);
  if (!allowed.ok) return allowed;
  const { printer } = host.needs;
  if (printer === undefined) return no(refuse('printer-missing'));
  const meeting = allowed.value;
  const pdf = await makePaper(needs, meeting, input.paper);
  if (!pdf.ok) return pdf;
  // Somebody may have left, or everything been withdrawn, while it was made.
  const still = mayPrint(host, input);
  if (!still.ok) return still;
  const printed = await printer.print(pdf.value);
  if (!printed.ok) return no(refuse(printed.refusal.kind));
  return isStillOpen(host, meeting) ? remember(host, meeting, input) : done;
}

async function makePaper(
  { host, renderer }: FinishNeeds,
  meeting: OpenMeeting,
  paper: Paper,
): Promise<Result<Uint8Array, Refusal>> {
  const asked = filesOf(host, meeting, paper);
  if (asked === undefined) return no(refuse('unknown-item', 'paper'));
  const rendered = await renderer.renderFiles(asked);
  const files = rendered.ok ? rendered.value : [];
  const pdf = files.find((file) => file.mediaType === 'application/pdf');
  return pdf === undefined ? no(refuse('unexpected')) : yes(pdf.bytes);
}

function mayPrint(host: HostRoom, { paper, to }: CommandInput<'paper.print'>): Result<OpenMeeting, Refusal> {
  const meeting = meetingOf(host);
  if (!meeting.ok) return meeting;
  if (meeting.value.room.readBack !== 'approved') return no(refuse('wrong-moment'));
  const found = meetingPapers(host, meeting.value).find((one) => isSame(one.paper, paper));
  if (found === undefined) return no(refuse('unknown-item', 'paper'));
  if (to !== undefined && !found.takers.includes(to)) return no(refuse('may-not-see', 'to'));
  return yes(meeting.value);
}

function isSame(one: Paper, other: Paper): boolean {
  return one.kind === other.kind && readerOf(one) === readerOf(other);
}

/** The service or the person that it is for; the whole one names neither. */
function readerOf(paper: Paper): string | undefined {
  if (paper.kind === 'whole') return undefined;
  return paper.kind === 'person' ? paper.person : paper.service;
}

function filesOf(host: HostRoom, meeting: OpenMeeting, paper: Paper): FilesAsked | undefined {
  const source = printedSource(meeting);
  if (source === undefined) return undefined;
  const { state, profile } = source;
  const forWhom = { publisher: profile.name, people: [], drawAll: true as const };
  if (paper.kind !== 'card') {
    const reader = readerOf(paper);
    const version = minutesVersions(source).find(({ service, person }) =>
      paper.kind === 'person' ? person === reader : person === undefined && service === reader,
    );
    return version && { kind: 'version', ...forWhom, document: version.document };
  }
  const card = conclusionsOf(host, meeting).find((one) => one.service === paper.service);
  const owner = planOwnerOf(state);
  if (card === undefined || owner === undefined) return undefined;
  const about = {
    language: state.plan?.language ?? profile.language,
    planOwner: personName(owner),
    date: source.meeting.date,
    time: source.meeting.time,
    basis: profile.exemption,
    publisher: profile.name,
  };
  return { kind: 'card', ...forWhom, service: card.service, text: card.text, about };
}

function remember(host: HostRoom, meeting: OpenMeeting, { paper, to }: CommandInput<'paper.print'>): Answer {
  const copy = to === undefined ? { paper } : { paper, to };
  return changeRoom(host, meeting, { copies: [...(meeting.room.copies ?? []), copy] });
}
