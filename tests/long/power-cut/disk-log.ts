// What a program did to its files, in order, as power-cut.c notes it.

export type DiskEvent =
  | {
      readonly kind: 'opened';
      readonly file: number;
      readonly path: string;
      readonly isNew: boolean;
      readonly isEmptied: boolean;
      readonly isFolder: boolean;
    }
  | { readonly kind: 'wrote'; readonly file: number; readonly place: number; readonly bytes: Buffer }
  | { readonly kind: 'cut-short'; readonly file: number; readonly length: number }
  | { readonly kind: 'synced' | 'not-synced'; readonly file: number }
  | { readonly kind: 'renamed'; readonly from: string; readonly to: string }
  | { readonly kind: 'removed'; readonly path: string };

const headBytes = 24;
const flags = { isNew: 1, isEmptied: 2, isFolder: 4 } as const;

/** The events of a log until a place in it; a last one that was not written whole had not happened. */
export function readDiskLog(log: Buffer, until: number = log.length): readonly DiskEvent[] {
  const events: DiskEvent[] = [];
  for (let at = 0; at + headBytes <= until;) {
    const end = at + headBytes + log.readUInt32LE(at + 16);
    if (end > until) break;
    events.push(readEvent(log.subarray(at, at + headBytes), log.subarray(at + headBytes, end)));
    at = end;
  }
  return events;
}

function readEvent(head: Buffer, bytes: Buffer): DiskEvent {
  const file = head.readUInt32LE(4);
  const place = Number(head.readBigInt64LE(8));
  const text = (): string => bytes.toString('utf8');
  switch (head.readUInt32LE(0)) {
    case 1:
      return { kind: 'opened', file, path: text(), ...readFlags(place) };
    case 2:
      return { kind: 'wrote', file, place, bytes };
    case 3:
      return { kind: 'cut-short', file, length: place };
    case 4:
      return { kind: 'synced', file };
    case 5:
      return { kind: 'not-synced', file };
    case 6: {
      const [from = '', to = ''] = text().split('\n');
      return { kind: 'renamed', from, to };
    }
    case 7:
      return { kind: 'removed', path: text() };
    default:
      throw new Error('The log of the disk holds what nobody writes there.');
  }
}

function readFlags(
  how: number,
): Pick<Extract<DiskEvent, { kind: 'opened' }>, 'isNew' | 'isEmptied' | 'isFolder'> {
  return {
    isNew: (how & flags.isNew) !== 0,
    isEmptied: (how & flags.isEmptied) !== 0,
    isFolder: (how & flags.isFolder) !== 0,
  };
}
