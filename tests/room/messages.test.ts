import { describe, expect, it } from 'vitest';
import { openRoom } from './open-room.ts';

const present = ['ada', 'mor', 'kontaktlaerer', 'miljoterapeut'];

describe('messages on the console (K2, K3)', () => {
  it('are sent to chosen people or to all, and deleted for whoever deletes', async () => {
    const { chair } = await openRoom({ present });
    const text = 'Husk skiskoene på fredag.';
    expect(await chair.call('message.send', { to: ['mor'], topic: 'school', text })).toBe('yes');
    expect(await chair.call('message.send', { topic: 'other', text: 'Vi ses.' })).toBe('yes');
    const { messages } = await chair.until((view) => view.messages.length === 2);
    expect(messages.map(({ from, to, mine, isNew }) => ({ from, to, mine, isNew }))).toEqual([
      { from: 'Marit Lunde', to: undefined, mine: true, isNew: true },
      { from: 'Marit Lunde', to: ['mor'], mine: true, isNew: true },
    ]);
    expect(await chair.call('message.delete', { message: messages[1]?.id ?? '' })).toBe('yes');
    await chair.until((view) => view.messages.length === 1);
    expect(await chair.call('message.delete', { message: 'finnes-ikke' })).toBe('unknown-item');
    expect(await chair.call('undo.newest', {})).toBe('yes');
    await chair.until((view) => view.messages.length === 2);
  });

  it('never reach the wall', async () => {
    const { chair, screen } = await openRoom({ present });
    const before = screen.frames.length;
    await chair.call('message.send', { topic: 'other', text: 'Bare til dere.' });
    await chair.until((view) => view.messages.length === 1);
    expect(screen.frames.slice(before).join('')).not.toContain('Bare til dere');
  });
});

describe('the calendar (K1, M1, S3)', () => {
  it('has the next meeting that is called and the appointments, and warns of what stands nowhere else', async () => {
    const { chair } = await openRoom({ present });
    const call = { date: '2027-01-12', time: '13:00', place: 'Furua', invited: ['mor', 'far'] };
    expect(await chair.call('meeting.call', { ...call, date: '2026-11-01' })).toBe('date-passed');
    expect(await chair.call('meeting.call', { ...call, invited: ['ukjent'] })).toBe('unknown-person');
    expect(await chair.call('meeting.call', call)).toBe('yes');
    const appointment = { title: 'Svømmekurs', topic: 'other', date: '2026-12-01', time: '16:00' } as const;
    expect(await chair.call('appointment.add', appointment)).toBe('yes');
    const { calendar } = await chair.until((view) => view.calendar.length === 2);
    expect(calendar.map(({ kind, title, date, time }) => [kind, title, date, time])).toEqual([
      ['appointment', 'Svømmekurs', '2026-12-01', '16:00'],
      ['meeting', undefined, '2027-01-12', '13:00'],
    ]);
    expect(await chair.call('agenda.go', { agenda: 'sak-skoledagen' })).toBe('yes');
    const { reminders } = await chair.until((view) =>
      view.reminders.some(({ kind }) => kind === 'only-in-calendar'),
    );
    expect(reminders).toContainEqual({ kind: 'only-in-calendar', text: 'Svømmekurs', date: '2026-12-01' });
  });
});
