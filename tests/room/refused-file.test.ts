import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openRoom } from './open-room.ts';

function fileEnding(folder: string, ending: string): string {
  return join(folder, readdirSync(folder).find((name) => name.endsWith(ending)) ?? '');
}

/** Every file of the meeting by what is in it; the profile that the host keeps beside them is not one. */
function hashes(folder: string): readonly string[] {
  const entries = readdirSync(folder, { withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && !entry.name.startsWith('profile-'));
  return files.map(({ name }) => {
    const hash = createHash('sha256').update(readFileSync(join(folder, name)));
    return `${name} ${hash.digest('hex')}`;
  });
}

const damage = {
  'damaged-file': (folder: string): void => {
    const path = fileEnding(folder, '.journal');
    const bytes = readFileSync(path);
    bytes.writeUInt8(bytes.readUInt8(9000) ^ 16, 9000);
    writeFileSync(path, bytes);
  },
  'newer-file': (folder: string): void =>
    writeFileSync(
      fileEnding(folder, '.key'),
      JSON.stringify({ format: 'stafettrom-file-key', version: 2, other: true }),
    ),
  'key-refused': (folder: string): void => {
    const path = fileEnding(folder, '.key');
    writeFileSync(path, readFileSync(path, 'utf8').replace('"tryout"', '"keyring"'));
  },
} as const;

describe('a room whose file cannot be opened', () => {
  it.each(['damaged-file', 'newer-file', 'key-refused'] as const)(
    'says %s on the console, shows nothing, and touches no byte',
    async (kind) => {
      let before: readonly string[] = [];
      const prepared = (folder: string): void => {
        damage[kind](folder);
        before = hashes(folder);
      };
      const { chair, screen, folder, stop } = await openRoom({ present: ['mor', 'kontaktlaerer'], prepared });
      expect(chair.view().state).toMatchObject({ phase: 'refused', refusal: { kind } });
      expect(screen.view().page).toStrictEqual({ kind: 'idle' });
      expect(await chair.call('meeting.choose', { plan: 'ada' })).not.toBe('yes');
      expect(await chair.call('screen.uncover', {})).toBe('no-meeting');
      await stop();
      expect(before.length).toBeGreaterThan(1);
      expect(hashes(folder)).toStrictEqual(before);
    },
  );

  it('says so too when there are two meetings, and leaves both alone', async () => {
    let before: readonly string[] = [];
    const prepared = (folder: string): void => {
      for (const name of readdirSync(folder)) {
        const copy = name.replace(/^[^.]+/, 'another-meeting-123');
        writeFileSync(join(folder, copy), readFileSync(join(folder, name)));
      }
      before = hashes(folder);
    };
    const { chair, folder, stop } = await openRoom({ prepared });
    expect(chair.view().state).toMatchObject({ phase: 'refused', refusal: { kind: 'damaged-file' } });
    await stop();
    expect(hashes(folder)).toStrictEqual(before);
  });

  it('opens nothing with a key that is gone, and says so', async () => {
    const prepared = (folder: string): void => {
      const path = fileEnding(folder, '.key');
      renameSync(path, `${path}.kept-elsewhere`);
    };
    const { chair, screen } = await openRoom({ present: ['mor', 'kontaktlaerer'], prepared });
    expect(chair.view().state.phase).toBe('choosing');
    expect(screen.view().page).toStrictEqual({ kind: 'idle' });
  });
});
