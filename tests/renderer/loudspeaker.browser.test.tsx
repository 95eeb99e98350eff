import { afterEach, describe, expect, it, vi } from 'vitest';
import { packSound } from '#contract/sound.ts';
import type { Loudspeaker, Report } from '#renderer/speaker/loudspeaker.ts';
import { createLoudspeaker } from '#renderer/speaker/loudspeaker.ts';

let speaker: Loudspeaker | undefined;
afterEach(() => speaker?.stop());

function makeSpeaker(): Report[] {
  const reports: Report[] = [];
  speaker = createLoudspeaker({
    report: (report) => reports.push(report),
    newContext: () => new AudioContext(),
    after: (milliseconds, run) => {
      const timer = setTimeout(run, milliseconds);
      return () => clearTimeout(timer);
    },
  });
  return reports;
}

/** A sentence that sounds for so many milliseconds. */
function sound(generation: number, sentence: string, milliseconds: number): ArrayBuffer {
  const samples = new Int16Array((22_050 * milliseconds) / 1000).fill(1000);
  const header = { generation, sentence, sampleRate: 22_050, words: [] };
  return packSound(header, new Uint8Array(samples.buffer)).buffer;
}

const words = (reports: Report[]): string[] => reports.map((one) => `${one.sentence} ${one.state}`);

describe('the loudspeaker', () => {
  it('plays sentences one after the other, and says when each begins and ends', async () => {
    const reports = makeSpeaker();
    speaker?.play(sound(1, 'a', 80));
    speaker?.play(sound(1, 'b', 80));
    await vi.waitFor(() => expect(reports).toHaveLength(4), { timeout: 3000 });
    expect(words(reports)).toEqual(['a started', 'a ended', 'b started', 'b ended']);
  });

  it('is silent at once when the room moves on, and says nothing more about it', async () => {
    const reports = makeSpeaker();
    speaker?.play(sound(1, 'a', 2000));
    await vi.waitFor(() => expect(words(reports)).toEqual(['a started']), { timeout: 3000 });
    speaker?.moveTo(2);
    await new Promise((resolve) => {
      setTimeout(resolve, 200);
    });
    expect(words(reports)).toEqual(['a started']);
  });

  it('never plays what comes too late', async () => {
    const reports = makeSpeaker();
    speaker?.moveTo(5);
    speaker?.play(sound(4, 'old', 50));
    speaker?.play(sound(5, 'new', 50));
    await vi.waitFor(() => expect(words(reports)).toContain('new ended'), { timeout: 3000 });
    expect(words(reports)).toEqual(['new started', 'new ended']);
  });
});
