import type { CommandInput } from '#contract/commands.ts';
import { refuse } from '#contract/refusals.ts';
import { no } from '#domain/result.ts';
import { hashBytes } from '../journal/room-rows.ts';
import { withoutTraces } from '../uploads/picture-traces.ts';
import { dropDocument, takeWhole } from './arriving.ts';
import { isStillOpen } from './fetch-document.ts';
import type { FinishNeeds } from './finish.ts';
import type { Answer, Caller, HostRoom } from './host-room.ts';
import { meetingOf, todayIn } from './host-room.ts';
import { writerOf } from './minutes.ts';
import type { OpenMeeting } from './open-meeting.ts';
import { personAudience } from './open-meeting.ts';
import { writeFor } from './plan-work.ts';
import { removeUnnamed } from './unnamed-documents.ts';

/** What the page asked about the document, which is all that the plan is told of it. */
type About = Pick<CommandInput<'document.keep'>, 'category' | 'title' | 'topic' | 'limitedTo'>;

interface Content {
  readonly bytes: Buffer;
  readonly sha256: string;
  readonly mediaType: string;
}

/** All of it is here: what it says it is counts for nothing, the process that opens strangers' documents decides. */
export async function keepDocument(
  host: HostRoom,
  caller: Caller,
  input: CommandInput<'document.keep'>,
): Promise<Answer> {
  const meeting = meetingOf(host);
  if (!meeting.ok) return meeting;
  const untitled = withoutTitle(input);
  if (untitled !== undefined) return untitled;
  const whole = takeWhole(host, caller);
  if (whole === undefined || host.shelf === undefined) {
    dropDocument(host, caller);
    return no(refuse('document-incomplete'));
  }
  const opened = await host.shelf.look(whole.bytes);
  if (!opened.ok) return no(refuse(opened.refusal.kind));
  const content = contentOf(whole, opened.value.mediaType);
  return put(host, caller, { meeting: meeting.value, about: input, content });
}

/** A text of our own, made to a document by the worker that makes the minutes. */
export async function writeDocument(
  { host, renderer }: FinishNeeds,
  caller: Caller,
  input: CommandInput<'document.write'>,
): Promise<Answer> {
  const meeting = meetingOf(host);
  if (!meeting.ok) return meeting;
  const untitled = withoutTitle(input);
  if (untitled !== undefined) return untitled;
  if (input.text.trim() === '') return no(refuse('empty-text', 'text'));
  const { plan, state } = meeting.value;
  const { language, exemption, name } = plan.profile;
  const rendered = await renderer.renderFiles({
    kind: 'text',
    publisher: name,
    people: [],
    title: input.title,
    text: input.text,
    about: {
      language: state.plan?.language ?? language,
      date: todayIn(host),
      time: plan.time,
      basis: exemption,
    },
  });
  if (!rendered.ok)
    return no(refuse(rendered.refusal.kind === 'characters-missing' ? 'characters-missing' : 'unexpected'));
  const [file] = rendered.value;
  if (file === undefined) return no(refuse('unexpected'));
  const { bytes, sha256, mediaType } = file;
  const content = { bytes: Buffer.from(bytes), sha256, mediaType };
  return put(host, caller, { meeting: meeting.value, about: input, content });
}

function contentOf(whole: Omit<Content, 'mediaType'>, mediaType: string): Content {
  const bytes = withoutTraces(whole.bytes, mediaType);
  const sha256 = bytes === whole.bytes ? whole.sha256 : hashBytes(bytes);
  return { bytes, sha256, mediaType };
}

function withoutTitle({ title }: About): Answer | undefined {
  return title.trim() === '' ? no(refuse('empty-text', 'title')) : undefined;
}

interface Putting {
  readonly meeting: OpenMeeting;
  readonly about: About;
  readonly content: Content;
}

/** Bytes first, then the fact that names them; a no leaves neither. The same bytes lie in the file once. */
function put(host: HostRoom, caller: Caller, { meeting, about, content }: Putting): Answer {
  if (!isStillOpen(host, meeting)) return no(refuse('no-meeting'));
  const { bytes, sha256, mediaType } = content;
  if (isSeen(host, caller, { meeting, sha256 })) return no(refuse('document-already-here'));
  const kept = meeting.journal.putBlob({ mediaType, bytes });
  if (!kept.ok) return no(refuse('disk-refused'));
  const { category, title, topic, limitedTo } = about;
  const limit = limitedTo === undefined ? {} : { limitedTo };
  const body = { category, title: title.trim(), topic, sha256, bytes: bytes.length, mediaType, ...limit };
  const wrote = writeFor(host, caller, { command: { kind: 'document.add', body }, saidBy: [] });
  if (!wrote.ok) removeUnnamed(meeting, sha256);
  return wrote;
}

/** A6: one that this person may not see is not told of; the file holds the bytes once all the same. */
function isSeen(
  host: HostRoom,
  caller: Caller,
  { meeting, sha256 }: { readonly meeting: OpenMeeting; readonly sha256: string },
): boolean {
  const { items } = personAudience(meeting, writerOf(meeting, caller), todayIn(host));
  return [...meeting.state.items.values()].some(
    (item) => item.kind === 'document' && item.sha256 === sha256 && items.has(item.id),
  );
}
