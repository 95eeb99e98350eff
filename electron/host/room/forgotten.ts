import { statSync } from 'node:fs';
import type { CommandName } from '#contract/commands.ts';
import { listMeetingFiles } from '../journal/meeting-files.ts';
import { deliver } from './deliver-room.ts';
import { endForgotten } from './end-access.ts';
import type { HostRoom } from './host-room.ts';
import { roomNow } from './host-room.ts';
import type { OpenMeeting } from './open-meeting.ts';
import { sealFinished } from './seal-room.ts';

/** Whoever still writes when the right to read is over has this long between two words. */
export const quietMilliseconds = 15 * 60_000;
const tryAgainMilliseconds = 60_000;

/** A person was here: what a page does by itself is no person. */
export function noteTouch(host: HostRoom, command: CommandName): void {
  if (command !== 'reading.report') host.touchedAt = roomNow(host);
}

/** Asked before the file is opened: that writes in it. */
export function readTouch(host: HostRoom, file: string): void {
  const { database, log } = listMeetingFiles(host.needs.dataFolder, file);
  const times = [database, log].map((path) => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0);
  host.touchedAt = Math.min(roomNow(host), Math.max(...times));
}

/** The right to read is over, [SYNC-12], and for a while nobody has touched anything: they have gone home. */
function isForgotten(host: HostRoom): boolean {
  const until = host.meeting?.plan.offlineUntil;
  if (until === undefined) return false;
  return roomNow(host) > Math.max(Date.parse(until), host.touchedAt ?? 0) + quietMilliseconds;
}

/**
 * S6: a meeting that nobody ended, and a plan that was taken in and never used, leave the room by themselves, also when
 * the machine was off over the time. With a store it is delivered, without one sealed for the courier (M15).
 */
export function keepForgotten(host: HostRoom): void {
  const { meeting, phase } = host;
  if (meeting === undefined || !isForgotten(host)) return;
  if (phase === 'meeting') void endForgotten(host, meeting);
  else if (phase === 'delivering') sealForgotten(host, meeting);
}

/** Nobody is here who could be offered it. Without an address there is nothing to wait for. */
function sealForgotten(host: HostRoom, meeting: OpenMeeting): void {
  const isAlone = host.client === undefined;
  const { delivery } = meeting.room;
  if (delivery === 'sending' && isAlone) return void deliver(host, meeting);
  if (delivery !== 'waiting' || (!isAlone && host.offersSealing !== true)) return;
  if (roomNow(host) < (host.sealedAt ?? 0) + tryAgainMilliseconds) return;
  host.sealedAt = roomNow(host);
  void sealFinished(host);
}
