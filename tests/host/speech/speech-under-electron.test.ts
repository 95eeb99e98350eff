import { fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { soundSchema } from '#host/speech/speech-messages.ts';

const entry = path.resolve('electron/speech-process.ts');
const voice = path.resolve('resources/voices/espeak-ng');
const standIn = pathToFileURL(path.join(import.meta.dirname, 'stand-in-parent-port.ts')).href;

describe('the speech process with a port for its host', () => {
  it('waits for its port, speaks over it with the real voice, and ends when it closes', async () => {
    const execArgv = ['--import', standIn];
    const child = fork(entry, [voice], { serialization: 'advanced', stdio: 'ignore', execArgv });
    child.send({ kind: 'synthesize', id: 7, text: 'Hei på deg.', rate: 160 });
    const [sound] = z
      .tuple([soundSchema])
      .rest(z.unknown())
      .parse(await once(child, 'message'));
    expect(sound.id).toBe(7);
    expect(sound.words).toHaveLength(3);
    expect(sound.pcm.length).toBeGreaterThan(22_050);
    const ended = once(child, 'exit');
    child.disconnect();
    expect((await ended)[0]).toBe(0);
  }, 15_000);
});
