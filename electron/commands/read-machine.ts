import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { formatsOf } from '#host/check/formats.ts';
import { probeCertificate } from '#host/check/probe-certificate.ts';
import { probeDisk } from '#host/check/probe-disk.ts';
import { probeStore } from '#host/check/probe-store.ts';
import type { Machine } from '#host/check/machine.ts';
import type { JournalReading, Readings } from '#host/check/readings.ts';
import { voiceSamples } from '#host/check/voice-samples.ts';
import type { RoomSettings } from '#host/settings/settings.ts';
import type { Voice } from '#host/speech/engines.ts';
import { openVoices } from '#host/speech/engines.ts';
import { findPiperVoices } from '#host/speech/find-piper.ts';
import { forkSpeech } from '#host/speech/fork-speech.ts';
import type { SpeechProcess } from '#host/speech/speech-engine.ts';
import { startSpeechEngine } from '#host/speech/speech-engine.ts';
import type { Language } from '#language/language.ts';
import { lockRoom } from '../lock-room.ts';
import type { KeyChoice } from '../open-vault.ts';
import { findPlaces } from '../places.ts';
import { hasMeetings, unlockForReading, verifyInWorker } from './read-meetings.ts';

export interface ReadMachineNeeds {
  readonly folder: string;
  readonly settings: RoomSettings;
  readonly key: KeyChoice;
  readonly store?: string;
  readonly machine: Machine;
  readonly launchSpeech?: () => SpeechProcess;
}

/** Everything that can be told of a room without one that runs. */
export async function readMachine(needs: ReadMachineNeeds): Promise<Readings> {
  const { folder, settings, machine } = needs;
  const [screens, outputs, printers, versions, store, voices, room] = await Promise.all([
    machine.screens(),
    machine.soundCards(),
    machine.printers(),
    machine.versions(),
    readStore(needs),
    readVoices(needs),
    readRoomFiles(needs),
  ]);
  const { devices = {} } = settings;
  return {
    screens: screens === undefined ? {} : { found: screens },
    sound: outputs === undefined ? {} : { outputs },
    voices,
    disk: await probeDisk({ folder: nearestFolder(folder), elapsed: () => performance.now() }),
    certificate: probeCertificate({ dataFolder: folder, now: Date.now(), settings: devices }),
    network: { cards: machine.networkCards() },
    printer: { printers },
    versions: { ...versions, formats: formatsOf() },
    ...store,
    ...room,
  };
}

/** A room that was never started has no folder yet: its disk is the one where it will lie. */
function nearestFolder(folder: string): string {
  return existsSync(folder) ? folder : nearestFolder(dirname(folder));
}

async function readStore({ store, key }: ReadMachineNeeds): Promise<Pick<Readings, 'store' | 'clock'>> {
  if (store === undefined) return { store: { answer: key === 'tryout' ? 'own' : 'not-set' }, clock: {} };
  const { answer, offsetMilliseconds } = await probeStore(store, () => Date.now());
  const clock = offsetMilliseconds === undefined ? {} : { offsetMilliseconds };
  return { store: { answer: answer === 'wrong' ? 'strange' : answer }, clock };
}

/** Both languages for real, in a speech process of its own; what a person hears nobody here can know. */
async function readVoices({ folder, settings, launchSpeech }: ReadMachineNeeds): Promise<Readings['voices']> {
  const { speechProcess: entry, voice, resources } = findPlaces();
  let chosen: Readonly<Record<Language, Voice>> | undefined;
  let isSilent = false;
  const engine = startSpeechEngine({
    launch: launchSpeech ?? (() => forkSpeech({ entry, voice })),
    log: () => undefined,
    piperFor: (language) => chosen?.[language].folder,
    onDegraded: () => void (isSilent = true),
  });
  try {
    const inspect = (place: string): ReturnType<typeof engine.inspect> => engine.inspect(place);
    const found = [folder, resources].map((place) =>
      findPiperVoices({ voices: join(place, 'voices'), inspect }),
    );
    const voices = openVoices({ piper: (await Promise.all(found)).flat(), system: [] });
    chosen = { nb: voices.choose('nb', settings.voices?.nb), nn: voices.choose('nn', settings.voices?.nn) };
    for (const language of ['nb', 'nn'] as const) {
      const sound = await engine.synthesize(voiceSamples[language], language);
      if (!sound.ok || sound.value.pcm.length === 0) isSilent = true;
    }
    const faulty = voices.listVoices().find(({ note }) => note?.kind === 'bad-folder')?.name;
    const names = { nb: chosen.nb.name, nn: chosen.nn.name };
    return { ...names, silent: isSilent, ...(faulty === undefined ? {} : { faulty }) };
  } finally {
    engine.stop();
  }
}

/** Where there is no key yet, the first start makes one. */
const noKeyYet: ReadonlySet<string> = new Set(['key-missing', 'passphrase-not-set']);

async function readRoomFiles({ folder, key }: ReadMachineNeeds): Promise<Pick<Readings, 'keys' | 'journal'>> {
  const kind = key;
  if (!existsSync(folder)) return { keys: { kind, isLocked: false }, journal: { is: 'none' } };
  const unlocked = await unlockForReading(folder, key);
  const has = hasMeetings(folder);
  if (!unlocked.ok) {
    const isLocked = has || !noKeyYet.has(unlocked.refusal);
    return { keys: { kind, isLocked }, journal: { is: has ? 'locked' : 'none' } };
  }
  const journal: JournalReading = has ? await readJournal(folder, unlocked.value) : { is: 'none' };
  return { keys: { kind, isLocked: false }, journal };
}

async function readJournal(folder: string, roomKey: Buffer): Promise<JournalReading> {
  const lock = lockRoom(folder);
  if ('takenBy' in lock) return { is: 'in-use' };
  try {
    const reports = await verifyInWorker(folder, roomKey);
    const facts = reports.reduce((sum, one) => sum + one.facts, 0);
    return { is: 'read', facts, damaged: reports.filter(({ damage }) => damage.length > 0).length };
  } finally {
    lock.release();
  }
}
