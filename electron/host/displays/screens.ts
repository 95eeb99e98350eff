import { createHash } from 'node:crypto';
import type { ScreenIdentity } from '#contract/display-rows.ts';

/** A part of the large picture that all screens share. */
export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** One screen as the machine tells of it. Without width or height it is connected and shows nothing. */
export interface SeenScreen {
  readonly identity: ScreenIdentity;
  /** What a person calls it: its model, else its plug. */
  readonly label: string;
  readonly area: Area;
  /** Without what the system keeps for itself, for ordinary windows. */
  readonly work: Area;
  readonly isMain: boolean;
}

/** What a screen says of itself, and where it was found. */
export interface ToldScreen extends Omit<SeenScreen, 'identity'> {
  readonly said: string;
  /** Tells two screens apart that say the same of themselves. */
  readonly place: string;
}

/**
 * Two screens that say the same are told apart by their place, both of them: when one is moved or taken away, the
 * other is a stranger and has to be chosen anew, which is better than the wall on the wrong one.
 */
export function identifyScreens(told: readonly ToldScreen[]): readonly SeenScreen[] {
  return told.map(({ said, place, label, ...screen }) => {
    const isAlone = told.filter((other) => other.said === said).length === 1;
    const identity = hashOf(isAlone ? said : `${said}\n${place}`);
    return { ...screen, label: label.slice(0, 60), identity };
  });
}

function hashOf(text: string): ScreenIdentity {
  return createHash('sha256').update(text).digest('base64url').slice(0, 22);
}

export function isLit({ area }: SeenScreen): boolean {
  return area.width > 0 && area.height > 0;
}

/** Mirrored, wholly or in part: what one shows is seen on the other. */
export function overlap(one: Area, other: Area): boolean {
  const beside = one.x + one.width <= other.x || other.x + other.width <= one.x;
  const above = one.y + one.height <= other.y || other.y + other.height <= one.y;
  return !beside && !above;
}
