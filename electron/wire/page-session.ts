import type { HostFrame, PageFrame } from '#contract/frames.ts';
import { closeCodes } from '#contract/frames.ts';
import { refuse } from '#contract/refusals.ts';
import type { Pace } from './call-limit.ts';
import { createCallLimit } from './call-limit.ts';
import type { Connection } from './connection.ts';
import { dispatch } from './dispatch.ts';
import type { Entrance, Joined, JoinNeeds } from './join.ts';
import { isSameCaller, join, readStanding } from './join.ts';
import { readFrame } from './read-frame.ts';
import type { Caller, Log, Room, Timers } from './room.ts';
import type { SentView } from './view-push.ts';
import { changeView, nothingSent } from './view-push.ts';

type CallFrame = Extract<PageFrame, { kind: 'call' }>;

const helloMilliseconds = 1000;

export interface PageSessionNeeds extends JoinNeeds {
  readonly room: Room;
  readonly timers: Timers;
  readonly log: Log;
  readonly badView: 'throw' | 'cover';
  /** Called once when the page has proved what it is, before it is told. */
  readonly joined: (session: PageSession) => void;
  readonly ended: (session: PageSession) => void;
}

/** One connected page, from its first byte to its last. */
export interface PageSession {
  caller(): Caller | undefined;
  /** Reads its standing again, ends it if it has none, and sends what changed. */
  refresh(): void;
  beat(): void;
  sendBytes(bytes: Uint8Array): void;
  close(code: number): void;
}

interface State {
  readonly needs: PageSessionNeeds;
  readonly connection: Connection;
  readonly entrance: Entrance | undefined;
  readonly pace: () => Pace;
  phase: 'silent' | 'joining' | 'joined' | 'closed';
  joined: Joined | undefined;
  sent: SentView;
  lastCall: number;
  self: PageSession | undefined;
}

/** Only where the shell itself vouches for the other end does the hello not have to prove anything. */
export function openPageSession(
  needs: PageSessionNeeds,
  connection: Connection,
  entrance?: Entrance,
): PageSession {
  const pace = createCallLimit(needs.timers);
  const fresh = { phase: 'silent', joined: undefined, lastCall: 0, self: undefined } as const;
  const state: State = { needs, connection, entrance, pace, sent: nothingSent(), ...fresh };
  if (typeof entrance === 'object') send(state, { kind: 'nonce', nonce: entrance.nonce });
  const forget = needs.timers.after(helloMilliseconds, () => {
    if (state.phase === 'silent') end(state, closeCodes.tooSlow);
  });
  const self: PageSession = {
    caller: () => (state.phase === 'joined' ? state.joined?.caller : undefined),
    refresh: () => refresh(state),
    beat: () => beat(state),
    sendBytes: (bytes) => connection.sendBytes(bytes),
    close: (code) => end(state, code),
  };
  state.self = self;
  connection.onText((text) => take(state, text));
  connection.onClose((isWanted) => {
    forget();
    finish(state, isWanted);
  });
  return self;
}

function take(state: State, text: string): void {
  if (state.phase === 'closed') return;
  const pace = state.pace();
  const frame = pace === 'flood' ? undefined : readFrame(text);
  if (frame === undefined) {
    end(state, closeCodes.forbidden);
  } else if (frame.kind === 'hello') {
    if (state.phase === 'silent') void welcome(state, frame);
    else end(state, closeCodes.forbidden);
  } else if (state.phase === 'joined') {
    if (frame.kind === 'presence') hear(state, frame.touched);
    else void answerCall(state, frame, pace === 'late');
  } else {
    end(state, closeCodes.notAdmitted);
  }
}

/** A device says that it is there; what it holds beyond that is the room's to know. */
function hear({ needs, joined }: State, isTouched: boolean): void {
  if (joined?.tableHash !== undefined) needs.admissions.heard(joined.tableHash, isTouched);
}

async function welcome(state: State, hello: Extract<PageFrame, { kind: 'hello' }>): Promise<void> {
  state.phase = 'joining';
  try {
    const joined = await join(state.needs, hello, state.entrance);
    if (isClosed(state)) return;
    if (!joined.ok) {
      send(state, { kind: 'refused', refusal: joined.refusal });
      end(state, joined.code);
      return;
    }
    state.joined = joined;
    state.phase = 'joined';
    state.needs.log.note('page-joined', { role: joined.caller.role, session: joined.caller.session });
    enter(state, joined);
  } catch (error) {
    const reference = state.needs.log.fault('join-failed', error);
    send(state, { kind: 'refused', refusal: { kind: 'unexpected', reference } });
    end(state, closeCodes.notAdmitted);
  }
}

/** Tells the page what it is and shows it everything, in that order. */
function enter(state: State, joined: Joined): void {
  const { needs, self } = state;
  if (self !== undefined) needs.joined(self);
  needs.room.arrived(joined.caller);
  const { role } = joined.caller;
  const { credential } = joined;
  send(state, credential === undefined ? { kind: 'welcome', role } : { kind: 'welcome', role, credential });
  state.sent = nothingSent();
  push(state, joined.caller);
}

async function answerCall(state: State, frame: CallFrame, isLate: boolean): Promise<void> {
  const caller = readCaller(state);
  if (caller === undefined) return;
  if (isLate || frame.call <= state.lastCall) {
    const refusal = refuse(isLate ? 'too-many' : 'bad-input', isLate ? undefined : 'call');
    send(state, { kind: 'answer', call: frame.call, ok: false, refusal });
    return;
  }
  state.lastCall = frame.call;
  hear(state, true);
  const answer = await dispatch(state.needs, caller, { command: frame.command, input: frame.input });
  const head = { kind: 'answer', call: frame.call } as const;
  if (answer.ok) send(state, { ...head, ok: true, value: answer.value });
  else send(state, { ...head, ok: false, refusal: answer.refusal });
}

/** A table page that the chair removed ends here; one that was let in becomes what it now is. */
function readCaller(state: State): Caller | undefined {
  if (state.phase !== 'joined' || state.joined === undefined) return undefined;
  const before = state.joined;
  const now = readStanding(state.needs, before);
  if (now === undefined) {
    send(state, { kind: 'refused', refusal: refuse('not-admitted') });
    end(state, closeCodes.notAdmitted);
    return undefined;
  }
  if (!isSameCaller(before.caller, now)) {
    const { tableHash } = before;
    state.joined = tableHash === undefined ? before : { ok: true, caller: now, tableHash };
    state.needs.room.left(before.caller.session);
    enter(state, state.joined);
  }
  return now;
}

function refresh(state: State): void {
  const caller = readCaller(state);
  if (caller !== undefined) push(state, caller);
}

function beat(state: State): void {
  if (readCaller(state) !== undefined) send(state, { kind: 'beat' });
}

function push(state: State, caller: Caller): void {
  const frame = changeView(state.needs, caller, state.sent);
  if (frame !== undefined) state.connection.send(frame);
}

function send(state: State, frame: HostFrame): void {
  if (!isClosed(state)) state.connection.send(JSON.stringify(frame));
}

function end(state: State, code: number): void {
  if (isClosed(state)) return;
  // The page lives, and asks again.
  finish(state, true);
  state.connection.close(code);
}

/** Once, whichever side ended it. */
function finish(state: State, isWanted?: boolean): void {
  if (isClosed(state)) return;
  state.phase = 'closed';
  if (state.joined !== undefined) state.needs.room.left(state.joined.caller.session, isWanted);
  if (state.self !== undefined) state.needs.ended(state.self);
}

function isClosed(state: State): boolean {
  return state.phase === 'closed';
}
