import type { FactId } from '#domain/identity.ts';
import { writeCanonicalJson } from '#sync/canonical-json.ts';
import type { HomeCommand } from '#sync/home-messages.ts';
import { hashText } from '../database/hash.ts';

/** More than any command of a person's makes. */
const most = 16;

/**
 * The ids of what a command from home becomes follow from it and from who gives it: the same command again is known
 * by them, and another under its id too ([SYNC-30]).
 */
export function idsOf(of: {
  readonly tenant: string;
  readonly plan: string;
  readonly participant: string;
  readonly command: HomeCommand;
}): readonly FactId[] {
  const { tenant, plan, participant, command } = of;
  const said = writeCanonicalJson([tenant, plan, participant, command]);
  return Array.from({ length: most }, (_, index) => {
    const hash = hashText(`${index} ${said}`);
    const count = index.toString(16).padStart(3, '0');
    return `${command.command.slice(0, 13)}-7${count}-8${hash.slice(0, 3)}-${hash.slice(3, 15)}`;
  });
}
