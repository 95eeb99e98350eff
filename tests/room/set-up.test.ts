import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { commands } from '#contract/commands.ts';
import type { SetupDraft } from '#contract/setup-rows.ts';
import type { HostNeeds } from '#host/host-needs.ts';
import { exitTriesFile } from '#host/settings/exit-code.ts';
import type { Settled } from '#host/supervision/host-messages.ts';
import type { Chair, OpenRoom } from './open-room.ts';
import { openRoom } from './open-room.ts';

interface Office extends OpenRoom {
  readonly settled: Settled[];
  readonly left: () => boolean;
  /** Lets the clock that only grows run on. */
  readonly pass: (milliseconds: number) => void;
}

async function openOffice(host: Partial<HostNeeds> = {}): Promise<Office> {
  const settled: Settled[] = [];
  let isLeft = false;
  let passed = 0;
  const room = await openRoom({
    isEmpty: true,
    host: {
      settled: (one) => void settled.push(one),
      leave: () => void (isLeft = true),
      elapsed: () => 1000 + passed,
      ...host,
    },
  });
  return {
    ...room,
    settled,
    left: () => isLeft,
    pass: (milliseconds) => void (passed += milliseconds),
  };
}

function draftOf(chair: Chair, change: Partial<SetupDraft> = {}): SetupDraft {
  const draft = chair.view().setup?.draft;
  if (draft === undefined) throw new Error('The page may not see the set-up');
  return { ...draft, ...change };
}

describe('the set-up of a room', () => {
  it('is offered where a room is tried, with the municipalities that are here, and can be put off for good', async () => {
    const { chair, restart } = await openOffice();
    const { setup } = chair.view();
    expect(setup).toMatchObject({ first: 'offers', hasCode: false, isOpen: true });
    expect(setup?.profiles?.map(({ id }) => id)).toContain('hustadvika');
    expect(await chair.call('setup.later', {})).toBe('yes');
    await chair.until((view) => view.setup?.first === undefined);
    await restart();
    await chair.until((view) => view.setup !== undefined && view.setup.first === undefined);
  });

  it('is locked again once nobody has been at the console for a while', async () => {
    const { chair } = await openOffice();
    expect(await chair.call('setup.code', { code: '246810' })).toBe('yes');
    expect(await chair.call('setup.open', { code: '246810' })).toBe('yes');
    await chair.until((view) => view.setup?.draft !== undefined);
    expect(await chair.call('room.rest', {})).toBe('yes');
    await chair.until((view) => view.state.rests === true && view.setup?.draft === undefined);
    expect(await chair.call('room.wake', {})).toBe('yes');
    await chair.until((view) => view.state.rests === undefined && view.setup?.isOpen === false);
  });

  it('comes before anything else in a room for real people, and wants a code for leaving it', async () => {
    const { chair } = await openOffice({ tryOut: false });
    expect(chair.view().setup?.first).toBe('asks');
    expect(await chair.call('setup.later', {})).toBe('not-allowed');
    expect(await chair.call('room.leave', {})).toBe('code-missing');
    expect(await chair.call('setup.save', { draft: draftOf(chair) })).toBe('code-missing');
    expect(await chair.call('setup.code', { code: '246810' })).toBe('yes');
    expect(await chair.call('setup.save', { draft: draftOf(chair, { language: 'nn' }) })).toBe('yes');
    await chair.until((view) => view.setup?.first === undefined && view.look.language === 'nn');
  });

  it('is written whole, or not at all', async () => {
    const { chair, folder, settled } = await openOffice();
    const wrong = draftOf(chair, { inches: '75', metres: 'langt' });
    expect(await chair.call('setup.save', { draft: wrong })).toBe('value-not-allowed');
    expect(existsSync(join(folder, 'settings.json'))).toBe(false);
    expect(await chair.call('setup.save', { draft: { ...wrong, metres: '7,5' } })).toBe('yes');
    const kept: unknown = JSON.parse(readFileSync(join(folder, 'settings.json'), 'utf8'));
    expect(kept).toMatchObject({ screenInches: 75, metres: 7.5, setUp: 'done' });
    expect(settled).toEqual([]);
  });

  it('starts the room anew with a name, a profile or a store that it was given', async () => {
    const { chair, settled } = await openOffice();
    const draft = draftOf(chair, { room: 'Møterom 214', profile: 'fjord', store: 'https://lager.example' });
    expect(await chair.call('setup.save', { draft })).toBe('yes');
    expect(settled).toEqual([{ profile: 'fjord', room: 'Møterom 214', store: 'https://lager.example' }]);
  });

  it('is shown to a page that has the code, until it closes it again, and to no other', async () => {
    const { chair } = await openOffice();
    const draft = draftOf(chair);
    await chair.call('setup.code', { code: '246810' });
    await chair.until((view) => view.setup?.hasCode === true);
    expect(await chair.call('setup.close', {})).toBe('yes');
    const { setup } = await chair.until((view) => view.setup?.isOpen === false);
    expect(setup).not.toHaveProperty('draft');
    for (const [name, input] of [
      ['setup.judge', { draft }],
      ['setup.save', { draft }],
      ['setup.export', {}],
      ['setup.import', { text: '{}' }],
      ['setup.try', { store: 'https://lager.example' }],
      ['setup.code', { code: '135791' }],
    ] as const) {
      expect([name, await chair.call(name, input)]).toEqual([name, 'code-first']);
    }
    expect(await chair.call('setup.open', { code: '246810' })).toBe('yes');
    await chair.until((view) => view.setup?.draft !== undefined);
  });
});

