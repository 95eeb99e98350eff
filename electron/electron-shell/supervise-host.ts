import type { MessagePortMain } from 'electron';
import type { DisplaysPart } from '#contract/display-rows.ts';
import {
  type ChosenWall,
  type Delivered,
  type FromHost,
  fromHostSchema,
  type Settled,
  type StartMessage,
  type StorePlace,
} from '#host/supervision/host-messages.ts';
import type { Supervision } from '#host/supervision/supervise-process.ts';
import { superviseProcess } from '#host/supervision/supervise-process.ts';
import type { WindowRole } from './page-address.ts';
import type { PortedUtility } from './ported-utility.ts';
import type { UtilityHost } from './utility-host.ts';

export type SuperviseHostNeeds = {
  readonly fork: () => UtilityHost;
  /** What must outlive a host; it stays in this process and reaches no disk. */
  readonly start: StartMessage;
  readonly speech: PortedUtility;
  readonly uploads: PortedUtility;
  readonly ready: () => void;
  readonly meeting: (isOn: boolean) => void;
  readonly delivered: () => void;
  /** Somebody with the room's code ends the program. */
  readonly leave: () => void;
  /** Somebody at the console says which screen is the wall. */
  readonly chooseWall: (wall: ChosenWall) => void;
  readonly complain: (event: string) => void;
  readonly now: () => number;
  readonly after: (milliseconds: number, run: () => void) => () => void;
};

export type SupervisedHost = {
  /** False while no host is up. */
  givePort(role: WindowRole, port: MessagePortMain): boolean;
  cover(): void;
  /** For the host that runs now and for every one after it. */
  tellDisplays(displays: DisplaysPart): void;
  /** As the last host said it: one that is lost in a meeting comes back in it. */
  meetingIsOn(): boolean;
  /** For the host that runs now and for every one after it. */
  storeAt(store: StorePlace): void;
  stop(): void;
};

type State = {
  readonly needs: SuperviseHostNeeds;
  ready: UtilityHost | undefined;
  port: number;
  lastDelivery: Delivered | undefined;
  store: StorePlace | undefined;
  displays: DisplaysPart | undefined;
  meetingIsOn: boolean;
  /** What the room was set up to since it was started. */
  settled: Pick<StartMessage, 'profile' | 'room'> | undefined;
};

/** Keeps one host up and hands every new one the same room. */
export function superviseHost(needs: SuperviseHostNeeds): SupervisedHost {
  const state: State = {
    needs,
    ready: undefined,
    port: needs.start.port,
    lastDelivery: undefined,
    store: undefined,
    displays: undefined,
    meetingIsOn: false,
    settled: undefined,
  };
  const supervision = superviseProcess<UtilityHost>({
    start: needs.fork,
    started: (host) => {
      greet(state, host);
    },
    lost: () => {
      state.ready = undefined;
      endHelpers(needs);
      needs.meeting(false);
    },
    now: needs.now,
    after: needs.after,
  });
  return asSupervised(state, supervision);
}

function asSupervised(state: State, supervision: Supervision<UtilityHost>): SupervisedHost {
  return {
    givePort: (role, port) => {
      state.ready?.send({ kind: 'port', role }, port);
      return state.ready !== undefined;
    },
    // A host that is still starting comes back covered by itself.
    cover: () => state.ready?.send({ kind: 'cover' }),
    tellDisplays: (displays) => {
      state.displays = displays;
      supervision.current()?.send({ kind: 'displays', displays });
    },
    meetingIsOn: () => state.meetingIsOn,
    storeAt: (store) => {
      state.store = store;
      supervision.current()?.send({ kind: 'store', store });
    },
    stop: () => {
      state.ready = undefined;
      endHelpers(state.needs);
      supervision.stop();
    },
  };
}

/** What a host asked for ends with it. */
function endHelpers({ speech, uploads }: SuperviseHostNeeds): void {
  speech.end();
  uploads.end();
}

function greet(state: State, host: UtilityHost): void {
  host.onMessage((content) => {
    const message = fromHostSchema.safeParse(content).data;
    if (message === undefined) {
      state.needs.complain('host-spoke-wrongly');
    } else {
      hear(state, host, message);
    }
  });
  const { lastDelivery, store, port, needs } = state;
  host.send({
    ...needs.start,
    ...state.settled,
    port,
    ...(store === undefined ? {} : { store }),
    ...(lastDelivery === undefined ? {} : { lastDelivery }),
  });
  if (state.displays !== undefined) host.send({ kind: 'displays', displays: state.displays });
}

function hear(state: State, host: UtilityHost, message: FromHost): void {
  switch (message.kind) {
    case 'listening':
      state.port = message.port;
      break;
    case 'ready':
      state.ready = host;
      state.needs.ready();
      break;
    case 'choose-wall':
      return state.needs.chooseWall(message.wall);
    case 'meeting':
      return noteMeeting(state, message.isOn);
    case 'need-speech':
    case 'end-speech':
    case 'need-uploads':
    case 'end-uploads':
      hearOfHelpers(state, host, message);
      break;
    case 'delivered':
      state.lastDelivery = message.delivered;
      state.needs.delivered();
      break;
    case 'settled':
      noteSettled(state, message);
      break;
    case 'leave':
      state.needs.leave();
      break;
    // Windows of this shell prove themselves by their port: there is no token to spend.
    case 'spend':
      host.send({ kind: 'spent', request: message.request });
      break;
    // Electron itself says when a page of its windows dies.
    case 'page':
      break;
    case 'port-taken':
      state.port = 0;
      state.needs.complain('port-taken');
      break;
  }
}

function noteMeeting(state: State, isOn: boolean): void {
  state.meetingIsOn = isOn;
  state.needs.meeting(isOn);
}

type OfHelpers = Extract<FromHost, { kind: 'need-speech' | 'end-speech' | 'need-uploads' | 'end-uploads' }>;

function hearOfHelpers({ needs }: State, host: UtilityHost, message: OfHelpers): void {
  switch (message.kind) {
    case 'need-speech':
      host.send({ kind: 'speech-port', request: message.request }, needs.speech.begin());
      break;
    case 'end-speech':
      needs.speech.end();
      break;
    case 'need-uploads':
      host.send({ kind: 'uploads-port', request: message.request }, needs.uploads.begin());
      break;
    case 'end-uploads':
      needs.uploads.end();
      break;
  }
}

/** For every host from now on. */
function noteSettled(state: State, { profile, room, store }: Settled): void {
  state.settled = { profile, ...(room === undefined ? {} : { room }) };
  if (store !== undefined) state.store = { address: store };
}
