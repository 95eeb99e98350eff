import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { screenIdentitySchema } from '#contract/display-rows.ts';
import { replaceDurably } from '../keys/durable-file.ts';
import type { FollowDisplaysNeeds } from './follow-displays.ts';

export const wallChoiceName = 'displays.json';

const fileSchema = z.strictObject({
  format: z.literal(1),
  wall: z.union([screenIdentitySchema, z.literal('none')]),
});

/**
 * Which screen is the wall, in a file of the shell's own: nothing about people, and nothing that another room could
 * use. A file that cannot be read is as good as none: somebody is asked again, and the wall waits hidden.
 */
export function openWallChoice(folder: string): FollowDisplaysNeeds['choice'] {
  const path = join(folder, wallChoiceName);
  let wall = readChoice(path);
  return {
    get: () => wall,
    set: (chosen) => {
      wall = chosen;
      keepChoice(path, fileSchema.parse({ format: 1, wall: chosen }));
    },
  };
}

/** A disk that refuses takes nothing from this run: it is asked again at the next start. */
function keepChoice(path: string, choice: z.infer<typeof fileSchema>): void {
  try {
    replaceDurably(path, `${JSON.stringify(choice)}\n`);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
  }
}

function readChoice(path: string): z.infer<typeof fileSchema>['wall'] | undefined {
  if (!existsSync(path)) return undefined;
  try {
    return fileSchema.safeParse(JSON.parse(readFileSync(path, 'utf8'))).data?.wall;
  } catch {
    return undefined;
  }
}
