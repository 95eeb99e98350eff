import { describe, expect, it, vi } from 'vitest';
import { listOutputs, sendTo } from '#renderer/speaker/audio-output.ts';
import { createLoudspeaker } from '#renderer/speaker/loudspeaker.ts';

function device(kind: MediaDeviceKind, deviceId: string, label = ''): MediaDeviceInfo {
  return { kind, deviceId, label, groupId: '', toJSON: () => ({}) };
}

describe('where the sound goes', () => {
  it('lists what sounds, without the usual one and without microphones', async () => {
    const all = [
      device('audioinput', 'mic', 'Mikrofon'),
      device('audiooutput', 'default'),
      device('audiooutput', 'wall', 'Skjerm'),
      device('audiooutput', ''),
    ];
    const outputs = await listOutputs({ enumerateDevices: () => Promise.resolve(all) });
    expect(outputs).toEqual([{ id: 'wall', name: 'Skjerm' }]);
  });

  it('falls back to the usual device when the chosen one is gone, and says so', async () => {
    const context = new AudioContext();
    expect(await sendTo(context, 'a device that was unplugged')).toBe('');
    expect(await sendTo(context, '')).toBe('');
    await context.close();
  });

  it('is set as soon as the loudspeaker has a context, and again when it is chosen anew', async () => {
    const asked: string[] = [];
    const used: string[] = [];
    const context = new AudioContext();
    Object.assign(context, {
      setSinkId: (id: string) => {
        asked.push(id);
        return id === 'gone' ? Promise.reject(new Error('gone')) : Promise.resolve();
      },
    });
    const speaker = createLoudspeaker({
      report: () => undefined,
      newContext: () => context,
      after: () => () => undefined,
      onOutput: (id) => used.push(id),
    });
    speaker.setOutput('wall');
    expect(asked).toEqual([]);
    speaker.play(emptyFrame());
    await vi.waitFor(() => expect(used).toEqual(['wall']));
    speaker.setOutput('gone');
    await vi.waitFor(() => expect(used).toEqual(['wall', '']));
    expect(asked).toEqual(['wall', 'gone', '']);
    speaker.stop();
  });
});

/** A sound of nothing, as the host would send it. */
function emptyFrame(): ArrayBuffer {
  const header = new TextEncoder().encode('{"generation":1,"sentence":"a","sampleRate":22050,"words":[]} ');
  const even = header.length % 2 === 0 ? header : header.subarray(0, header.length - 1);
  const frame = new Uint8Array(4 + even.length);
  new DataView(frame.buffer).setUint32(0, even.length, true);
  frame.set(even, 4);
  return frame.buffer;
}
