import type { SoundPlace, VoiceRow, VoicesView } from '#contract/reading-rows.ts';
import type { Language } from '#language/language.ts';
import type { FoundVoices, Voice, Voices } from '../speech/engines.ts';
import { openVoices } from '../speech/engines.ts';
import { firstSettings } from '../settings/settings.ts';
import type { RoomSettings } from '../settings/settings.ts';
import type { Caller, HostRoom } from './host-room.ts';
import { loudspeakerOf } from './host-room.ts';

/** The voices of this room, in memory: folders are looked through at the start, a page tells of its own machine. */
export interface VoicesHere {
  piper: FoundVoices['piper'];
  /** What a page told of its machine; it holds for as long as that page is the one that sounds. */
  told?: {
    readonly session: string;
    readonly system: FoundVoices['system'];
    readonly outputs: readonly string[];
  };
  /** Voices of the machine that fell out since then. */
  fallen: readonly string[];
  /** What fell out last, by its name: for the chair. */
  lost?: string;
}

export const noVoicesYet: VoicesHere = { piper: [], fallen: [] };

export function settingsOf({ needs }: HostRoom): RoomSettings {
  return needs.settings?.get() ?? firstSettings;
}

export function voicesIn(host: HostRoom): Voices {
  const { piper, fallen } = host.voices;
  const system = (toldNow(host)?.system ?? []).filter(({ id }) => !fallen.includes(id));
  return openVoices({ piper, system });
}

function toldNow(host: HostRoom): VoicesHere['told'] {
  const { told } = host.voices;
  return told?.session === loudspeakerOf(host) ? told : undefined;
}

/** What reads this written language now: the room's choice where it is here and can, else the best that is. */
export function voiceFor(host: HostRoom, language: Language): Voice {
  return voicesIn(host).choose(language, settingsOf(host).voices?.[language]);
}

/** As the loudspeaker's page names it; nothing where the speech process reads. */
export function machineVoiceFor(host: HostRoom, language: Language): string | undefined {
  const { engine, id } = voiceFor(host, language);
  return engine === 'system' ? id.slice(systemMark.length) : undefined;
}

const systemMark = 'system:';

export function voicesView(host: HostRoom): VoicesView {
  const { output, volume } = settingsOf(host);
  const { lost } = host.voices;
  return {
    rows: voicesIn(host)
      .listVoices()
      .map((one) => rowOf(one)),
    reads: { nb: voiceFor(host, 'nb').id, nn: voiceFor(host, 'nn').id },
    outputs: [...(toldNow(host)?.outputs ?? [])],
    volume,
    ...(output === undefined || output === '' ? {} : { output }),
    ...(lost === undefined ? {} : { lost }),
  };
}

/** So much of what somebody wrote about a voice is enough to know whose it is. */
const longestCard = 4000;

function rowOf({ id, name, engine, languages, note, card }: Voice): VoiceRow {
  const fault = note?.kind === 'bad-folder' ? { fault: note.reason } : {};
  const said = card === undefined ? {} : { card: card.slice(0, longestCard) };
  return { id, name, engine, languages: [...languages], ...fault, ...said };
}

/** For the page that sounds, and no other. */
export function soundPlaceFor(host: HostRoom, { session }: Caller): { sound?: SoundPlace } {
  if (loudspeakerOf(host) !== session) return {};
  const { output, volume } = settingsOf(host);
  const place = {
    ...(output === undefined || output === '' ? {} : { output }),
    ...(volume === firstSettings.volume ? {} : { volume }),
  };
  return Object.keys(place).length === 0 ? {} : { sound: place };
}
