import type { CommandInput } from '#contract/commands.ts';
import { refuse } from '#contract/refusals.ts';
import type { Id } from '#domain/identity.ts';
import { no, yes } from '#domain/result.ts';
import { longestText, normalizeText, textLength } from '#domain/rich-text.ts';
import type { Answer, Caller, HostRoom } from './host-room.ts';
import { chairOf, meetingOf } from './host-room.ts';
import type { OpenMeeting } from './open-meeting.ts';
import { grantPen, openSection, penIsMine, writerOfPage } from './pens.ts';
import { write } from './write.ts';

/** The person a page writes as: the chair's own page is the chair. */
export function writerOf(meeting: OpenMeeting, caller: Caller): Id {
  return caller.role === 'chair' ? chairOf(meeting) : (caller.participant ?? '');
}

/** A draft is a row of its own, overwritten, on the disk before it is answered; never a fact (design §3). */
export function saveDraft(host: HostRoom, caller: Caller, input: CommandInput<'draft.save'>): Answer {
  const { section, caret, turn } = input;
  const opened = openSection(host, caller, section);
  if (!opened.ok) return opened;
  const meeting = opened.value;
  const me = writerOfPage(meeting, caller);
  const pen = meeting.room.pens[section];
  const mine = penIsMine(pen, me, turn);
  if (!mine.ok) return mine;
  const text = normalizeText(input.text);
  if (textLength(text) > longestText) return no(refuse('text-too-long', 'text'));
  const version = 1 + Math.max(0, ...[...meeting.drafts.values()].map((draft) => draft.version));
  const draft = { text, caret, ...me, version };
  if (!meeting.journal.putDraft(section, draft).ok) return no(refuse('disk-refused'));
  meeting.drafts = new Map(meeting.drafts).set(section, draft);
  host.needs.changed();
  if (pen !== undefined) return yes({ version });
  const granted = grantPen(host, section, me);
  return granted.ok ? yes({ version }) : granted;
}

export function answerMinutes(host: HostRoom, input: CommandInput<'minutes.answer'>): Answer {
  const meeting = meetingOf(host);
  if (!meeting.ok) return meeting;
  const body = {
    meeting: meeting.value.plan.meeting,
    participant: input.participant,
    answer: input.answer,
    spoken: true,
  };
  return write(
    host,
    { kind: 'minutes.answer', body },
    { actor: chairOf(meeting.value), saidBy: [input.participant] },
  );
}

export function agreeNext(host: HostRoom, caller: Caller, input: CommandInput<'nextMeeting.agree'>): Answer {
  const meeting = meetingOf(host);
  if (!meeting.ok) return meeting;
  const { date, time, place } = input;
  const body = {
    meeting: meeting.value.plan.meeting,
    ...(date === undefined ? {} : { date }),
    ...(time === undefined ? {} : { time }),
    ...(place === undefined || place.trim() === '' ? {} : { place }),
  };
  return write(host, { kind: 'nextMeeting.agree', body }, { actor: writerOf(meeting.value, caller) });
}
