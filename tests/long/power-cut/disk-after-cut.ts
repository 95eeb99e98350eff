import type { DiskEvent } from './disk-log.ts';

/** What a folder's files hold, by path. */
export type DiskImage = ReadonlyMap<string, Buffer>;

/**
 * `nothing`: what was not flushed is lost, names too. `torn`: any part of it is there, sector by sector and in no
 * order, and the names up to some moment, as a file system with a journal keeps them.
 */
export type CutKind = 'nothing' | 'torn';

export interface Cut {
  readonly kind: CutKind;
  readonly chance: () => number;
  /** A disk that says it has flushed and has not: nobody can be safe on it, so it shows that a test bites. */
  readonly isLying?: boolean;
  /** Paths that are kept as they were: they are read by the test, not by the room. */
  readonly isKept?: (path: string) => boolean;
}

type Change = { readonly place: number; readonly bytes: Buffer } | { readonly length: number };

/** A file's bytes that are safe, and what was done to it since. */
interface Content {
  safe: Buffer;
  changes: Change[];
}

type NameChange =
  | { readonly kind: 'put'; readonly path: string; readonly content: Content }
  | { readonly kind: 'gone'; readonly path: string }
  | { readonly kind: 'moved'; readonly from: string; readonly to: string };

interface Disk {
  readonly names: Map<string, Content>;
  readonly safeNames: Map<string, Content>;
  readonly nameChanges: NameChange[];
  /** By the number that the program knows it by; a folder has none. */
  readonly open: Map<number, Content | 'folder'>;
}

/** What the disk holds when the power is cut after these events. */
export function diskAfterCut(before: DiskImage, events: readonly DiskEvent[], cut: Cut): DiskImage {
  const disk = beginDisk(before);
  for (const event of events) apply(disk, event, cut.isLying === true);
  const torn = cut.kind === 'torn' ? Math.floor(cut.chance() * (disk.nameChanges.length + 1)) : 0;
  for (const change of disk.nameChanges.slice(0, torn)) changeName(disk.safeNames, change);
  const image = new Map<string, Buffer>();
  for (const [path, content] of disk.safeNames) image.set(path, contentAfterCut(content, cut));
  for (const [path, content] of disk.names)
    if (cut.isKept?.(path) === true) image.set(path, applyChanges(content.safe, content.changes));
  return image;
}

function beginDisk(before: DiskImage): Disk {
  const names = new Map([...before].map(([path, safe]): [string, Content] => [path, { safe, changes: [] }]));
  return { names, safeNames: new Map(names), nameChanges: [], open: new Map() };
}

function apply(disk: Disk, event: DiskEvent, isLying: boolean): void {
  switch (event.kind) {
    case 'opened':
      open(disk, event);
      break;
    case 'wrote':
      contentOf(disk, event.file).changes.push({ place: event.place, bytes: event.bytes });
      break;
    case 'cut-short':
      contentOf(disk, event.file).changes.push({ length: event.length });
      break;
    case 'synced':
      if (!isLying) sync(disk, event.file);
      break;
    case 'not-synced':
      drop(disk, event.file);
      break;
    case 'renamed':
      rename(disk, { kind: 'moved', from: event.from, to: event.to });
      break;
    case 'removed':
      rename(disk, { kind: 'gone', path: event.path });
      break;
  }
}

function open(disk: Disk, event: Extract<DiskEvent, { kind: 'opened' }>): void {
  if (event.isFolder) {
    disk.open.set(event.file, 'folder');
    return;
  }
  const known = event.isNew ? undefined : disk.names.get(event.path);
  const content = known ?? { safe: Buffer.alloc(0), changes: [] };
  if (known === undefined) rename(disk, { kind: 'put', path: event.path, content });
  if (event.isEmptied && !event.isNew) content.changes.push({ length: 0 });
  disk.open.set(event.file, content);
}

function contentOf(disk: Disk, file: number): Content {
  const content = disk.open.get(file);
  if (content === undefined || content === 'folder')
    throw new Error('Written in a file that was not opened.');
  return content;
}

function rename(disk: Disk, change: NameChange): void {
  changeName(disk.names, change);
  disk.nameChanges.push(change);
}

function changeName(names: Map<string, Content>, change: NameChange): void {
  if (change.kind === 'put') {
    names.set(change.path, change.content);
    return;
  }
  const from = change.kind === 'gone' ? change.path : change.from;
  const content = names.get(from);
  names.delete(from);
  if (change.kind === 'moved' && content !== undefined) names.set(change.to, content);
}

/** A file's flush carries its bytes and not its name: for that its folder is flushed. */
function sync(disk: Disk, file: number): void {
  const content = disk.open.get(file);
  if (content === 'folder')
    for (const change of disk.nameChanges.splice(0)) changeName(disk.safeNames, change);
  else if (content !== undefined) content.safe = applyChanges(content.safe, content.changes.splice(0));
}

/** After an error the kernel takes what it could not flush for clean: the next flush says yes, and it is lost. */
function drop(disk: Disk, file: number): void {
  const content = disk.open.get(file);
  if (content !== 'folder' && content !== undefined) content.changes.length = 0;
}

function contentAfterCut({ safe, changes }: Content, { kind, chance }: Cut): Buffer {
  if (kind === 'nothing' || changes.length === 0) return safe;
  const share = chance();
  const grain = chance() < 0.5 ? 512 : 4096;
  const parts = changes.flatMap((change) => ('bytes' in change ? splitAt(change, grain) : [change]));
  return applyChanges(
    safe,
    parts.filter(() => chance() < share),
  );
}

/** At the borders of sectors or pages of the disk: one of them is there whole or not at all. */
function splitAt({ place, bytes }: { place: number; bytes: Buffer }, grain: number): readonly Change[] {
  const parts: Change[] = [];
  for (let at = 0; at < bytes.length;) {
    const end = Math.min(bytes.length, at + grain - ((place + at) % grain));
    parts.push({ place: place + at, bytes: bytes.subarray(at, end) });
    at = end;
  }
  return parts;
}

function applyChanges(bytes: Buffer, changes: readonly Change[]): Buffer {
  const ends = changes.map((change) =>
    'bytes' in change ? change.place + change.bytes.length : change.length,
  );
  const held = Buffer.alloc(ends.reduce((most, end) => Math.max(most, end), bytes.length));
  bytes.copy(held);
  let length = bytes.length;
  for (const change of changes) {
    if ('bytes' in change) {
      change.bytes.copy(held, change.place);
      length = Math.max(length, change.place + change.bytes.length);
    } else {
      held.fill(0, change.length, Math.max(change.length, length));
      length = change.length;
    }
  }
  return held.subarray(0, length);
}
