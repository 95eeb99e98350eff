import type { CommandInput } from '#contract/commands.ts';
import type { SoundHeader } from '#contract/sound.ts';
import { unpackSound } from '#contract/sound.ts';

export type Report = CommandInput<'reading.report'>;

export interface LoudspeakerNeeds {
  readonly report: (report: Report) => void;
  readonly newContext: () => AudioContext;
  readonly after: (milliseconds: number, run: () => void) => () => void;
}

export interface Loudspeaker {
  readonly play: (frame: ArrayBuffer) => void;
  /** The room moved on: everything older falls silent at once. */
  readonly moveTo: (generation: number) => void;
  readonly stop: () => void;
}

interface Sounding {
  readonly header: SoundHeader;
  readonly source: AudioBufferSourceNode;
  readonly cancel: () => void;
}

interface State {
  readonly needs: LoudspeakerNeeds;
  readonly sounding: Set<Sounding>;
  context: AudioContext | undefined;
  generation: number;
  /** When the last sentence in the queue ends, in the context's own time. */
  free: number;
}

/** A breath between sentences, in seconds. */
const pause = 0.15;
/** How long a context may take to wake before the sentence is given up. */
const wakeMilliseconds = 1500;

/** Plays sentences in the order they come, each right after the one before. */
export function createLoudspeaker(needs: LoudspeakerNeeds): Loudspeaker {
  const state: State = { needs, sounding: new Set(), context: undefined, generation: 0, free: 0 };
  return {
    play: (frame) => void play(state, frame),
    moveTo: (generation) => {
      state.generation = Math.max(state.generation, generation);
      silence(state, (header) => header.generation < state.generation);
    },
    stop: () => {
      silence(state, () => true);
      void state.context?.close();
      state.context = undefined;
    },
  };
}

async function play(state: State, frame: ArrayBuffer): Promise<void> {
  const { header, samples } = unpackSound(frame);
  if (header.generation < state.generation) return;
  if (header.generation > state.generation) {
    state.generation = header.generation;
    silence(state, (other) => other.generation < header.generation);
  }
  const context = await wake(state);
  if (header.generation < state.generation) return;
  if (context === undefined) return report(state, header, 'failed');
  start(state, context, { header, samples });
}

/** Autoplay is allowed on the wall; a browser at the table may have to be touched first. */
async function wake(state: State): Promise<AudioContext | undefined> {
  const context = (state.context ??= state.needs.newContext());
  if (context.state === 'running') return context;
  const tooLate = new Promise<void>((resolve) => state.needs.after(wakeMilliseconds, resolve));
  await Promise.race([context.resume(), tooLate]);
  return isRunning(context) ? context : undefined;
}

function isRunning(context: AudioContext): boolean {
  return context.state === 'running';
}

function start(
  state: State,
  context: AudioContext,
  sound: { header: SoundHeader; samples: Int16Array },
): void {
  const { header, samples } = sound;
  const source = context.createBufferSource();
  source.buffer = toBuffer(context, header, samples);
  source.connect(context.destination);
  const at = Math.max(context.currentTime, state.free);
  source.start(at);
  state.free = at + source.buffer.duration + pause;
  const cancel = state.needs.after((at - context.currentTime) * 1000, () => report(state, header, 'started'));
  const one: Sounding = { header, source, cancel };
  state.sounding.add(one);
  source.addEventListener('ended', () => {
    if (state.sounding.delete(one)) report(state, header, 'ended');
  });
}

function toBuffer(context: AudioContext, header: SoundHeader, samples: Int16Array): AudioBuffer {
  const buffer = context.createBuffer(1, Math.max(1, samples.length), header.sampleRate);
  const channel = buffer.getChannelData(0);
  samples.forEach((sample, index) => {
    channel[index] = sample / 32_768;
  });
  return buffer;
}

function silence(state: State, isOver: (header: SoundHeader) => boolean): void {
  for (const one of state.sounding) {
    if (!isOver(one.header)) continue;
    state.sounding.delete(one);
    one.cancel();
    one.source.stop();
    one.source.disconnect();
  }
  if (state.sounding.size === 0) state.free = 0;
}

function report(state: State, header: SoundHeader, what: Report['state']): void {
  state.needs.report({ generation: header.generation, sentence: header.sentence, state: what });
}
