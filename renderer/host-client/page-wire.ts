/** One connection to the host, whatever carries it. After `close` nothing more is heard from it. */
export interface PageWire {
  readonly send: (text: string) => void;
  readonly close: () => void;
}

export interface PageWireEvents {
  readonly opened: () => void;
  readonly text: (text: string) => void;
  readonly bytes: (bytes: ArrayBuffer) => void;
  readonly closed: () => void;
}

export type OpenPageWire = (events: PageWireEvents) => PageWire;
