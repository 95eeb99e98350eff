/** Chromium's own; not yet in the types of the web. */
interface WithSink {
  setSinkId(id: string): Promise<void>;
}

export interface AudioOutput {
  readonly id: string;
  /** Empty where the shell has not let the page know it. */
  readonly name: string;
}

/** The usual device of the machine. */
export const usualOutput = '';

/** What a browser asks its shell; its types do not know every name. */
export interface AsksPermission {
  query(of: { readonly name: string }): Promise<{ readonly state: string }>;
}

/** Either is enough to be told the devices by name; a microphone is never asked for (M13). */
const namesOfRight = ['speaker-selection', 'microphone'];

/** A page that may not know the devices leaves them alone: merely looking wakes the machine's sound. */
export async function maySeeOutputs(permissions: AsksPermission | undefined): Promise<boolean> {
  for (const name of namesOfRight) {
    const right = await permissions?.query({ name }).catch(() => undefined);
    if (right?.state === 'granted') return true;
  }
  return false;
}

/** Where sound can go; the usual one is not in the list. */
export async function listOutputs(devices: Pick<MediaDevices, 'enumerateDevices'>): Promise<AudioOutput[]> {
  const all = await devices.enumerateDevices();
  return all
    .filter(
      ({ kind, deviceId }) => kind === 'audiooutput' && !['', 'default', 'communications'].includes(deviceId),
    )
    .map(({ deviceId, label }) => ({ id: deviceId, name: label }));
}

/** The device that is used from now on: the usual one when the chosen one is gone or cannot be had. */
export async function sendTo(context: AudioContext, id: string): Promise<string> {
  if (!canSwitch(context)) return usualOutput;
  try {
    await context.setSinkId(id);
    return id;
  } catch {
    if (id !== usualOutput) await sendTo(context, usualOutput);
    return usualOutput;
  }
}

function canSwitch(context: AudioContext): context is AudioContext & WithSink {
  return 'setSinkId' in context && typeof context.setSinkId === 'function';
}
