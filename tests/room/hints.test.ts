import { rmSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { findPlaces } from '#doors/places.ts';
import { openRoom } from './open-room.ts';
import { familyPageOf, interpreterOf } from './table-page.ts';

const present = ['ada', 'mor', 'kontaktlaerer', 'sfo-leder'];
const hint = { rule: 'diagnosis', match: 'angst' };
const other = { rule: 'vague', match: 'snarest' };

describe('a hint that was left to stand', () => {
  it('is remembered there for everybody who writes, also by the next host, and tells no other page', async () => {
    const room = await openRoom({ present });
    const { chair, screen } = room;
    const minutes = await room.table('kontaktlaerer');
    const pages = [screen, await interpreterOf(chair), await familyPageOf(chair, 'mor'), minutes, chair];
    const before = pages.map((page) => page.frames.length);
    expect(await chair.call('hint.leave', { ...hint, place: 'a1' })).toBe('yes');
    const found = [hint, other];
    expect(await minutes.answer('hint.recall', { place: 'a1', found })).toEqual({ left: [hint] });
    expect(await minutes.answer('hint.recall', { place: 'a2', found })).toEqual({ left: [] });
    expect(await minutes.call('hint.leave', other)).toBe('yes');
    expect(pages.map((page) => page.frames.length)).toEqual(before);

    await room.restart();
    await chair.until(({ state }) => state.phase === 'meeting');
    await expect.poll(() => chair.isOpen() && chair.wholeViews.length).toBe(2);
    expect(await chair.answer('hint.recall', { place: 'a2', found })).toEqual({ left: [other] });
    const told = pages.flatMap((page) => page.frames).join('');
    expect(told).not.toContain('angst');
    expect(told).not.toContain('snarest');
  });

  it('is nothing that anybody wrote: it is not undone, and the meeting can still be left', async () => {
    const { chair } = await openRoom({ present });
    await chair.call('hint.leave', { ...hint, place: 'a1' });
    expect(chair.view().undo.command).toBeUndefined();
    expect(await chair.call('undo.newest', {})).toBe('nothing-to-undo');
    expect(await chair.call('meeting.leave', {})).toBe('yes');
  });
});

describe('a word', () => {
  it('is looked up, and a name of the plan is right', async () => {
    const { chair } = await openRoom({ present });
    const words = ['skolen', 'bøkr', 'Adas'];
    const answer = await chair.answer('words.check', { language: 'nb', words });
    expect(answer).toMatchObject({ away: false, misspelt: [{ word: 'bøkr' }] });
    expect(answer).toHaveProperty('misspelt.0.likely', expect.arrayContaining(['bøker']));
  });

  it('is not looked up without a dictionary, which is no fault', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'no-dictionary-'));
    const spelling = { entry: findPlaces().spellingWorker, dictionaries: { nb: folder, nn: folder } };
    const { chair } = await openRoom({ present, host: { spelling } });
    const asked = { language: 'nb' as const, words: ['bøkr'] };
    expect(await chair.answer('words.check', asked)).toEqual({ away: true, misspelt: [] });
    expect(await chair.answer('words.check', asked)).toEqual({ away: true, misspelt: [] });
    rmSync(folder, { recursive: true });
  });
});
