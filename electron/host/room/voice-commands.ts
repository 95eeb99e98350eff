import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { CommandInput } from '#contract/commands.ts';
import { refuse } from '#contract/refusals.ts';
import { no } from '#domain/result.ts';
import { prepareSpoken } from '#language/spoken-text.ts';
import type { RoomSettings } from '../settings/settings.ts';
import type { SpeechEngine } from '../speech/speech-engine.ts';
import { findPiperVoices } from '../speech/find-piper.ts';
import type { Answer, Caller, HostRoom } from './host-room.ts';
import { done, loudspeakerOf } from './host-room.ts';
import { stopReading } from './reading.ts';
import { settingsOf, voicesIn } from './voice-choice.ts';

/** The municipality's own voices lie in the room's data folder; those that came along lie with the app. */
export async function findVoices(host: HostRoom, engine: Pick<SpeechEngine, 'inspect'>): Promise<void> {
  const { dataFolder, resources } = host.needs;
  const inspect = (folder: string): ReturnType<SpeechEngine['inspect']> => engine.inspect(folder);
  const found = [];
  for (const place of [dataFolder, resources]) {
    found.push(...(await findPiperVoices({ voices: join(place, 'voices'), inspect })));
  }
  const names = found.map(({ name }) => name);
  const piper = found.filter(({ name }, index) => names.indexOf(name) === index);
  if (piper.length === 0 || host.stopping.signal.aborted) return;
  host.voices = { ...host.voices, piper };
  host.needs.changed();
}

/** What somebody's server says in a voice is never heard here, whoever tells of it. */
const elsewhere = /online|google/iu;

/** From the page that sounds; what another page tells of its machine is nobody's. */
export function reportVoices(host: HostRoom, caller: Caller, input: CommandInput<'voices.report'>): Answer {
  if (loudspeakerOf(host) !== caller.session) return done;
  const system = input.voices.filter(({ id, name }) => !elsewhere.test(`${id} ${name}`));
  const told = { session: caller.session, system, outputs: [...new Set(input.outputs)] };
  host.voices = { ...host.voices, told, fallen: [] };
  host.needs.changed();
  return done;
}

/** The room remembers it; what is being read goes on in the new voice from its own sentence. */
export function chooseVoice(host: HostRoom, input: CommandInput<'voices.choose'>): Answer {
  const { language, voice, output, volume } = input;
  const change: Partial<RoomSettings> = {
    ...(output === undefined ? {} : { output }),
    ...(volume === undefined ? {} : { volume }),
  };
  if (language !== undefined && voice !== undefined) {
    const found = voicesIn(host)
      .listVoices()
      .find((one) => one.id === voice);
    if (found?.languages.includes(language) !== true) return no(refuse('unknown-item', 'voice'));
    change.voices = { ...settingsOf(host).voices, [language]: voice };
  }
  const kept = keep(host, change);
  if (!kept.ok) return kept;
  const { lost: _forgotten, ...voices } = host.voices;
  host.voices = voices;
  if (change.voices !== undefined) host.reader?.renew();
  host.needs.changed();
  return done;
}

function keep({ needs }: HostRoom, change: Partial<RoomSettings>): Answer {
  try {
    needs.settings?.set(change);
    return done;
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    needs.log.note('settings-not-written', { code: String(error.code) });
    return no(refuse('disk-refused'));
  }
}

const sampleSchema = z.object({ voices: z.object({ sample: z.string().min(1) }) });

/** One sentence of ours: also behind the cover, and before a plan is there. */
export function tryVoice(host: HostRoom, { language }: CommandInput<'voices.try'>): Answer {
  if (loudspeakerOf(host) === undefined) return no(refuse('voice-unavailable'));
  const file = join(host.needs.resources, 'locales', language, 'reading.json');
  const text = sampleSchema.parse(JSON.parse(readFileSync(file, 'utf8'))).voices.sample;
  const spoken = prepareSpoken(text, language)
    .map((one) => one.spoken)
    .join(' ');
  stopReading(host);
  host.reader?.read([{ id: 'voice', text, spoken, language }]);
  return done;
}

/** A voice of the machine fell out: the next best reads on, and the chair is told which it was. */
export function loseMachineVoice(host: HostRoom, voice: string): void {
  const name = host.voices.told?.system.find(({ id }) => id === voice)?.name ?? voice;
  host.voices = { ...host.voices, fallen: [...host.voices.fallen, voice], lost: name };
  host.needs.log.note('voice-lost', { kind: 'system' });
  host.needs.changed();
}

/** So did a dropped-in one; until the next start it stands in the list as one that cannot be used. */
export function losePiperVoice(host: HostRoom, folder: string): void {
  const lost = host.voices.piper.find((one) => one.folder === folder);
  if (lost === undefined) return;
  const piper = host.voices.piper.map((one) =>
    one === lost ? { ...one, refusal: 'broken-model' as const } : one,
  );
  host.voices = { ...host.voices, piper, lost: lost.name };
  host.needs.log.note('voice-lost', { kind: 'piper' });
  host.needs.changed();
}
