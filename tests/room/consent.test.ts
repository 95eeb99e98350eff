import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { PlanFile } from '#domain/plan-file.ts';
import { readPlan } from '../domain/demo-files.ts';
import type { Chair, OpenRoom, Screen } from './open-room.ts';
import { day, openRoom } from './open-room.ts';

const family = ['mor', 'far', 'kontaktlaerer'];
const signature = (participant: string): { participant: string; part: 'plan'; on: string } => ({
  participant,
  part: 'plan',
  on: day,
});

function withoutConsent(): PlanFile {
  return { ...readPlan('ada'), consents: [] };
}

async function draft(chair: Chair, names: readonly string[]): Promise<void> {
  const input = { names: names.map((participant) => ({ participant })) };
  expect(await chair.call('consent.draft', input)).toBe('yes');
  await chair.until((view) => view.consent?.draft !== undefined);
}

function isCovered(screen: Screen): ReturnType<Screen['until']> {
  return screen.until(({ page }) => page.kind === 'pause');
}

async function staysCovered({ screen }: OpenRoom): Promise<void> {
  await wait(60);
  expect(screen.view().page.kind).toBe('pause');
}

describe('consent at a glance', () => {
  it('is one word when all is in order', async () => {
    const { chair } = await openRoom({ present: family });
    const { consent } = chair.view();
    expect(consent).toMatchObject({
      state: 'in-order',
      signedBy: ['Mor · Ingrid', 'Far · Tor'],
      signedOn: '2026-05-18',
      blocked: [],
      forMeeting: [],
      signers: [
        { id: 'mor', name: 'Mor · Ingrid' },
        { id: 'far', name: 'Far · Tor' },
      ],
      withdrawal: 'close-and-archive',
    });
    expect(consent?.names.find((one) => one.id === 'fritidsleder')).toStrictEqual({
      id: 'fritidsleder',
      name: 'Amir Hagen',
      topics: ['other'],
    });
    expect(consent?.draft).toBeUndefined();
  });

  it('says exactly what is blocked, and why, when it is not', async () => {
    const plan = readPlan('ada');
    const consents = plan.consents.map((one) => ({
      ...one,
      names: one.names.filter(({ participant }) => participant !== 'sfo-leder'),
    }));
    const participants = plan.participants.map((one) =>
      one.id === 'miljoterapeut' ? { ...one, accessEnds: 0 } : one,
    );
    const { chair } = await openRoom({
      present: [...family, 'sfo-leder', 'miljoterapeut'],
      plan: { ...plan, consents, participants },
    });
    const { consent, people } = chair.view();
    expect(consent?.state).toBe('blocked');
    expect(consent?.blocked).toStrictEqual([
      { kind: 'not-named', person: 'Kari Moen' },
      { kind: 'access-ended', person: 'Jonas Berg' },
    ]);
    expect(people.find((one) => one.id === 'sfo-leder')?.consent).toBe('none');
    expect(people.find((one) => one.id === 'miljoterapeut')).toMatchObject({
      consent: 'ended',
      accessEnds: day,
    });
    expect(people.find((one) => one.id === 'mor')?.consent).toBe('not-needed');
    expect(people.find((one) => one.id === 'fritidsleder')).toMatchObject({
      consent: 'limited',
      topics: ['other'],
    });
    await chair.call('rollCall.others', { present: true });
    await chair.until((view) => view.consent?.blocked.some((one) => one.person === undefined) === true);
  });

  it('says of the whole plan once what keeps everybody from it', async () => {
    const plan = readPlan('ada');
    const consents = plan.consents.map((one) => ({ ...one, expiresOn: -1 }));
    const expired = await openRoom({
      present: [...family, 'sfo-leder'],
      plan: { ...plan, consents },
    });
    expect(expired.chair.view().consent).toMatchObject({ state: 'blocked', blocked: [{ kind: 'expired' }] });
    const none = await openRoom({ present: family, plan: withoutConsent() });
    expect(none.chair.view().consent).toMatchObject({ state: 'none', blocked: [{ kind: 'no-consent' }] });
  });

  it('asks who signs where nobody can tell from what is known (C6)', async () => {
    const plan = { ...readPlan('ada'), custody: { situation: 'foster-home' as const } };
    const { chair } = await openRoom({ present: family, plan });
    await draft(chair, ['kontaktlaerer']);
    const { consent } = chair.view();
    expect(consent).toMatchObject({ ask: 'custody', signers: [], custody: { situation: 'foster-home' } });
    expect(consent?.draft).toMatchObject({ ask: 'custody', missing: [] });
    expect(await chair.call('consent.sign', { signatures: [signature('mor')] })).toBe('who-signs-unknown');
  });
});

