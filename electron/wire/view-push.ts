import { viewSchemas } from '#contract/views.ts';
import type { Caller, Log, Room } from './room.ts';

type Parts = Readonly<Record<string, unknown>>;

/** What one page was sent last, part by part, as bytes. */
export interface SentView {
  number: number;
  parts: ReadonlyMap<string, string>;
}

interface ViewNeeds {
  readonly room: Room;
  readonly log: Log;
  /** In tests a view that breaks its schema throws; in a room it covers the wall and is logged. */
  readonly badView: 'throw' | 'cover';
}

export function nothingSent(): SentView {
  return { number: 0, parts: new Map() };
}

/**
 * The frame, as text, that brings a page from what it was sent to what it should see; `undefined` when no byte of its
 * own changed, and then its number stands still: nothing hidden moves anything (design ideas 4 and 5).
 */
export function changeView(needs: ViewNeeds, caller: Caller, sent: SentView): string | undefined {
  const view = readView(needs, caller);
  if (view === undefined) return undefined;
  const parts = writeParts(view);
  const set = [...parts].filter(([name, json]) => sent.parts.get(name) !== json);
  const gone = [...sent.parts.keys()].filter((name) => !parts.has(name));
  if (sent.number > 0 && set.length === 0 && gone.length === 0) return undefined;
  sent.number += 1;
  sent.parts = parts;
  return writeFrame(sent.number, set, gone);
}

/** Put together from the bytes that were compared, so that nothing is written twice. */
function writeFrame(
  number: number,
  set: readonly (readonly [string, string])[],
  gone: readonly string[],
): string {
  const fields = set.map(([name, json]) => `${JSON.stringify(name)}:${json}`).join(',');
  const head = `{"kind":"view","number":${number},"whole":${number === 1}`;
  return `${head},"set":{${fields}},"gone":${JSON.stringify(gone)}}`;
}

function writeParts(view: Parts): ReadonlyMap<string, string> {
  const parts = new Map<string, string>();
  for (const [name, value] of Object.entries(view)) {
    if (value !== undefined) parts.set(name, JSON.stringify(value));
  }
  return parts;
}

function readView(needs: ViewNeeds, caller: Caller): Parts | undefined {
  try {
    const view = needs.room.view(caller);
    viewSchemas[caller.role].parse(view);
    return view;
  } catch (error) {
    if (needs.badView === 'throw') throw error;
    needs.log.fault('bad-view', error);
    return caller.role === 'screen' ? coverScreen(needs, caller) : undefined;
  }
}

/** The wall is never left showing what can no longer be vouched for; a console keeps what it has. */
function coverScreen(needs: ViewNeeds, caller: Caller): Parts {
  const covered: Record<string, unknown> = { page: { kind: 'pause' } };
  for (const name of ['look', 'loudspeaker', 'reading'] as const) {
    const part = viewSchemas.screen.shape[name].safeParse(takePart(needs, caller, name));
    if (part.success) covered[name] = part.data;
  }
  return covered;
}

function takePart(needs: ViewNeeds, caller: Caller, name: string): unknown {
  try {
    return needs.room.view(caller)[name];
  } catch {
    return undefined;
  }
}
