import type { SetupChange } from '#contract/setup-rows.ts';
import { setupDraftSchema } from '#contract/setup-rows.ts';
import type { RoomSettings } from './settings.ts';
import { draftOf } from './setup-draft.ts';

/** Listed before anything is written: what is another value afterwards, and nothing else. */
export function changesBetween(before: RoomSettings, after: RoomSettings): readonly SetupChange[] {
  const [was, becomes] = [draftOf(before), draftOf(after)];
  const ofForm = setupDraftSchema
    .keyof()
    .options.filter((field) => was[field] !== becomes[field])
    .map((field): SetupChange => ({ field, from: was[field], to: becomes[field] }));
  return [...ofForm, ...changesOfFile(before, after)];
}

/** What no field of the form has: only a file from another room brings it. */
function changesOfFile(before: RoomSettings, after: RoomSettings): readonly SetupChange[] {
  const plain = ['scheme', 'contrast', 'still', 'keys', 'readsByItself', 'voices', 'volume'] as const;
  const changed = plain.filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]));
  return changed.map((field) => ({ field }));
}