describe('the text of a consent on the wall', () => {
  it('is shown and read aloud while nobody but family and holder is here, although nothing is open (C3, C9)', async () => {
    const room = await openRoom({ present: family, plan: withoutConsent() });
    const { chair, screen } = room;
    expect(await chair.call('consent.show', {})).toBe('draft-gone');
    await draft(chair, ['kontaktlaerer', 'miljoterapeut']);
    expect(chair.view().consent?.draft?.missing.map(({ id, part }) => [id, part])).toStrictEqual([
      ['mor', 'plan'],
      ['far', 'plan'],
    ]);
    expect(await chair.call('consent.show', {})).toBe('yes');
    const { page } = await screen.until((view) => view.page.kind === 'consent');
    expect(page).toMatchObject({ kind: 'consent', number: 1, isLast: false });
    expect(await chair.call('reading.start', {})).toBe('yes');
    await screen.until((view) => view.reading.sentence?.startsWith('consent-') === true);
    await chair.call('reading.stop', {});
    for (let step = 0; step < 40 && !lastPage(screen); step += 1) {
      await screen.call('screen.next', {});
      await wait(55);
    }
    expect(lastPage(screen)).toBe(true);
    await screen.call('screen.next', {});
    expect(lastPage(screen)).toBe(true);
    expect(screen.frames.join('')).toContain('Jonas Berg');
    expect(screen.frames.join('')).not.toContain('skoledagen');
    expect(await chair.call('consent.readAtHome', {})).toBe('yes');
    await isCovered(screen);
    const { consent } = chair.view();
    expect(consent?.draft?.signed).toStrictEqual([]);
    expect(consent?.state).toBe('none');
  }, 15_000);

  it('goes as soon as somebody else counts, and is not put there while they are here (C3)', async () => {
    const { chair, screen } = await openRoom({ present: family, plan: withoutConsent() });
    await draft(chair, ['kontaktlaerer', 'miljoterapeut']);
    await chair.call('consent.show', {});
    await screen.until((view) => view.page.kind === 'consent');
    await chair.call('reading.start', {});
    await screen.until((view) => view.reading.sentence !== undefined);
    await chair.call('rollCall.enter', { participant: 'miljoterapeut', by: 'room' });
    await screen.until((view) => view.page.kind === 'pause' && view.reading.sentence === undefined);
    expect(await chair.call('consent.show', {})).toBe('wrong-moment');
    await chair.call('rollCall.leave', { participant: 'miljoterapeut' });
    await chair.call('rollCall.others', { present: true });
    await chair.call('rollCall.confirm', {});
    expect(await chair.call('consent.show', {})).toBe('wrong-moment');
  });
});

function lastPage(screen: Screen): boolean {
  const { page } = screen.view();
  return page.kind === 'consent' && page.isLast;
}

