import { refuse } from '#contract/refusals.ts';
import { no, yes } from '#domain/result.ts';
import { judgeRoom } from '../check/judge-room.ts';
import { probeCertificate } from '../check/probe-certificate.ts';
import { probeDisk } from '../check/probe-disk.ts';
import { probeStore } from '../check/probe-store.ts';
import type { JournalReading, Readings } from '../check/readings.ts';
import { voiceSamples } from '../check/voice-samples.ts';
import { formatsOf } from '../check/formats.ts';
import type { Answer, HostRoom } from './host-room.ts';
import { loudspeakerOf } from './host-room.ts';
import { isAtRest } from './room-office.ts';
import { settingsOf, voiceFor, voicesIn } from './voice-choice.ts';

/** The room check from the console: everything that a meeting needs, each as one line. */
export async function checkRoom(host: HostRoom): Promise<Answer> {
  if (!isAtRest(host)) return no(refuse('meeting-open'));
  return yes({ rows: judgeRoom(await readRoom(host), host.needs.now()) });
}

/** What is so at this moment, before anybody judges it. */
export async function readRoom(host: HostRoom): Promise<Readings> {
  const { needs } = host;
  const { dataFolder, now, machine, elapsed = now } = needs;
  const [screens, store, disk, printers, versions] = await Promise.all([
    machine?.screens(),
    readStore(host),
    probeDisk({ folder: dataFolder, elapsed }),
    machine?.printers(),
    machine?.versions(),
  ]);
  const { devices = {} } = settingsOf(host);
  return {
    screens: { ...(screens === undefined ? {} : { found: screens }), wall: hasWall(host) },
    sound: await readSound(host),
    voices: await readVoices(host),
    keys: { kind: needs.vaultKind, isLocked: false },
    disk,
    certificate: probeCertificate({ dataFolder, now: now(), settings: devices }),
    network: { cards: machine?.networkCards() ?? 0 },
    printer: { printers: printers ?? 0 },
    versions: { program: '', node: '', ...versions, formats: formatsOf() },
    journal: readJournal(host),
    ...store,
  };
}

function hasWall({ callers }: HostRoom): boolean {
  return [...callers.values()].some(({ role }) => role === 'screen');
}

async function readStore({ storeUrl, needs, signIn }: HostRoom): Promise<Pick<Readings, 'store' | 'clock'>> {
  if (storeUrl === undefined) return { store: { answer: needs.tryOut ? 'own' : 'not-set' }, clock: {} };
  const { answer, offsetMilliseconds } = await probeStore(storeUrl, needs.now);
  const clock = offsetMilliseconds === undefined ? {} : { offsetMilliseconds };
  // One of the room's own brings its token along.
  if (needs.tryOut && signIn === undefined && answer === 'reached')
    return { store: { answer: 'own' }, clock };
  return { store: { answer: answer === 'wrong' ? 'strange' : answer }, clock };
}

/** What the page that sounds told of its machine, else the machine's own cards. */
async function readSound(host: HostRoom): Promise<Readings['sound']> {
  const { told } = host.voices;
  const outputs = told?.session === loudspeakerOf(host) ? told?.outputs : undefined;
  const { output = '' } = settingsOf(host);
  if (outputs !== undefined && outputs.length > 0) {
    const chosen = output === '' ? {} : { chosen: { name: output, isHere: outputs.includes(output) } };
    return { outputs: outputs.length, ...chosen };
  }
  const cards = await host.needs.machine?.soundCards();
  return cards === undefined ? {} : { outputs: cards };
}

/** Of the machine's own voices only a person in the room can tell; ours are heard by the host first. */
async function isSilent(host: HostRoom): Promise<boolean> {
  const ours = (['nb', 'nn'] as const).filter((language) => voiceFor(host, language).engine !== 'system');
  const heard = await Promise.all(
    ours.map(async (language) => (await host.speaks?.(voiceSamples[language], language)) ?? true),
  );
  return heard.includes(false);
}

async function readVoices(host: HostRoom): Promise<Readings['voices']> {
  const silent = await isSilent(host);
  const { lost } = host.voices;
  const faulty = voicesIn(host)
    .listVoices()
    .find(({ note }) => note?.kind === 'bad-folder')?.name;
  return {
    nb: voiceFor(host, 'nb').name,
    nn: voiceFor(host, 'nn').name,
    silent,
    ...(lost === undefined ? {} : { lost }),
    ...(faulty === undefined ? {} : { faulty }),
  };
}

/** Between meetings there is no file; one that was refused at the start is still there, untouched. */
function readJournal({ phase, refusal }: HostRoom): JournalReading {
  if (phase !== 'refused') return { is: 'none' };
  const isKey = refusal?.kind === 'key-refused' || refusal?.kind === 'key-missing';
  return isKey ? { is: 'locked' } : { is: 'read', facts: 0, damaged: 1 };
}
