import type { Hash } from 'node:crypto';
import { createHash } from 'node:crypto';
import type { CommandInput } from '#contract/commands.ts';
import { refuse } from '#contract/refusals.ts';
import { no } from '#domain/result.ts';
import { mayWrite } from '#domain/rights.ts';
import { limits } from '../uploads/limits.ts';
import type { Answer, Caller, HostRoom } from './host-room.ts';
import { done, meetingOf, todayIn } from './host-room.ts';
import { writerOf } from './minutes.ts';
import type { OpenMeeting } from './open-meeting.ts';

/** A file on its way from a page: in memory alone, in no file and no log, until all of it has been looked through. */
export interface Arriving {
  readonly meeting: OpenMeeting;
  readonly bytes: Buffer;
  /** Made along the way, so that the last piece costs no more than the others. */
  readonly hash: Hash;
  received: number;
}

/** Two pages may bring one each: no more than forty megabytes, whatever is asked for. */
const mostAtOnce = 2;

/** Refused before a byte has come where it would be refused in the end. */
export function beginDocument(host: HostRoom, caller: Caller, input: CommandInput<'document.begin'>): Answer {
  dropDocument(host, caller);
  const meeting = meetingOf(host);
  if (!meeting.ok) return meeting;
  if (!mayAdd(host, meeting.value, caller)) return no(refuse('may-not-write'));
  if (input.bytes <= 0) return no(refuse('document-empty'));
  if (input.bytes > limits.bytes) return no(refuse('document-too-large'));
  if (host.arriving.size >= mostAtOnce) return no(refuse('too-many'));
  host.arriving.set(caller.session, {
    meeting: meeting.value,
    bytes: Buffer.alloc(input.bytes),
    hash: createHash('sha256'),
    received: 0,
  });
  return done;
}

/** R4, M1. */
function mayAdd(host: HostRoom, meeting: OpenMeeting, caller: Caller): boolean {
  const { state, plan } = meeting;
  const { familyWrites, adultAge } = plan.profile;
  return mayWrite(state, {
    person: writerOf(meeting, caller),
    verb: 'document.added/1',
    today: todayIn(host),
    meeting: plan.meeting,
    familyWrites,
    adultAge,
  });
}

export function takePiece(host: HostRoom, caller: Caller, input: CommandInput<'document.piece'>): Answer {
  const arriving = host.arriving.get(caller.session);
  const piece = Buffer.from(input.data, 'base64');
  const fits =
    arriving !== undefined &&
    input.from === arriving.received &&
    arriving.received + piece.length <= arriving.bytes.length;
  if (!fits) {
    dropDocument(host, caller);
    return no(refuse('document-incomplete'));
  }
  piece.copy(arriving.bytes, arriving.received);
  arriving.hash.update(piece);
  arriving.received += piece.length;
  return done;
}

export function dropDocument(host: HostRoom, { session }: Pick<Caller, 'session'>): Answer {
  const arriving = host.arriving.get(session);
  host.arriving.delete(session);
  arriving?.bytes.fill(0);
  return done;
}

/** Whose page has left, or whose meeting is over: half a file is nothing. */
export function dropLost(host: HostRoom): void {
  for (const [session, { meeting }] of host.arriving) {
    const isOn = host.phase === 'meeting' && host.meeting === meeting;
    if (!isOn || !host.callers.has(session)) dropDocument(host, { session });
  }
}

/** What has come whole; from here on it is nobody's but the taker's. */
export function takeWhole(
  host: HostRoom,
  { session }: Caller,
): { readonly bytes: Buffer; readonly sha256: string } | undefined {
  const arriving = host.arriving.get(session);
  if (arriving === undefined || arriving.received < arriving.bytes.length) return undefined;
  host.arriving.delete(session);
  return { bytes: arriving.bytes, sha256: arriving.hash.digest('hex') };
}