describe('a signature', () => {
  it('opens nothing before everybody has signed, and then what the chair uncovers (C6, A5)', async () => {
    const room = await openRoom({ present: family, plan: withoutConsent() });
    const { chair, screen } = room;
    await chair.call('agenda.go', { agenda: 'sak-skoledagen' });
    await draft(chair, ['kontaktlaerer']);
    await chair.call('consent.show', {});
    await screen.until((view) => view.page.kind === 'consent');
    expect(await chair.call('consent.sign', { signatures: [signature('mor')] })).toBe('yes');
    const { consent } = await chair.until((view) => view.consent?.draft?.missing.length === 1);
    expect(consent?.draft?.signed).toStrictEqual([{ name: 'Mor · Ingrid', part: 'plan', on: day }]);
    expect(screen.view().page.kind).toBe('consent');
    expect(await chair.call('consent.sign', { signatures: [signature('sfo-leder')] })).toBe('does-not-sign');
    expect(await chair.call('consent.sign', { signatures: [signature('far')] })).toBe('yes');
    await chair.until((view) => view.consent?.state === 'in-order' && view.covered);
    await staysCovered(room);
    expect(await chair.call('screen.uncover', {})).toBe('yes');
    await screen.until(({ page }) => page.kind === 'goal');
  });

  it('waits until the interpreter has rendered the whole text (C9)', async () => {
    const { chair } = await openRoom({ present: family, plan: withoutConsent() });
    await draft(chair, ['kontaktlaerer']);
    await chair.call('rollCall.interpreter', { language: 'polsk', by: 'room', familyAgrees: true });
    const signatures = [signature('mor'), signature('far')];
    expect(await chair.call('consent.sign', { signatures })).toBe('interpreter-not-done');
    expect(await chair.call('consent.sign', { signatures, interpreterIsDone: false })).toBe(
      'interpreter-not-done',
    );
    expect(await chair.call('consent.sign', { signatures, interpreterIsDone: true })).toBe('yes');
  });

  it('for health information is asked for apart where the profile has it so (C6)', async () => {
    const plan = withoutConsent();
    const participants = plan.participants.map((one) =>
      one.id === 'ada' ? { ...one, born: '2009-01-10' } : one,
    );
    const { chair } = await openRoom({
      present: family,
      plan: { ...plan, participants },
      profile: { healthSignsFrom: 16 },
    });
    await draft(chair, ['kontaktlaerer']);
    expect(chair.view().consent?.draft?.missing.map(({ id, part }) => `${id} ${part}`)).toContain(
      'ada health',
    );
  });
});

describe('a consent for this meeting (C10)', () => {
  it('lets somebody new see, once the chair uncovers; it is not taken back, and an older step is', async () => {
    const room = await openRoom({ present: family });
    const { chair, screen } = room;
    await chair.call('agenda.go', { agenda: 'sak-skoledagen' });
    await chair.call('rollCall.others', { present: true });
    await isCovered(screen);
    const evaluation = { activity: 'lesing', text: 'Skrevet før.', saidBy: [] };
    expect(await chair.call('evaluation.add', evaluation)).toBe('yes');
    const named = { name: 'Vikar Viksen', service: 'Solvang skole', signedBy: ['mor', 'far'] };
    expect(await chair.call('consent.forMeeting', { ...named, signedBy: ['mor'] })).toBe('signature-missing');
    expect(await chair.call('consent.forMeeting', named)).toBe('yes');
    const { people, consent } = await chair.until((view) => view.consent?.forMeeting.length === 1);
    expect(consent?.forMeeting).toStrictEqual(['Vikar Viksen']);
    const participant = people.find((one) => one.name === 'Vikar Viksen')?.id ?? '';
    await chair.call('rollCall.others', { present: false });
    await chair.call('rollCall.enter', { participant, by: 'room' });
    await staysCovered(room);
    await chair.call('rollCall.confirm', {});
    await screen.until(({ page }) => page.kind === 'goal');
    expect(chair.view().undo.command).toBe('evaluation.add');
    expect(await chair.call('undo.newest', {})).toBe('yes');
    await chair.until((view) => view.undo.command === undefined);
    expect(await chair.call('undo.newest', {})).toBe('goes-at-once');
    expect(chair.view().consent?.forMeeting).toStrictEqual(['Vikar Viksen']);
  });
});
