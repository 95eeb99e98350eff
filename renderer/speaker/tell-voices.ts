import type { CommandInput } from '#contract/commands.ts';
import type { AsksPermission, AudioOutput } from './audio-output.ts';
import { listOutputs, maySeeOutputs, usualOutput } from './audio-output.ts';
import type { SystemVoice, VoicePlatform, VoiceSource } from './system-voice.ts';
import { watchVoices } from './system-voice.ts';

export type VoicesReport = CommandInput<'voices.report'>;

export interface TellVoicesNeeds {
  readonly source: VoiceSource | undefined;
  readonly devices:
    | Pick<MediaDevices, 'enumerateDevices' | 'addEventListener' | 'removeEventListener'>
    | undefined;
  readonly permissions: AsksPermission | undefined;
  readonly platform: VoicePlatform;
  readonly after: (milliseconds: number, run: () => void) => () => void;
  readonly tell: (report: VoicesReport) => void;
  /** A device came or went: the one that is wanted may be another than before. */
  readonly onOutputs: () => void;
}

export interface TellsVoices {
  /** The device that is to sound, by its name: ids of devices are other ones at every start. */
  readonly want: (output: string) => void;
  readonly outputId: () => string;
  readonly stop: () => void;
}

interface State {
  readonly needs: TellVoicesNeeds;
  voices: readonly SystemVoice[];
  outputs: readonly AudioOutput[];
  wanted: string;
  /** A machine that has nothing need not say so, unless it had something. */
  hasTold: boolean;
  isStopped: boolean;
}

const most = 20;

/** Tells the host which voices this machine has and where it can sound, now and whenever that changes. */
export function tellVoices(needs: TellVoicesNeeds): TellsVoices {
  const state: State = {
    needs,
    voices: [],
    outputs: [],
    wanted: usualOutput,
    hasTold: false,
    isStopped: false,
  };
  const { source, devices, platform, after } = needs;
  const changed = (): void => void look(state);
  const onVoices = (voices: readonly SystemVoice[]): void => {
    state.voices = voices;
    tell(state);
  };
  const watch = source === undefined ? undefined : watchVoices({ source, platform, after, onVoices });
  void watchOutputs(state, changed);
  return {
    want: (output) => void (state.wanted = output),
    outputId: () => state.outputs.find(({ name }) => name === state.wanted)?.id ?? usualOutput,
    stop: () => {
      state.isStopped = true;
      watch?.stop();
      devices?.removeEventListener('devicechange', changed);
    },
  };
}

/** Not even listened for where the page may not know them: that alone wakes the machine's sound. */
async function watchOutputs(state: State, changed: () => void): Promise<void> {
  const { devices, permissions } = state.needs;
  if (devices === undefined || !(await maySeeOutputs(permissions)) || state.isStopped) return;
  devices.addEventListener('devicechange', changed);
  changed();
}

/** A device without a name cannot be chosen by anybody. */
async function look(state: State): Promise<void> {
  const { devices, onOutputs } = state.needs;
  const outputs = devices === undefined ? [] : await listOutputs(devices).catch(() => []);
  const named = outputs.filter(({ name }) => name !== '');
  const isSame = named.map(keyOf).join() === state.outputs.map(keyOf).join();
  if (state.isStopped || isSame) return;
  state.outputs = named;
  onOutputs();
  tell(state);
}

function keyOf({ id, name }: AudioOutput): string {
  return `${id} ${name}`;
}

function tell(state: State): void {
  const { needs, voices, outputs, hasTold, isStopped } = state;
  if (isStopped || (!hasTold && voices.length + outputs.length === 0)) return;
  state.hasTold = true;
  needs.tell({ voices: voices.slice(0, most), outputs: outputs.map(({ name }) => name).slice(0, most) });
}
