import type { TableRole } from '#contract/roles.ts';
import type { Day } from '#domain/calendar.ts';
import type { FactId } from '#domain/identity.ts';
import type { Machine } from './check/machine.ts';
import type { DeviceDoor } from './devices/device-door.ts';
import type { VaultKind } from './keys/room-key.ts';
import type { Log } from './log.ts';
import type { Printer } from './printing/printer.ts';
import type { Municipality } from './settings/municipality.ts';
import type { SettingsPort } from './settings/settings.ts';
import type { SpeechProcess } from './speech/speech-engine.ts';
import type { SpellingNeeds } from './spelling/spelling.ts';
import type { ChosenWall, Settled } from './supervision/host-messages.ts';
import type { UploadsProcess } from './uploads/document-reader.ts';
import type { Translator } from './translation/translator.ts';
import type { DocumentReader } from './uploads/document-reader.ts';

/** What the last host of this room brought home, so that the console can still say it after the wipe. */
export interface LastDelivery {
  /** Absent: it was sealed, and a courier brings it. */
  readonly receipt?: string | undefined;
  /** There was no network at the end: sealed to the store's key, and forgotten here all the same (M15). */
  readonly sealed?: boolean | undefined;
  readonly facts: number;
  /** C4: everything was withdrawn: the chair writes it into the own record system the same day. */
  readonly withdrawn?: { readonly on: Day; readonly form: 'spoken' | 'written' } | undefined;
  /** What did not come into force: a holder settles it from home ([SYNC-5]). */
  readonly waiting?: number | undefined;
  /** The store ended this room's access while the meeting was open. */
  readonly accessEnded?: boolean | undefined;
  /** Nobody ended the meeting, and nobody was in the room: what was saved went to the store by itself. */
  readonly forgotten?: boolean | undefined;
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
  /** What the room remembers of its screen and its look; without it the first settings hold. */
  readonly settings?: SettingsPort;
  /** What this room is called on its wall, and on the phone that lets it in; the municipality's name when absent. */
  readonly roomName?: string;
  /** Plays another day than the clock's. */
  readonly date?: Day;
  readonly entries: { readonly documentWorker: string };
  /** Where the spelling worker and its dictionaries lie; without them no word is looked up. */
  readonly spelling?: Pick<SpellingNeeds, 'entry' | 'dictionaries'>;
  /** Starts a speech process: a child of this one, or one that the shell starts. */
  readonly launchSpeech: () => SpeechProcess;
  /** Starts a process that opens uploaded documents, in the same way. */
  readonly launchUploads: () => UploadsProcess;
  /** What gives texts in the other written form; the room's own machine, or the store's, when absent. */
  readonly translator?: Translator;
  /** Of the machine: with two or more a long text goes through two pipes at once. */
  readonly cores?: number;
  /** What opens the plan's documents; a process of its own when absent. */
  readonly documentReader?: DocumentReader;
  /** Paper; without it a calm sentence says that there is no printer, and nothing else is different. */
  readonly printer?: Printer;
  readonly log: Log;
  readonly now: () => number;
  /** Milliseconds that only grow, whatever happens to the clock; `now` when absent. */
  readonly elapsed?: () => number;
  readonly newId: () => FactId;
  readonly random: (bytes: number) => Uint8Array;
  /** Voice and documents begin when they are first needed, not ahead: where nobody waits for them. */
  readonly startsCold?: boolean;
  readonly lastDelivery?: LastDelivery;
  /** How long the store may stay away after the end before the console offers to seal; 20 seconds. */
  readonly sealAfterMilliseconds?: number;
  /** How long a new goal stands on the wall before its reading begins by itself; 2 seconds. */
  readonly beginReadingAfterMilliseconds?: number;
  /** Called after every commit, never before: the wire asks for the views anew. */
  readonly changed: () => void;
  /** A meeting was opened or is over: the machine stays lit for as long as it lasts. */
  readonly meetingIsOn?: (isOn: boolean) => void;
  /** One sentence of sound for one page. */
  readonly sound: (session: string, frame: Uint8Array) => void;
  /** The address of a table page with its one-time token in the fragment. */
  readonly tableAddress: (role: TableRole, token: string) => string;
  /** What the room check asks of the machine; without it the check says that it cannot tell. */
  readonly machine?: Machine;
  /** The room was set up anew: a host of that room takes the place of this one. */
  readonly settled?: (settled: Settled) => void;
  /** Somebody with the room's code ends the program. */
  readonly leave?: () => void;
  /** Somebody says which screen is the wall; a shell that opens no windows has none to choose from. */
  readonly chooseWall?: (wall: ChosenWall) => void;
  /** The way in for devices on the network; a room without one is never opened for them. */
  readonly devices?: DeviceDoor;
  /** The meeting was delivered and its key destroyed: end this process, and its memory with it (S6). */
  readonly forget: (delivered: LastDelivery) => void;
}
