import type { CheckRow } from '#contract/setup-rows.ts';
import {
  judgePrinter,
  judgeScreens,
  judgeSound,
  judgeVersions,
  judgeVoices,
  rowOf,
} from './judge-machine.ts';
import type { CertificateReading, JournalReading, Readings } from './readings.ts';

const gigabyte = 1e9;
/** A meeting with its documents needs some hundred megabytes, and the disk has others to keep. */
const leastFree = 0.5 * gigabyte;
const calmFree = 2 * gigabyte;
/** Each edit waits for the disk before it is answered. */
const slowWrite = 100;
/** Further off, and deadlines and consents would be judged by a wrong day: no meeting starts (design idea 7). */
export const mostOffMilliseconds = 5 * 60_000;
const driftMilliseconds = 60_000;
const soonMilliseconds = 14 * 24 * 60 * 60_000;

/** What was found, as one line for each check: that it is in order, or what to do. */
export function judgeRoom(readings: Readings, now: number): readonly CheckRow[] {
  return [
    judgeScreens(readings.screens),
    judgeSound(readings.sound),
    judgeVoices(readings.voices),
    judgeKeys(readings.keys),
    judgeDisk(readings.disk),
    judgeClock(readings),
    judgeCertificate(readings.certificate, now),
    judgeNetwork(readings),
    judgeStore(readings.store),
    judgePrinter(readings.printer),
    judgeVersions(readings.versions),
    judgeJournal(readings.journal),
  ];
}

function judgeKeys({ kind, isLocked }: Readings['keys']): CheckRow {
  return rowOf('keys', isLocked ? 'keys-locked' : `keys-${kind}`);
}

function judgeDisk(disk: Readings['disk']): CheckRow {
  if ('refused' in disk) return rowOf('disk', 'disk-refused', { code: disk.refused });
  const { freeBytes, writeMilliseconds } = disk;
  const values = {
    gigabytes: Math.floor((freeBytes / gigabyte) * 10) / 10,
    milliseconds: Math.round(writeMilliseconds * 10) / 10,
  };
  if (freeBytes < leastFree) return rowOf('disk', 'disk-full', values);
  if (freeBytes < calmFree) return rowOf('disk', 'disk-low', values);
  return rowOf('disk', writeMilliseconds > slowWrite ? 'disk-slow' : 'disk-ok', values);
}

function judgeClock({ clock: { offsetMilliseconds }, store: { answer } }: Readings): CheckRow {
  if (offsetMilliseconds === undefined) {
    return rowOf('clock', answer === 'own' ? 'clock-alone' : 'clock-unknown');
  }
  const off = Math.abs(offsetMilliseconds);
  if (off > mostOffMilliseconds) return rowOf('clock', 'clock-off', { minutes: Math.round(off / 60_000) });
  const seconds = Math.round(off / 1000);
  return rowOf('clock', off > driftMilliseconds ? 'clock-drifts' : 'clock-ok', { seconds });
}

function judgeCertificate(certificate: CertificateReading, now: number): CheckRow {
  if (certificate.is !== 'good') return rowOf('certificate', `certificate-${certificate.is}`);
  const { name, until } = certificate;
  const values = { name, until: new Date(until).toISOString().slice(0, 10) };
  const isSoon = until - now < soonMilliseconds;
  return rowOf('certificate', isSoon ? 'certificate-soon' : 'certificate-ok', values);
}

function judgeNetwork({ network: { cards }, store: { answer } }: Readings): CheckRow {
  // A room that tries out needs no network: its store is on the same machine.
  if (cards === 0) return rowOf('network', answer === 'own' ? 'network-not-needed' : 'network-none');
  return rowOf('network', 'network-ok', { number: cards });
}

function judgeStore({ answer }: Readings['store']): CheckRow {
  return rowOf('store', answer === 'reached' ? 'store-ok' : `store-${answer}`);
}

function judgeJournal(journal: JournalReading): CheckRow {
  if (journal.is !== 'read') return rowOf('journal', `journal-${journal.is}`);
  const { facts, damaged } = journal;
  return damaged === 0
    ? rowOf('journal', 'journal-ok', { facts })
    : rowOf('journal', 'journal-damaged', { files: damaged });
}
