import { describe, expect, it } from 'vitest';
import { audience, participantsPresent } from '#domain/audience.ts';
import type { LawCommand } from '#domain/decisions.ts';
import { calendarOf, isFullyDeleted, isNewSince, messagesFor } from '#domain/messages.ts';
import type { Message, PlanState } from '#domain/state.ts';
import { fromPlainText } from '#domain/rich-text.ts';
import { adaOn, after, holder, meetingHeld, refusedKind } from './ada-state.ts';

const today = '2026-11-22';
const start = adaOn(today);

function send(to?: readonly string[], topic: 'school' | 'family' = 'school'): LawCommand {
  return { kind: 'message.send', topic, text: 'Husk skiskoene.', ...(to === undefined ? {} : { to }) };
}

function messageOf(state: PlanState): Message {
  const found = [...state.items.values()].findLast((item) => item.kind === 'message');
  if (found === undefined) throw new Error('No message');
  return found;
}

function readersOf(state: PlanState, on = today): string[] {
  const { id } = messageOf(state);
  return [...state.participants.keys()].filter((person) =>
    audience(state, participantsPresent([person]), { today: on }).items.has(id),
  );
}

describe('a message (K2)', () => {
  it('to chosen people is read by them, its writer, the family and the holder, and by nobody else', () => {
    const sent = after(start, { today, actor: 'pp-raadgiver' }, send(['miljoterapeut']));
    expect(readersOf(sent)).toEqual(['ada', 'mor', 'far', holder, 'miljoterapeut', 'pp-raadgiver']);
  });

  it('to all is read by everybody whose consent has its topic', () => {
    expect(readersOf(after(start, { today, actor: 'mor' }, send()))).not.toContain('fritidsleder');
    expect(readersOf(after(start, { today, actor: 'mor' }, send()))).toContain('sfo-leder');
  });

  it('is deleted by whoever reads it, for themselves alone, and by nobody who does not', () => {
    const sent = after(start, { today }, send(['miljoterapeut']));
    const command: LawCommand = { kind: 'message.delete', message: messageOf(sent).id };
    expect(refusedKind(sent, { today, actor: 'sfo-leder' }, command)).toBe('unknown-item');
    const gone = after(sent, { today, actor: 'miljoterapeut' }, command);
    const all = new Set(gone.items.keys());
    expect(messagesFor(gone, { person: 'miljoterapeut', seen: all })).toEqual([]);
    expect(messagesFor(gone, { person: 'mor', seen: all })).toHaveLength(1);
  });
});

describe('a message that sender and all recipients have deleted (K3, S3)', () => {
  it('is fully deleted when the last of them has, the family not being asked unless it was sent to them', () => {
    const sent = after(start, { today }, send(['miljoterapeut', 'far']));
    const command: LawCommand = { kind: 'message.delete', message: messageOf(sent).id };
    let state = sent;
    for (const actor of [holder, 'miljoterapeut']) {
      state = after(state, { today, actor }, command);
      expect(isFullyDeleted(state, messageOf(state), today)).toBe(false);
    }
    state = after(state, { today, actor: 'far' }, command);
    expect(isFullyDeleted(state, messageOf(state), today)).toBe(true);
  });

  it('needs everybody whose access lasts when it was sent to all', () => {
    let state = after(start, { today }, send());
    const command: LawCommand = { kind: 'message.delete', message: messageOf(state).id };
    for (const actor of readersOf(state)) state = after(state, { today, actor }, command);
    expect(isFullyDeleted(state, messageOf(state), today)).toBe(false);
    state = after(state, { today }, { kind: 'access.end', participant: 'fritidsleder', on: today });
    expect(isFullyDeleted(state, messageOf(state), today)).toBe(true);
  });
});

describe('what is new (G5, K2)', () => {
  it('came after the last meeting was over', () => {
    const approve: LawCommand = {
      kind: 'minutes.approve',
      meeting: 'forrige',
      sections: [{ id: 's', heading: 'Dagen', position: 1, topic: 'other', text: fromPlainText('Fint.') }],
    };
    const held = meetingHeld(start, { id: 'forrige', today: '2026-11-01' }, send(), approve);
    const inMeeting = messageOf(held);
    expect(isNewSince(held)(inMeeting)).toBe(false);
    const later = after(held, { today: '2026-11-01', actor: 'mor' }, send());
    expect(isNewSince(later)(messageOf(later))).toBe(true);
    expect(isNewSince(start)(inMeeting)).toBe(true);
  });
});

describe('the calendar (K1)', () => {
  it('has what is called and what may be seen, the nearest first, and nothing that has been', () => {
    const call: LawCommand = {
      kind: 'meeting.call',
      meeting: 'neste',
      body: {
        date: '2027-01-12',
        time: '13:00',
        place: 'Furua',
        chair: holder,
        invited: ['mor'],
        agenda: [],
      },
    };
    const appointment = (title: string, date: string, topic: 'health' | 'school'): LawCommand => ({
      kind: 'appointment.add',
      body: { title, topic, date },
    });
    const state = after(
      start,
      { today },
      call,
      appointment('Tannlege', '2026-12-01', 'health'),
      appointment('Tur', '2026-12-03', 'school'),
    );
    const seen = audience(state, participantsPresent(['sfo-leder', 'mor']), { today }).items;
    const days = calendarOf(state, seen, today).map((one) =>
      one.kind === 'meeting' ? one.call.date : one.appointment.date,
    );
    expect(days).toEqual(['2026-12-01', '2026-12-03', '2027-01-12']);
    const narrow = audience(state, participantsPresent(['fritidsleder']), { today }).items;
    expect(calendarOf(state, narrow, today).map(({ kind }) => kind)).toEqual(['meeting']);
    expect(calendarOf(state, seen, '2027-02-01')).toEqual([]);
    const moved = after(state, { today }, { kind: 'meeting.cancel', meeting: 'neste' });
    expect(calendarOf(moved, narrow, today)).toEqual([]);
  });
});
