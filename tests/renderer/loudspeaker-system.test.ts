import { describe, expect, it } from 'vitest';
import type { SystemVoice, ListedVoice, VoicePlatform } from '#renderer/speaker/system-voice.ts';
import { allowedVoices, watchVoices } from '#renderer/speaker/system-voice.ts';
import { fakeSpeech, jon, nora, voice } from './fixtures/fake-speech.ts';

describe('the voices of a machine', () => {
  it.each<[VoicePlatform, readonly ListedVoice[], readonly string[]]>([
    ['windows', [jon, nora], [jon.name]],
    ['mac', [jon, nora, voice('Henrik (utvidet)', 'nb_NO')], ['Nora', 'Henrik (utvidet)']],
    ['linux', [jon, nora, voice('Norwegian Bokmål espeak-ng', 'nb')], []],
    ['other', [jon, nora], []],
  ])('on %s are those of the list alone', (platform, voices, names) => {
    expect(allowedVoices(voices, platform).map(({ name }) => name)).toEqual(names);
  });

  it.each([
    ['a voice on a server', voice('Microsoft Jon', 'nb-NO', false)],
    ['an online voice', voice('Microsoft Jon Online (Natural)', 'nb-NO')],
    ['an online address', { ...jon, voiceURI: 'Microsoft Jon Online' }],
    ['a voice of Google', voice('Microsoft Jon Google', 'nb-NO')],
    ['Pernille, who is online', voice('Microsoft Pernille', 'nb-NO')],
    ['Nogai', voice('Microsoft Jon', 'nog')],
    ['Danish', voice('Microsoft Jon', 'da-DK')],
    ['a name that only begins alike', voice('Microsoft Jonas', 'nb-NO')],
  ])('are never %s', (_name, one) => {
    expect(allowedVoices([one], 'windows')).toEqual([]);
  });

  it('are found among thirteen thousand, each once', () => {
    const many = Array.from({ length: 13_000 }, (_, index) =>
      voice(`Voice ${index}`, index % 2 === 0 ? 'nb' : 'nog'),
    );
    const nynorsk = voice('Microsoft Jon nn', 'nn-NO');
    const found = allowedVoices([...many, jon, jon, nynorsk], 'windows');
    expect(found.map(({ language }) => language)).toEqual(['nb', 'nn']);
  });

  it('may come late, may go again, and are told once for each change', () => {
    const { synthesis, clock, setVoices, listeners } = fakeSpeech([]);
    const told: (readonly SystemVoice[])[] = [];
    const watch = watchVoices({
      source: synthesis,
      platform: 'windows',
      after: clock.after,
      onVoices: (all) => told.push(all),
    });
    clock.pass(2830);
    setVoices([jon]);
    setVoices([jon, nora]);
    setVoices([]);
    clock.pass(10_000);
    expect(told.map((all) => all.length)).toEqual([1, 0]);
    watch.stop();
    expect(listeners()).toBe(0);
  });

  it('are an empty list after five seconds when there are none', () => {
    const { synthesis, clock } = fakeSpeech([]);
    const told: number[] = [];
    watchVoices({
      source: synthesis,
      platform: 'mac',
      after: clock.after,
      onVoices: (all) => told.push(all.length),
    });
    clock.pass(4999);
    expect(told).toEqual([]);
    clock.pass(1);
    expect(told).toEqual([0]);
  });
});

describe('a sentence by a voice of the machine', () => {
  it('tells its start, its words and its end, at a rate that is heard', () => {
    const room = fakeSpeech([jon]);
    room.say('Hei på deg', 6);
    const [one] = room.spoken;
    expect([one?.text, one?.rate]).toEqual(['Hei på deg', 1.59]);
    one?.tell('start');
    one?.tell('boundary', { name: 'word', charIndex: 0 });
    one?.tell('boundary', { name: 'sentence', charIndex: 2 });
    one?.tell('boundary', { name: 'word', charIndex: 4 });
    one?.tell('end');
    one?.tell('end');
    expect(room.events).toEqual([
      { kind: 'started' },
      { kind: 'word', start: 0 },
      { kind: 'word', start: 4 },
      { kind: 'ended' },
    ]);
    expect(room.clock.waiting()).toBe(0);
  });

  it('believes no place that steps back or is not in the text', () => {
    const room = fakeSpeech([jon]);
    room.say('Hei på deg');
    room.spoken[0]?.tell('start');
    for (const charIndex of [4, 0, 4, -3, 99, 10, Number.NaN, 7])
      room.spoken[0]?.tell('boundary', { name: 'word', charIndex });
    expect(room.events.slice(1)).toEqual([
      { kind: 'word', start: 4 },
      { kind: 'word', start: 7 },
    ]);
  });

  it('reads to its end without any word events', () => {
    const room = fakeSpeech([jon]);
    room.say('Hei.');
    room.spoken[0]?.tell('start');
    room.spoken[0]?.tell('end');
    expect(room.events.map(({ kind }) => kind)).toEqual(['started', 'ended']);
  });

  it.each([
    ['a muted window, which says nothing at all', [], 2000, 'no-start'],
    ['a sentence that never ends', ['start'], 60_000, 'no-end'],
    ['an error', ['start', 'error'], 0, 'failed'],
  ] as const)('is given to another engine after %s', (...[, kinds, milliseconds, reason]) => {
    const room = fakeSpeech([jon]);
    room.say('Hei.');
    for (const kind of kinds) room.spoken[0]?.tell(kind);
    room.clock.pass(milliseconds);
    expect(room.events.at(-1)).toEqual({ kind: 'degraded', reason });
    expect(room.calls.at(-1)).toBe('cancel');
    room.spoken[0]?.tell('end');
    expect(room.events.filter(({ kind }) => kind !== 'started')).toHaveLength(1);
  });

  it('is given to another engine when the voice is gone, or is no longer on the machine', () => {
    const room = fakeSpeech([]);
    room.say('Hei.');
    room.setVoices([{ ...jon, localService: false }]);
    room.say('Hei.');
    expect(room.events).toEqual(Array.from({ length: 2 }, () => ({ kind: 'degraded', reason: 'no-voice' })));
    expect(room.spoken).toEqual([]);
  });

  it('is stopped for a pause and read again from its beginning: the browser is never paused', () => {
    const room = fakeSpeech([jon]);
    room.say('Hei.');
    room.spoken[0]?.tell('start');
    room.speaker.stop();
    room.spoken[0]?.tell('error');
    room.spoken[0]?.tell('end');
    room.clock.pass(100_000);
    expect(room.events).toEqual([{ kind: 'started' }]);
    room.say('Hei.');
    room.spoken[1]?.tell('start');
    expect(room.events).toHaveLength(2);
    expect(room.calls).not.toContain('pause');
    expect(room.calls).not.toContain('resume');
  });
});
