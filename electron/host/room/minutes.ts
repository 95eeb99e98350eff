import type { CommandInput } from '#contract/commands.ts';
import { refuse } from '#contract/refusals.ts';
import type { Id } from '#domain/identity.ts';
import type { Result } from '#domain/result.ts';
import { no, yes } from '#domain/result.ts';
import type { Refusal } from '#contract/refusals.ts';
import { sectionIsSeen, sectionPlans, sectionText } from '../views/sections.ts';
import type { Answer, Caller, HostRoom } from './host-room.ts';
import { changeRoom, chairOf, done, meetingOf, todayIn } from './host-room.ts';
import type { OpenMeeting } from './open-meeting.ts';
import { personAudience } from './open-meeting.ts';
import { goTo } from './screen.ts';
import { write } from './write.ts';

/** The person a page writes as: the chair's own page is the chair. */
export function writerOf(meeting: OpenMeeting, caller: Caller): Id {
  return caller.role === 'chair' ? chairOf(meeting) : (caller.participant ?? '');
}

/** A section that this person may see and that is not locked yet. */
function openSection(host: HostRoom, caller: Caller, section: Id): Result<OpenMeeting, Refusal> {
  const meeting = meetingOf(host);
  if (!meeting.ok) return meeting;
  const own = personAudience(meeting.value, writerOf(meeting.value, caller), todayIn(host));
  const known = sectionPlans(meeting.value).find((one) => one.id === section);
  if (known === undefined || !sectionIsSeen(own, known)) return no(refuse('unknown-item'));
  if (meeting.value.state.items.has(section)) return no(refuse('already-closed'));
  return yes(meeting.value);
}

/** One pen a section: taking it is always possible, writing without it never. */
export function takePen(host: HostRoom, caller: Caller, input: CommandInput<'pen.take'>): Answer {
  const meeting = openSection(host, caller, input.section);
  if (!meeting.ok) return meeting;
  const pens = { ...meeting.value.room.pens, [input.section]: writerOf(meeting.value, caller) };
  return changeRoom(host, meeting.value, { pens });
}

/** A draft is a row of its own, overwritten, on the disk before it is answered; never a fact (design §3). */
export function saveDraft(host: HostRoom, caller: Caller, input: CommandInput<'draft.save'>): Answer {
  const opened = openSection(host, caller, input.section);
  if (!opened.ok) return opened;
  const meeting = opened.value;
  const me = writerOf(meeting, caller);
  const pen = meeting.room.pens[input.section];
  if (pen !== undefined && pen !== me) return no(refuse('pen-taken'));
  const draft = { text: input.text.normalize('NFC'), caret: input.caret, by: me };
  const wrote = meeting.journal.putDraft(input.section, draft);
  if (!wrote.ok) return no(refuse('disk-refused'));
  meeting.drafts = new Map(meeting.drafts).set(input.section, draft);
  if (pen === undefined) return takePen(host, caller, { section: input.section });
  host.needs.changed();
  return done;
}

export function startReadBack(host: HostRoom): Answer {
  const meeting = meetingOf(host);
  if (!meeting.ok) return meeting;
  const point = meeting.value.plan.agenda.find((one) => one.kind === 'read-back');
  const hasText = sectionPlans(meeting.value).some((one) => sectionText(meeting.value, one.id).trim() !== '');
  if (point === undefined || !hasText) return no(refuse('nothing-to-read'));
  const changed = changeRoom(host, meeting.value, { readBack: 'reading' });
  return changed.ok ? goTo(host, { agenda: point.id }) : changed;
}

/** D5: what was read back is locked; drafts become facts in one transaction and are gone as drafts. */
export function approve(host: HostRoom): Answer {
  const opened = meetingOf(host);
  if (!opened.ok) return opened;
  const meeting = opened.value;
  if (meeting.room.readBack === 'not-begun') return no(refuse('not-read-back'));
  const open = sectionPlans(meeting).filter((one) => !meeting.state.items.has(one.id));
  const sections = open.map(({ agenda: _agenda, ...section }) => ({
    ...section,
    text: meeting.drafts.get(section.id)?.text ?? '',
  }));
  return write(
    host,
    { kind: 'minutes.approve', meeting: meeting.plan.meeting, sections },
    {
      actor: chairOf(meeting),
      room: () => ({ readBack: 'approved', pens: {} }),
      dropDrafts: sections.map((section) => section.id),
    },
  );
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
