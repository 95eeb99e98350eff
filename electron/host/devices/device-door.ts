import type { TableRole } from '#contract/roles.ts';

/** One network card of the machine, as the console names it. */
export interface MachineNetwork {
  readonly card: string;
  readonly address: string;
}

export interface DoorAsked {
  /** One of the machine's own addresses; never all of them. */
  readonly address: string;
  /** 0 for any free port. */
  readonly port: number;
  /** What devices call this room by. */
  readonly name: string;
  readonly certificate: { readonly chain: string; readonly key: string };
  /** Whether browsers get pages; else only our own program is answered, which brings its own. */
  readonly servesPages: boolean;
}

export interface OpenDoor {
  readonly port: number;
  /** What somebody types on a device. */
  readonly address: string;
  /** Of a room without pages for browsers: by what our own program knows it. */
  readonly key?: string;
  /**
   * The address of a table page, with its one-time token in the fragment; for our own program the room's address and
   * key, which are no secret.
   */
  link(role: TableRole, token: string): string;
  /** Nobody new comes in; who is in stays connected. */
  pause(): void;
  /** False when somebody took the port meanwhile. */
  resume(): Promise<boolean>;
  /** At once for whoever is new; pages that are there are told before they lose the room. */
  close(): void;
}

/** The way from the network into the room. The host decides whether it stands open; a door of the wire is the way. */
export interface DeviceDoor {
  networks(): readonly MachineNetwork[];
  open(asked: DoorAsked): Promise<OpenDoor | 'port-taken' | 'address-gone'>;
}