describe('leaving a room', () => {
  it('asks for the code, and lets nobody guess fast', async () => {
    const { chair, left, pass } = await openOffice();
    await chair.call('setup.code', { code: '246810' });
    expect(await chair.call('room.leave', { code: '246811' })).toBe('code-wrong');
    expect(await chair.call('room.leave', { code: '246810' })).toBe('code-wait');
    pass(2000);
    expect(await chair.call('setup.open', { code: '' })).toBe('code-wrong');
    pass(2000);
    expect(await chair.call('room.leave', { code: '246810' })).toBe('code-wait');
    pass(2000);
    expect(left()).toBe(false);
    expect(await chair.call('room.leave', { code: ' 246810 ' })).toBe('yes');
    expect(left()).toBe(true);
  });

  it('counts wrong codes over a restart, so that no power button is a way around the wait', async () => {
    const { chair, folder, pass, restart } = await openOffice();
    const tries = join(folder, exitTriesFile);
    await chair.call('setup.code', { code: '246810' });
    expect(await chair.call('room.leave', { code: '246811' })).toBe('code-wrong');
    pass(2000);
    expect(await chair.call('room.leave', { code: '246812' })).toBe('code-wrong');
    expect(readFileSync(tries, 'utf8')).toBe('{"version":1,"wrong":2}\n');
    await restart();
    await expect.poll(() => chair.call('room.leave', { code: '246810' })).toBe('code-wait');
    pass(3999);
    expect(await chair.call('room.leave', { code: '246810' })).toBe('code-wait');
    pass(1);
    expect(await chair.call('setup.open', { code: '246810' })).toBe('yes');
    expect(existsSync(tries)).toBe(false);
    // A file that somebody spoilt is no way around it either.
    writeFileSync(tries, '{}');
    await restart();
    await expect.poll(() => chair.call('room.leave', { code: '246810' })).toBe('code-wait');
    pass(299_999);
    expect(await chair.call('room.leave', { code: '246810' })).toBe('code-wait');
    pass(1);
    expect(await chair.call('room.leave', { code: '246810' })).toBe('yes');
  });

  it('asks for nothing where a room without a code is only tried', async () => {
    const { chair, left } = await openOffice();
    expect(await chair.call('room.leave', {})).toBe('yes');
    expect(left()).toBe(true);
  });
});

describe('the room check on the console', () => {
  it('answers with every check, and leaves nothing behind', async () => {
    const { chair, folder } = await openOffice();
    const before = readdirSync(folder).toSorted();
    const { rows } = commands['room.check'].output.parse(await chair.ask('room.check', {}));
    expect(rows).toHaveLength(12);
    expect(rows.find(({ check }) => check === 'store')?.kind).toBe('store-own');
    expect(rows.find(({ check }) => check === 'screens')?.kind).toBe('screens-wall');
    expect(readdirSync(folder).toSorted()).toEqual(before);
  });
});

describe('in a meeting', () => {
  it('there is nothing of all this, for any page', async () => {
    const { chair, screen } = await openRoom();
    expect(chair.view().setup).toBeUndefined();
    const code = '246810';
    for (const [name, input] of [
      ['room.check', {}],
      ['room.leave', {}],
      ['setup.export', {}],
      ['setup.open', { code }],
      ['setup.code', { code }],
    ] as const) {
      expect([name, await chair.call(name, input)]).toEqual([name, 'meeting-open']);
      expect([name, await screen.call(name, input)]).toEqual([name, 'not-allowed']);
    }
    const roles = Object.entries(commands).filter(([name]) => /^setup\.|^room\.(check|leave)/u.test(name));
    expect(roles.filter(([, shape]) => shape.roles.join() !== 'chair')).toEqual([]);
  });
});
