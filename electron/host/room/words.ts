import type { CommandInput } from '#contract/commands.ts';
import { refuse } from '#contract/refusals.ts';
import type { Language } from '#domain/bodies.ts';
import { no } from '#domain/result.ts';
import type { Item } from '#domain/state.ts';
import { sayingsOf } from '#domain/words.ts';
import { otherFormOnWall } from '../views/deck-other.ts';
import { itemOf } from '../views/interpreter-lines.ts';
import { shownInRoom } from '../views/shown.ts';
import { wordingLines } from '../views/words-view.ts';
import type { Answer, Caller, HostRoom } from './host-room.ts';
import { changeRoom, chairOf, done, meetingOf, todayIn } from './host-room.ts';
import type { OpenMeeting } from './open-meeting.ts';
import { writeFor } from './plan-work.ts';
import { write } from './write.ts';

/** Which written form the wall shows. What may come there is asked for now, and not when its page is turned to. */
export function chooseForm(host: HostRoom, { language }: CommandInput<'screen.form'>): Answer {
  const meeting = meetingOf(host);
  if (!meeting.ok) return meeting;
  const form = language ?? meeting.value.state.plan?.language ?? 'nb';
  const changed = changeRoom(host, meeting.value, { form, original: false });
  if (changed.ok) askAhead(host, meeting.value);
  return changed;
}

function askAhead(host: HostRoom, meeting: OpenMeeting): void {
  if (otherFormOnWall(meeting) === undefined) return;
  const written = meeting.state.plan?.language ?? 'nb';
  const seen = shownInRoom(meeting, todayIn(host));
  const items = [...seen.items].flatMap((id) => textsOf(meeting.state.items.get(id)));
  const points = meeting.plan.agenda.flatMap(({ goal, title }) => (goal === undefined ? (title ?? []) : []));
  for (const text of [...points, ...items]) host.otherSentences?.(text, written, true);
}

/** What the wall shows of an item as text. */
function textsOf(item: Item | undefined): readonly string[] {
  switch (item?.kind) {
    case 'goal':
      return [item.title];
    case 'activity':
      return [item.description];
    case 'evaluation':
    case 'comment':
      return [item.text];
    default:
      return [];
  }
}

/** One key away: as it was written, and back. */
export function toggleOriginal(host: HostRoom): Answer {
  const meeting = meetingOf(host);
  if (!meeting.ok) return meeting;
  const { room, state } = meeting.value;
  const original = room.original !== true;
  // Where the wall shows the plan as it was written, there is nothing to go back to.
  const asMade = { state, room: { ...room, original: false } };
  return otherFormOnWall(asMade) === undefined ? done : changeRoom(host, meeting.value, { original });
}

/** A person's word for a sentence that stands at this point of the meeting: it wins for ever. */
export function correctWording(
  host: HostRoom,
  caller: Caller,
  { line, text }: CommandInput<'wording.correct'>,
): Answer {
  const meeting = meetingOf(host);
  if (!meeting.ok) return meeting;
  const found = wordingLines(host).find(({ id }) => id === line);
  const item = found && meeting.value.state.items.get(itemOf(found.id));
  if (found === undefined || item === undefined) return no(refuse('unknown-item'));
  const { text: source, language: from } = found;
  const now = item.wordings?.find((one) => one.from === from && one.source === source);
  if (now?.text === text?.trim()) return done;
  const wording = { kind: 'wording.correct', item: item.id, from, source } as const;
  const command = text === undefined ? wording : { ...wording, text };
  return writeFor(host, caller, { command, saidBy: [] });
}

export function explainWord(host: HostRoom, caller: Caller, input: CommandInput<'word.explain'>): Answer {
  const { word, nb, nn } = input;
  const command = {
    kind: 'word.explain',
    ...(word === undefined ? {} : { word }),
    ...(nb === undefined ? {} : { nb }),
    ...(nn === undefined ? {} : { nn }),
  } as const;
  return writeFor(host, caller, { command, saidBy: [] });
}

/** How the plan says this word, in the language of the text it stands in; undefined: today's alone. */
export function sayInPlan(
  host: HostRoom,
  meeting: OpenMeeting,
  said: { readonly language: Language } & CommandInput<'reading.say'>,
): Answer | undefined {
  const { language, written, spoken } = said;
  const known = sayingsOf(meeting.state).find(
    (one) => one.written === written && (spoken === undefined || one.language === language),
  );
  if (known?.spoken === spoken) return known === undefined ? undefined : done;
  const command = { kind: 'saying.set', language: known?.language ?? language, written } as const;
  const wrote = write(host, spoken === undefined ? command : { ...command, spoken }, {
    actor: chairOf(meeting),
  });
  if (wrote.ok) return done;
  return onlyToday.has(wrote.refusal.kind) ? undefined : wrote;
}

/** Who may not write in the plan, or may not yet, says it for today. */
const onlyToday: ReadonlySet<string> = new Set(['may-not-write', 'consent-missing', 'consent-expired']);
