import { describe, expect, it } from 'vitest';
import { packSound } from '#contract/sound.ts';
import type { Report } from '#renderer/speaker/loudspeaker.ts';
import { createLoudspeaker } from '#renderer/speaker/loudspeaker.ts';
import type { ListedVoice } from '#renderer/speaker/system-voice.ts';
import { platformOf } from '#renderer/speaker/system-voice.ts';
import type { VoicesReport } from '#renderer/speaker/tell-voices.ts';
import { tellVoices } from '#renderer/speaker/tell-voices.ts';
import { fakeSpeech, jon, nora, voice } from './fixtures/fake-speech.ts';

/** What the host sends where a voice of the machine is to speak. */
function toSay(generation: number, sentence: string): ArrayBuffer {
  const say = { text: 'Hei på deg', voice: jon.voiceURI, speed: 4 };
  return packSound({ generation, sentence, sampleRate: 8000, words: [], say }, new Uint8Array()).buffer;
}

function speakerOf(speech: ReturnType<typeof fakeSpeech> | undefined) {
  const reports: Report[] = [];
  const made = createLoudspeaker({
    report: (report) => reports.push(report),
    newContext: () => {
      throw new Error('Nothing here has samples');
    },
    after: () => () => undefined,
    machine: speech?.speaker,
  });
  return {
    made,
    told: () => reports.map(({ sentence, state, at }) => [sentence, state, at ?? '-'].join(' ')),
  };
}

describe('the loudspeaker, by a voice of the machine', () => {
  it('says when the sentence begins, which word sounds, and when it has ended', () => {
    const speech = fakeSpeech([jon]);
    const { made, told } = speakerOf(speech);
    made.play(toSay(1, 'a'));
    const [utterance] = speech.spoken;
    utterance?.tell('start');
    utterance?.tell('boundary', { name: 'word', charIndex: 4 });
    utterance?.tell('end');
    expect(told()).toEqual(['a started -', 'a word 4', 'a ended -']);
  });

  it('is silent at once when the room moves on, without a pause of the browser', () => {
    const speech = fakeSpeech([jon]);
    const { made, told } = speakerOf(speech);
    made.play(toSay(1, 'a'));
    speech.calls.length = 0;
    made.moveTo(2);
    speech.spoken[0]?.tell('end');
    made.play(toSay(1, 'late'));
    expect(speech.calls).toEqual(['cancel']);
    expect(told()).toEqual([]);
  });

  it('says that the voice is lost when it is not there, or never begins', () => {
    const gone = speakerOf(fakeSpeech([nora]));
    gone.made.play(toSay(1, 'a'));
    const mute = fakeSpeech([jon]);
    const silent = speakerOf(mute);
    silent.made.play(toSay(1, 'b'));
    mute.clock.pass(2000);
    const without = speakerOf(undefined);
    without.made.play(toSay(1, 'c'));
    expect([...gone.told(), ...silent.told(), ...without.told()]).toEqual([
      'a lost -',
      'b lost -',
      'c lost -',
    ]);
  });
});

describe('what a page tells of its machine', () => {
  const named = (deviceId: string, label: string): MediaDeviceInfo => ({
    deviceId,
    label,
    kind: 'audiooutput',
    groupId: '',
    toJSON: () => ({}),
  });

  function telling(
    voices: readonly ListedVoice[],
    devices: MediaDeviceInfo[],
    granted = 'speaker-selection',
  ) {
    const reports: VoicesReport[] = [];
    const listeners = new Set<() => void>();
    const stateOf = (name: string): string => (name === granted ? 'granted' : 'denied');
    const speech = fakeSpeech(voices);
    const tells = tellVoices({
      source: speech.synthesis,
      devices: {
        enumerateDevices: () => Promise.resolve(devices),
        addEventListener: (_kind: string, listener: unknown) => {
          if (typeof listener === 'function')
            listeners.add(() => void Reflect.apply(listener, undefined, []));
        },
        removeEventListener: () => listeners.clear(),
      },
      permissions: {
        // A browser that does not know a name throws.
        query: ({ name }) =>
          name === 'microphone' && granted === 'nothing'
            ? Promise.reject(new TypeError(name))
            : Promise.resolve({ state: stateOf(name) }),
      },
      platform: 'windows',
      after: speech.clock.after,
      tell: (report) => reports.push(report),
      onOutputs: () => undefined,
    });
    const settle = async (): Promise<void> => {
      for (let turn = 0; turn < 16; turn += 1) await Promise.resolve();
    };
    const change = async (): Promise<void> => {
      for (const listener of listeners) listener();
      await settle();
    };
    return { tells, reports, speech, settle, change };
  }

  it('is its allowed voices and the devices that have a name, and again when they change', async () => {
    const devices = [named('default', 'Standard'), named('x1', 'Høyttaler i taket'), named('x2', '')];
    const { tells, reports, settle, change } = telling(
      [jon, voice('Microsoft Pernille Online', 'nb-NO')],
      devices,
    );
    await settle();
    expect(reports.at(-1)).toEqual({
      voices: [{ id: jon.voiceURI, name: jon.name, language: 'nb' }],
      outputs: ['Høyttaler i taket'],
    });
    tells.want('Høyttaler i taket');
    expect(tells.outputId()).toBe('x1');
    devices.splice(1, 1);
    await change();
    expect(reports.at(-1)?.outputs).toEqual([]);
    expect(tells.outputId()).toBe('');
  });

  it('is its voices alone where the page may not know the devices', async () => {
    const { reports, settle } = telling([jon], [named('x1', 'Høyttaler i taket')], 'nothing');
    await settle();
    expect(reports.map(({ voices, outputs }) => [voices.length, outputs.length])).toEqual([[1, 0]]);
  });

  it('is not told where there is nothing, nor after the page has stopped', async () => {
    const { tells, reports, speech, settle } = telling([], [named('', '')]);
    await settle();
    speech.clock.pass(5000);
    tells.stop();
    speech.setVoices([jon]);
    expect(reports).toEqual([]);
  });

  it('knows Windows and Mac by what the browser says of itself', () => {
    const says = [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64)',
      'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)',
    ];
    expect([...says, 'Mozilla/5.0 (X11; Linux x86_64)', ''].map(platformOf)).toEqual([
      'windows',
      'mac',
      'linux',
      'other',
    ]);
  });
});
