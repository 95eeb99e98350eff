import type { CommandInput } from '#contract/commands.ts';
import type { SoundHeader } from '#contract/sound.ts';
import { unpackSound } from '#contract/sound.ts';
import { sendTo, usualOutput } from './audio-output.ts';
import type { SystemEvent, SystemSpeaker } from './system-speaker.ts';

export type Report = CommandInput<'reading.report'>;

export interface LoudspeakerNeeds {
  readonly report: (report: Report) => void;
  readonly newContext: () => AudioContext;
  readonly after: (milliseconds: number, run: () => void) => () => void;
  /** The device that sounds now; the usual one, '', when the chosen one is gone. */
  readonly onOutput?: (id: string) => void;
  /** The voices of this machine, where the browser has any. */
  readonly machine?: SystemSpeaker | undefined;
}

export interface Loudspeaker {
  readonly play: (frame: ArrayBuffer) => void;
  /** The room moved on: everything older falls silent at once. */
  readonly moveTo: (generation: number) => void;
  /** The device to sound from. One that is gone is tried again with every sentence. */
  readonly setOutput: (id: string) => void;
  /** 1 to 10; what sounds now follows, and a voice of the machine from its next sentence. */
  readonly setVolume: (volume: number) => void;
  readonly stop: () => void;
}

interface Sounding {
  readonly header: SoundHeader;
  readonly source: AudioBufferSourceNode;
  cancel: () => void;
  /** It has been told that it sounds. */
  told: boolean;
}

interface State {
  readonly needs: LoudspeakerNeeds;
  readonly sounding: Set<Sounding>;
  context: AudioContext | undefined;
  gain: GainNode | undefined;
  volume: number;
  /** What a voice of the machine says now. */
  said: SoundHeader | undefined;
  output: string;
  /** The device that really sounds. */
  used: string;
  generation: number;
  /** When the last sentence in the queue ends, in the context's own time. */
  free: number;
}

export const fullVolume = 10;
/** A breath between sentences, in seconds. */
const pause = 0.15;
/** So far ahead a sound is set, in seconds: then it begins exactly where the clock says. */
const lead = 0.01;
/** A context that just woke still tells the time at which it fell asleep. */
const staleMilliseconds = 500;
const leastWait = 4;
/** How long a context may take to wake before the sentence is given up. */
const wakeMilliseconds = 1500;

/** Plays sentences in the order they come, each right after the one before. */
export function createLoudspeaker(needs: LoudspeakerNeeds): Loudspeaker {
  const state: State = {
    needs,
    sounding: new Set(),
    context: undefined,
    gain: undefined,
    volume: fullVolume,
    said: undefined,
    output: usualOutput,
    used: usualOutput,
    generation: 0,
    free: 0,
  };
  return {
    play: (frame) => void play(state, frame),
    moveTo: (generation) => {
      state.generation = Math.max(state.generation, generation);
      silence(state, (header) => header.generation < state.generation);
    },
    setOutput: (id) => {
      if (state.output === id) return;
      state.output = id;
      void switchOutput(state);
    },
    setVolume: (volume) => {
      state.volume = volume;
      if (state.gain !== undefined) state.gain.gain.value = volume / fullVolume;
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
  if (header.say !== undefined) return say(state, header, header.say);
  const context = await wake(state);
  if (header.generation < state.generation) return;
  if (context === undefined) return report(state, header, 'failed');
  start(state, context, { header, samples });
}

/** One sentence by a voice of the machine: it is in no queue, for the next one comes when this one has ended. */
function say(state: State, header: SoundHeader, said: NonNullable<SoundHeader['say']>): void {
  const { machine } = state.needs;
  if (machine === undefined) return report(state, header, 'lost');
  state.said = header;
  machine.speak({ ...said, volume: state.volume / fullVolume }, (event) => hear(state, header, event));
}

function hear(state: State, header: SoundHeader, event: SystemEvent): void {
  if (state.said !== header) return;
  if (event.kind === 'word') {
    const { generation, sentence } = header;
    return state.needs.report({ generation, sentence, state: 'word', at: event.start });
  }
  if (event.kind !== 'started') state.said = undefined;
  report(state, header, event.kind === 'degraded' ? 'lost' : event.kind);
}

/** Autoplay is allowed on the wall; a browser at the table may have to be touched first. */
async function wake(state: State): Promise<AudioContext | undefined> {
  const context = state.context ?? open(state);
  if (context.state === 'running') return context;
  const tooLate = new Promise<void>((resolve) => state.needs.after(wakeMilliseconds, resolve));
  await Promise.race([context.resume(), tooLate]);
  return isRunning(context) ? context : undefined;
}

function open(state: State): AudioContext {
  const context = state.needs.newContext();
  const gain = context.createGain();
  gain.gain.value = state.volume / fullVolume;
  gain.connect(context.destination);
  Object.assign(state, { context, gain, used: usualOutput });
  return context;
}

/** Never in the way of the sound: it goes on from where it was meanwhile. */
async function switchOutput(state: State): Promise<void> {
  const { context, output } = state;
  if (context === undefined || context.state === 'closed') return;
  const used = await sendTo(context, output);
  if (state.context !== context || state.output !== output) return;
  state.used = used;
  state.needs.onOutput?.(used);
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
  if (state.used !== state.output) void switchOutput(state);
  const source = context.createBufferSource();
  source.buffer = toBuffer(context, header, samples);
  source.connect(state.gain ?? context.destination);
  const at = Math.max(context.currentTime + lead, state.free);
  source.start(at);
  state.free = at + source.buffer.duration + pause;
  const one: Sounding = { header, source, cancel: () => undefined, told: false };
  state.sounding.add(one);
  awaitStart(state, { context, at, one });
  source.addEventListener('ended', () => {
    one.cancel();
    if (!state.sounding.delete(one)) return;
    // A page that had too much to do for its timers still tells both, in order.
    tellStart(state, one);
    report(state, header, 'ended');
  });
}

interface Awaited {
  readonly context: AudioContext;
  readonly at: number;
  readonly one: Sounding;
}

/** Looks again before it tells: a device that just woke takes a while before its clock moves. */
function awaitStart(state: State, awaited: Awaited): void {
  const { context, at, one } = awaited;
  const wait = (at - heardTime(context)) * 1000;
  if (wait <= 1) tellStart(state, one);
  else one.cancel = state.needs.after(Math.max(leastWait, wait), () => awaitStart(state, awaited));
}

function tellStart(state: State, one: Sounding): void {
  if (one.told) return;
  one.told = true;
  report(state, one.header, 'started');
}

/** What leaves the device now, in the context's own time: pages follow what people hear. */
function heardTime(context: AudioContext): number {
  const { contextTime = 0, performanceTime = 0 } = context.getOutputTimestamp();
  const age = performance.now() - performanceTime;
  if (age > staleMilliseconds) return context.currentTime - context.baseLatency;
  return contextTime + age / 1000;
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
  if (state.said !== undefined && isOver(state.said)) {
    state.said = undefined;
    state.needs.machine?.stop();
  }
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
