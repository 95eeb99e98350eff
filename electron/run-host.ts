import type { Delivered, FromHost, StartMessage, ToHost } from '#host/supervision/host-messages.ts';
import { toHostSchema } from '#host/supervision/host-messages.ts';
import type { PageRole } from '#contract/roles.ts';
import type { Log } from '#host/log.ts';
import type { PortSpeech } from '#host/speech/port-speech.ts';
import type { PortUploads } from '#host/uploads/port-uploads.ts';
import type { PagePort } from '#wire/port-connection.ts';
import { portConnection } from '#wire/port-connection.ts';
import type { WindowTokens } from '#wire/room.ts';
import type { JoinedHost, JoinHostNeeds } from './join-host.ts';
import { joinHost } from './join-host.ts';
import { openProcessLog } from './open-log.ts';
import { thisMachine } from './this-machine.ts';

/** The line to the supervisor, whichever shell it lives in. */
export interface Channel {
  send(message: FromHost, sent?: () => void): void;
  /** `port` is the end of a page that a shell vouches for; plain Node hands over none. */
  onMessage(listener: (message: unknown, port?: PagePort) => void): void;
  /** The supervisor is gone, and this process goes with it. */
  onEnd(listener: () => void): void;
  /** Something was thrown that nobody caught. */
  onFault(listener: (error: unknown) => void): void;
  exit(code: number): void;
}

export interface RunHostNeeds extends Pick<JoinHostNeeds, 'startHost' | 'places'> {
  readonly channel: Channel;
  /** Where the shell starts the processes for speech and documents. */
  readonly portSpeech?: PortSpeech;
  readonly portUploads?: PortUploads;
}

const stopMilliseconds = 1500;
/** The page is told first what became of its call. */
const answerMilliseconds = 250;

/** One host in this process, from the start message to the end of the channel. */
export function runHost(needs: RunHostNeeds): void {
  const { channel } = needs;
  const tokens = createWindowTokens(channel);
  const joined = Promise.withResolvers<JoinedHost>();
  function end(): void {
    setTimeout(() => channel.exit(0), stopMilliseconds);
    void joined.promise.then((host) => host.stop()).finally(() => channel.exit(0));
  }
  channel.onEnd(end);
  channel.onMessage((read, port) => {
    const message = toHostSchema.parse(read);
    if (message.kind === 'start') void begin(needs, message, tokens).then(joined.resolve, joined.reject);
    else if (message.kind === 'stop') end();
    else if (message.kind === 'spent') tokens.settle(message);
    else if (message.kind === 'speech-port' || message.kind === 'uploads-port') {
      takePort(needs, message, port);
    } else void joined.promise.then((host) => tellHost(host, message, port));
  });
}

function takePort(
  { portSpeech, portUploads }: RunHostNeeds,
  { kind, request }: Extract<ToHost, { kind: 'speech-port' | 'uploads-port' }>,
  port?: PagePort,
): void {
  if (port === undefined) return;
  if (kind === 'speech-port') portSpeech?.take(request, port);
  else portUploads?.take(request, port);
}

function tellHost(
  joined: JoinedHost,
  message: Extract<ToHost, { kind: 'port' | 'cover' | 'store' | 'displays' }>,
  port?: PagePort,
): void {
  const { host, sessions } = joined;
  if (message.kind === 'cover') host.cover();
  else if (message.kind === 'displays') host.displays(message.displays);
  else if (message.kind === 'store') host.storeAt(message.store.address, message.store.token);
  else if (port !== undefined) sessions.connect(portConnection(port), message.role);
}

async function begin(
  needs: RunHostNeeds,
  start: StartMessage,
  windowTokens: WindowTokens,
): Promise<JoinedHost> {
  const { channel, startHost, places, portSpeech, portUploads } = needs;
  const log = openProcessLog(start.dataFolder, 'host');
  channel.onFault((error) => endBroken(channel, log, error));
  const send = (message: FromHost): void => channel.send(message);
  // S6: the process ends, and with it all that it ever read; the next one starts with an empty memory.
  const forget = (delivered: Delivered): void => {
    channel.send({ kind: 'delivered', delivered }, () => channel.exit(0));
  };
  try {
    const launchers = {
      ...(portSpeech === undefined ? {} : { launchSpeech: portSpeech.launch }),
      ...(portUploads === undefined ? {} : { launchUploads: portUploads.launch }),
    };
    const joined = await joinHost(
      { startHost, places, log, windowTokens, send, forget, ...arrangements(channel), ...launchers },
      start,
    );
    if (joined !== 'port-taken') return joined;
    channel.send({ kind: 'port-taken' }, () => channel.exit(1));
  } catch (error) {
    endBroken(channel, log, error);
  }
  return new Promise(() => undefined);
}

/** What the room's own affairs ask of the shell. */
function arrangements(channel: Channel): Pick<JoinHostNeeds, 'settled' | 'leave' | 'chooseWall' | 'machine'> {
  return {
    settled: (settled) => {
      channel.send({ kind: 'settled', ...settled });
      setTimeout(() => channel.exit(0), answerMilliseconds);
    },
    leave: () => void setTimeout(() => channel.send({ kind: 'leave' }), answerMilliseconds),
    chooseWall: (wall) => channel.send({ kind: 'choose-wall', wall }),
    machine: thisMachine,
  };
}

/** A host that is in a state nobody thought of is ended; a new one takes up the room from disk. */
function endBroken(channel: Channel, log: Log, error: unknown): void {
  log.fault('host-broken', error);
  channel.exit(1);
}

type Spent = Extract<ToHost, { kind: 'spent' }>;

interface AskedTokens extends WindowTokens {
  settle(spent: Spent): void;
}

/** Tokens are kept by the supervisor, so that a token spent with one host is not good with the next. */
function createWindowTokens(channel: Channel): AskedTokens {
  const asked = new Map<number, (role: PageRole | undefined) => void>();
  let newest = 0;
  return {
    spend(token) {
      newest += 1;
      const request = newest;
      return new Promise((resolve) => {
        asked.set(request, resolve);
        channel.send({ kind: 'spend', request, token });
      });
    },
    settle({ request, role }) {
      asked.get(request)?.(role);
      asked.delete(request);
    },
  };
}
