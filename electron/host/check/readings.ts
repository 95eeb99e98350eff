import type { VaultKind } from '../keys/room-key.ts';
import type { MachineScreen } from './machine.ts';

/** What was found, before anybody judges it. Absent means that nobody here can tell. */
export interface Readings {
  readonly screens: {
    readonly found?: readonly MachineScreen[];
    /** Whether the page of the big screen is there; absent where no room runs. */
    readonly wall?: boolean;
  };
  readonly sound: {
    /** How many devices sound can come from. */
    readonly outputs?: number;
    /** The one that the room has chosen. */
    readonly chosen?: { readonly name: string; readonly isHere: boolean };
  };
  readonly voices: {
    /** What reads, by its name; `silent`: it was tried, and gave no sound. */
    readonly nb: string;
    readonly nn: string;
    readonly silent?: boolean;
    /** Fell out in this room since it was started. */
    readonly lost?: string;
    /** A folder that somebody put there and that cannot be used. */
    readonly faulty?: string;
  };
  readonly keys: { readonly kind: VaultKind; readonly isLocked: boolean };
  readonly disk: DiskReading;
  readonly clock: {
    /** What to add to this machine's clock to get the store's. */
    readonly offsetMilliseconds?: number;
  };
  readonly certificate: CertificateReading;
  /** Cards that are up and lead somewhere. */
  readonly network: { readonly cards: number };
  readonly store: { readonly answer: StoreAnswer };
  readonly printer: { readonly printers: number };
  readonly versions: VersionReading;
  readonly journal: JournalReading;
}

export type DiskReading =
  | { readonly freeBytes: number; readonly writeMilliseconds: number }
  | { readonly refused: string };

export type CertificateReading =
  | { readonly is: 'not-set' }
  | { readonly is: 'good'; readonly name: string; readonly until: number }
  | { readonly is: 'expired' | 'missing' | 'wrong' };

/** `own`: the room has one to try out with. */
export type StoreAnswer = 'own' | 'not-set' | 'reached' | 'away' | 'strange';

export interface VersionReading {
  readonly program: string;
  readonly node: string;
  /** What draws the pages: Electron, or the browser that was found. */
  readonly windows?: string;
  /** Of the files: what is written is readable by rooms of the same numbers. */
  readonly formats: string;
}

export type JournalReading =
  | { readonly is: 'none' | 'in-use' | 'locked' }
  | { readonly is: 'read'; readonly facts: number; readonly damaged: number };
