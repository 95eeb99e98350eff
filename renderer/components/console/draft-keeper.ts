import { draftLength } from '#contract/writing-rows.ts';
import type { RichText } from '#domain/rich-text.ts';
import type { HostClient } from '../../host-client/connect-to-host.ts';
import { forgetUnsaved, markUnsaved } from './unsaved-mark.ts';

export type DraftState = 'here' | 'unsaved' | 'saving' | 'failed';

export interface Typed {
  readonly text: RichText;
  readonly caret: number;
  readonly turn?: string;
}

export interface KeeperNeeds {
  readonly section: string;
  readonly call: HostClient['call'];
  readonly tell: (state: DraftState) => void;
  /** Could not be saved any more, and must not be gone without a word. */
  readonly hold: (text: RichText) => void;
}

/** Keeps what is typed in one section until the host says that it is on the disk: through a lost host, and back. */
export interface DraftKeeper {
  readonly type: (typed: Typed) => void;
  readonly save: () => Promise<void>;
  readonly isUnsaved: () => boolean;
  /** Whether a text of the host's is newer than all that this page typed, saved or took. */
  readonly takes: (version: number) => boolean;
}

interface State {
  readonly needs: KeeperNeeds;
  latest: Typed | undefined;
  version: number;
  most: ReturnType<typeof setTimeout> | undefined;
  pause: ReturnType<typeof setTimeout> | undefined;
}

/** At most this much typing is lost in a power cut. */
const mostMilliseconds = 1000;
/** A pause in the typing is as good a moment. */
const pauseMilliseconds = 500;
const againMilliseconds = 2000;
/** After one of these the text is not this page's to save any more. */
const gone: readonly string[] = ['pen-taken', 'already-closed', 'unknown-item', 'no-meeting', 'not-allowed'];

export function createDraftKeeper(needs: KeeperNeeds): DraftKeeper {
  const state: State = { needs, latest: undefined, version: -1, most: undefined, pause: undefined };
  return {
    type: (typed) => type(state, typed),
    save: () => save(state),
    isUnsaved: () => state.latest !== undefined,
    takes: (version) => takes(state, version),
  };
}

function type(state: State, typed: Typed): void {
  const { section, tell } = state.needs;
  state.latest = typed;
  markUnsaved(section, draftLength(typed.text));
  tell('unsaved');
  state.most ??= setTimeout(() => void save(state), mostMilliseconds);
  saveAfter(state, pauseMilliseconds);
}

function saveAfter(state: State, milliseconds: number): void {
  clearTimeout(state.pause);
  state.pause = setTimeout(() => void save(state), milliseconds);
}

async function save(state: State): Promise<void> {
  clearTimeout(state.most);
  clearTimeout(state.pause);
  state.most = undefined;
  const typed = state.latest;
  if (typed === undefined) return;
  const { section, call, tell, hold } = state.needs;
  tell('saving');
  const result = await call('draft.save', { section, ...typed });
  if (result.ok) state.version = Math.max(state.version, result.value.version);
  if (state.latest !== typed) return;
  const isGone = !result.ok && gone.includes(result.refusal.kind);
  if (isGone) hold(typed.text);
  if (result.ok || isGone) {
    state.latest = undefined;
    forgetUnsaved(section);
  } else saveAfter(state, againMilliseconds);
  tell(result.ok || isGone ? 'here' : 'failed');
}

function takes(state: State, version: number): boolean {
  if (state.latest !== undefined || version <= state.version) return false;
  state.version = version;
  return true;
}
