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
