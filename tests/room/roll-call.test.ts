import { describe, expect, it } from 'vitest';
import type { Chair, Screen } from './open-room.ts';
import { openRoom } from './open-room.ts';
import { readPlan } from '../domain/demo-files.ts';

const all = ['ada', 'mor', 'kontaktlaerer', 'miljoterapeut'];
const limited = 'Du snakker med Nina annenhver tirsdag';

async function goToFamilyGoal(chair: Chair, screen: Screen): Promise<void> {
  // M12: a family matter waits while Ada is here; today it is chosen to show it.
  expect(await chair.call('goal.wait', { goal: 'to-hjem', waits: false })).toBe('yes');
  expect(await chair.call('agenda.go', { agenda: 'sak-to-hjem' })).toBe('yes');
  await screen.until(({ page }) => page.kind === 'goal');
}

/** The wall once it shows this goal with so many activities. */
function rows(screen: Screen, count: number): ReturnType<Screen['until']> {
  return screen.until(({ page }) => page.kind === 'goal' && page.rows.length === count);
}

describe('the roll call', () => {
  it('narrows what the wall shows at once when somebody comes in (A1)', async () => {
    const { chair, screen } = await openRoom({ present: all });
    await goToFamilyGoal(chair, screen);
    await rows(screen, 2);
    await chair.call('rollCall.enter', { participant: 'sfo-leder', by: 'video', alone: true });
    await rows(screen, 1);
    expect(JSON.stringify(screen.view())).not.toContain(limited);
  });

  it('widens only when the chair confirms that somebody left (A5)', async () => {
    const { chair, screen } = await openRoom({ present: [...all, 'sfo-leder'] });
    await goToFamilyGoal(chair, screen);
    await rows(screen, 1);
    const before = screen.frames.length;
    expect(await chair.call('rollCall.leave', { participant: 'sfo-leder' })).toBe('yes');
    const { notices } = await chair.until((view) => view.notices.length > 0);
    expect(notices).toContainEqual(expect.objectContaining({ kind: 'someone-left' }));
    expect(screen.frames.length).toBe(before);
    expect(await chair.call('rollCall.confirm', {})).toBe('yes');
    await rows(screen, 2);
  });

  it('shows a room without anybody nothing, not even a name (A1)', async () => {
    const { chair, screen } = await openRoom();
    await screen.until(({ page }) => page.kind === 'idle');
    await chair.call('agenda.go', { agenda: 'sak-skoledagen' });
    expect(screen.view().page).toStrictEqual({ kind: 'idle' });
    expect(screen.frames.join('')).not.toContain('Ada');
  });

  it('covers everything while a stranger is here, and says why to the chair alone (A3)', async () => {
    const { chair, screen } = await openRoom({ present: all });
    await goToFamilyGoal(chair, screen);
    expect(await chair.call('rollCall.others', { present: true })).toBe('yes');
    await screen.until(({ page }) => page.kind === 'pause');
    await chair.until((view) => view.notices.some(({ kind }) => kind === 'stranger'));
    expect(JSON.stringify(screen.view())).not.toContain('stranger');
    await chair.call('rollCall.others', { present: false });
    await chair.until((view) => view.rollCall.waitsForConfirm);
    expect(screen.view().page.kind).toBe('pause');
    await chair.call('rollCall.confirm', {});
    await rows(screen, 2);
  });

  it('covers everything while somebody is here whom no consent names (A3, R7)', async () => {
    const plan = readPlan('ada');
    const consents = plan.consents.map((consent) => ({
      ...consent,
      names: consent.names.filter(({ participant }) => participant !== 'sfo-leder'),
    }));
    const { chair, screen } = await openRoom({ present: all, plan: { ...plan, consents } });
    await goToFamilyGoal(chair, screen);
    await chair.call('rollCall.enter', { participant: 'sfo-leder', by: 'room' });
    await screen.until(({ page }) => page.kind === 'pause');
    const { notices } = await chair.until((view) => view.notices.length > 0);
    expect(notices).toStrictEqual([{ kind: 'consent-missing', person: 'Kari Moen' }]);
  });

  it('asks the chair whether the family knows when nobody of it is here (M14)', async () => {
    const { chair } = await openRoom({ present: ['kontaktlaerer'] });
    expect(chair.view().notices).toContainEqual({ kind: 'nobody-from-family' });
    expect(await chair.call('rollCall.enter', { participant: 'mor', by: 'phone' })).toBe('yes');
    await chair.until((view) => view.notices.every(({ kind }) => kind !== 'nobody-from-family'));
  });

  it('uncovers nothing by covering, and covers for whoever asks', async () => {
    const { chair, screen } = await openRoom({ present: all });
    await goToFamilyGoal(chair, screen);
    expect(await screen.call('screen.cover', {})).toBe('yes');
    await screen.until(({ page }) => page.kind === 'pause');
    expect(await chair.call('rollCall.confirm', {})).toBe('yes');
    await chair.call('agenda.go', { agenda: 'sak-kroppen' });
    expect(screen.view().page.kind).toBe('pause');
    // From the chair's console alone: a presenter's key at the wall moves and uncovers nothing.
    expect(await screen.call('screen.next', {})).toBe('yes');
    expect(await screen.call('screen.uncover', {})).toBe('not-allowed');
    expect(chair.view().covered).toBe(true);
    expect(await chair.call('screen.uncover', {})).toBe('yes');
    await screen.until(({ page }) => page.kind === 'goal');
  });

  it('asks whether the family knows until it is answered, and whether the child wants the word (M11, M14)', async () => {
    const { chair } = await openRoom({ present: ['kontaktlaerer', 'miljoterapeut'] });
    expect(chair.view().rollCall).toMatchObject({ family: 'ask', child: { ask: true } });
    expect(await chair.call('rollCall.family', { informed: true })).toBe('yes');
    await chair.until((view) => view.rollCall.family === 'informed');
    expect(chair.view().notices.some(({ kind }) => kind === 'nobody-from-family')).toBe(false);
    expect(await chair.call('rollCall.child', { way: 'through-someone', through: 'nobody' })).toBe(
      'unknown-person',
    );
    expect(await chair.call('rollCall.child', { way: 'through-someone', through: 'miljoterapeut' })).toBe(
      'yes',
    );
    const { rollCall } = await chair.until((view) => view.rollCall.child.way !== undefined);
    expect(rollCall.child).toStrictEqual({ ask: false, way: 'through-someone', through: 'Jonas Berg' });
  });

  it('does not ask about a child below the age of the profile (M11)', async () => {
    const { chair } = await openRoom({ present: ['mor'], profile: { childOfferedFrom: 12 } });
    expect(chair.view().rollCall).toMatchObject({ family: 'here', child: { ask: false } });
  });
});
