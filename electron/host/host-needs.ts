import type { Day } from '#domain/calendar.ts';
import type { FactId } from '#domain/identity.ts';
import type { VaultKind } from './keys/room-key.ts';
import type { Log } from './log.ts';
import type { Municipality } from './settings/municipality.ts';
import type { SpeechProcess } from './speech/speech-engine.ts';

/** What the last host of this room brought home, so that the console can still say it after the wipe. */
export interface LastDelivery {
  readonly receipt: string;
  readonly facts: number;
  /** C4: everything was withdrawn: the chair writes it into the own record system the same day. */
  readonly withdrawn?: { readonly on: Day; readonly form: 'spoken' | 'written' } | undefined;
}

/** Everything the host asks of whoever starts it. It knows no shell, no clock and no chance of its own. */
export interface HostNeeds {
  readonly dataFolder: string;
  readonly tempFolder: string;
  readonly resources: string;
  readonly roomKey: Buffer;
  readonly vaultKind: VaultKind;
  /** Only try-out data may come here: said on the console. */
  readonly tryOut: boolean;
  /** The municipality's profile, and what its administrator answers about it. */
  readonly municipality: Municipality;
  /** Plays another day than the clock's. */
  readonly date?: Day;
  readonly entries: { readonly documentWorker: string };
  /** Starts a speech process: a child of this one, or one that the shell starts. */
  readonly launchSpeech: () => SpeechProcess;
  readonly log: Log;
  readonly now: () => number;
  readonly newId: () => FactId;
  readonly random: (bytes: number) => Uint8Array;
  readonly lastDelivery?: LastDelivery;
  /** Called after every commit, never before: the wire asks for the views anew. */
  readonly changed: () => void;
  /** A meeting was opened or is over: the machine stays lit for as long as it lasts. */
  readonly meetingIsOn?: (isOn: boolean) => void;
  /** One sentence of sound for one page. */
  readonly sound: (session: string, frame: Uint8Array) => void;
  /** The address of a table page with its one-time token in the fragment. */
  readonly tableAddress: (token: string) => string;
  /** The meeting was delivered and its key destroyed: end this process, and its memory with it (S6). */
  readonly forget: (delivered: LastDelivery) => void;
}
