import type { ScreenIdentity, WallPlace } from '#contract/display-rows.ts';
import type { SeenScreen } from './screens.ts';
import { isLit, overlap } from './screens.ts';

/** Which screen is the wall: the identity of one, or `none`: it has none of its own. */
export type WallChoice = string;

export interface ToDecide {
  /** All that the machine tells of; `undefined` where it does not tell. */
  readonly screens: readonly SeenScreen[] | undefined;
  /** `undefined`: nobody has said. */
  readonly wall: WallChoice | undefined;
  /**
   * Whether the console may be where everybody sees it: no meeting is on, or this one was begun so. Else a pulled cable
   * would put what the chair alone may see on the wall.
   */
  readonly consoleMayShare: boolean;
  /** Where the console is now: it stays there, whichever screen the system has come to call its main one. */
  readonly consoleAt?: ScreenIdentity;
}

export type WallStand =
  | { readonly kind: 'stands'; readonly screen: SeenScreen }
  | { readonly kind: 'window'; readonly screen?: SeenScreen }
  | { readonly kind: 'hidden'; readonly why: Exclude<WallPlace, 'stands' | 'window'> };

export interface Places {
  /** `hidden`: all there is left is what everybody sees. `anywhere`: the machine does not tell of its screens. */
  readonly console: SeenScreen | 'anywhere' | 'hidden';
  readonly wall: WallStand;
  /** The console is where everybody sees it. */
  readonly isShared: boolean;
}

/** The wall stands on its own screen or nowhere: no other screen is ever second best. */
export function decidePlaces(asked: ToDecide): Places {
  const { screens, wall, consoleAt } = asked;
  const lit = screens?.filter(isLit) ?? [];
  const seat = seatAmong(lit, consoleAt);
  if (wall === 'none' || (wall === undefined && showTheSame(lit))) return asWindows(seat);
  if (wall === undefined) return hideWall(seat, 'unchosen');
  const own = screens?.find(({ identity }) => identity === wall);
  if (own === undefined) return hideWall(seat, 'away');
  if (!isLit(own)) return hideWall(seat, 'asleep');
  return decideChosen(asked, { own, lit });
}

/** One screen, or several that are one picture: as on any machine. */
function showTheSame(lit: readonly SeenScreen[]): boolean {
  const [first] = lit;
  return lit.every(({ area }) => first !== undefined && overlap(area, first.area));
}

function asWindows(seat: SeenScreen | undefined): Places {
  if (seat === undefined) return { console: 'anywhere', wall: { kind: 'window' }, isShared: false };
  return { console: seat, wall: { kind: 'window', screen: seat }, isShared: false };
}

function hideWall(seat: SeenScreen | undefined, why: 'away' | 'asleep' | 'unchosen'): Places {
  return { console: seat ?? 'anywhere', wall: { kind: 'hidden', why }, isShared: false };
}

interface Chosen {
  readonly own: SeenScreen;
  readonly lit: readonly SeenScreen[];
}

function decideChosen({ consoleMayShare, consoleAt }: ToDecide, { own, lit }: Chosen): Places {
  const others = lit.filter((screen) => screen !== own);
  const isMirrored = others.some(({ area }) => overlap(area, own.area));
  const free = others.filter(({ area }) => !overlap(area, own.area));
  const stands: WallStand = { kind: 'stands', screen: own };
  const hidden: WallStand = { kind: 'hidden', why: isMirrored ? 'mirrored' : 'console-needs-it' };
  const seat = seatAmong(free, consoleAt);
  if (seat !== undefined) return { console: seat, wall: isMirrored ? hidden : stands, isShared: false };
  if (consoleMayShare) return { console: seatAmong(lit, consoleAt) ?? own, wall: hidden, isShared: true };
  return { console: 'hidden', wall: isMirrored ? hidden : stands, isShared: false };
}

function seatAmong(screens: readonly SeenScreen[], at: ScreenIdentity | undefined): SeenScreen | undefined {
  return (
    screens.find(({ identity }) => identity === at) ?? screens.find(({ isMain }) => isMain) ?? screens[0]
  );
}
