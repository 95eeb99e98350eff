import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, vi } from 'vitest';
import type { z } from 'zod';
import type { PageRole } from '#contract/roles.ts';
import type { AdministratorView, ChairView, MinutesView, ScreenView } from '#contract/views.ts';
import { viewSchemas } from '#contract/views.ts';
import type { Day } from '#domain/calendar.ts';
import type { MeetingFile, PlanFile } from '#domain/plan-file.ts';
import type { Profile } from '#domain/profile.ts';
import { createIds } from '#domain/uuid.ts';
import type { JoinedHost } from '#doors/join-host.ts';
import { joinHost } from '#doors/join-host.ts';
import { findPlaces } from '#doors/places.ts';
import type { HostNeeds } from '#host/host-needs.ts';
import { noTranslator } from '#host/translation/create-translator.ts';
import { startHost } from '#host/start-host.ts';
import type { Delivered, StartMessage, StorePlace } from '#host/supervision/host-messages.ts';
import type { WindowTokens } from '#wire/room.ts';
import { pageAddress } from '#browser-shell/page-address.ts';
import { quietVoice } from '../fakes/quiet-voice.ts';
import { readMeeting, readPlan } from '../domain/demo-files.ts';
import { preparedProfile, prepareRoom } from '../fixtures/prepare-room.ts';
import type { DrivenPage } from '../support/drive-page.ts';
import { drivePage } from '../support/drive-page.ts';

export const day = '2026-11-22';

export type Chair = DrivenPage<ChairView>;
export type Screen = DrivenPage<ScreenView>;
export type MinutesPage = DrivenPage<MinutesView>;

export interface RoomChange {
  readonly plan?: PlanFile;
  /** Who is in the roll call already; nobody when left out. */
  readonly present?: readonly string[];
  /** What this municipality's profile says else than the prepared one. */
  readonly profile?: Partial<Profile>;
  /** Of the meeting, where it is not the usual one. */
  readonly day?: Day;
  /** No meeting is open: the chair chooses one from the store. */
  readonly isEmpty?: boolean;
  readonly store?: StorePlace;
  /** What the host is given instead of the machine's own. */
  readonly host?: Partial<HostNeeds>;
  /** Follows the host's own clock instead of a fixed day. */
  readonly followsClock?: boolean;
  /** Called on the prepared data folder before a host is started on it. */
  readonly prepared?: (folder: string, start: StartMessage) => void;
}

/** A real host behind the real wire, in this process, on a meeting that is open. */
export interface OpenRoom {
  readonly folder: string;
  readonly chair: Chair;
  readonly screen: Screen;
  readonly delivered: readonly Delivered[];
  /** Invites, opens and admits a page of the minute-taker. */
  readonly table: (participant: string) => Promise<MinutesPage>;
  /** The municipality's own page, which the shell opens for nobody. */
  readonly administrator: () => Promise<DrivenPage<AdministratorView>>;
  readonly openTable: (link: string) => Promise<MinutesPage>;
  /** The host ends and another one takes up the room; the pages come back by themselves. */
  readonly restart: () => Promise<void>;
  /** Ends the host and its pages, so that a test may look into the folder. */
  readonly stop: () => Promise<void>;
}

interface State {
  readonly folder: string;
  readonly start: StartMessage;
  readonly change: RoomChange;
  readonly windowTokens: WindowTokens;
  readonly tokens: Map<string, PageRole>;
  readonly faults: string[];
  readonly delivered: Delivered[];
  readonly pages: { stop(): void }[];
  port: number;
  joined: JoinedHost | undefined;
}

const running: State[] = [];

/** A voice, a machine and a worker cost seconds for each room; where they matter they are asked for. */
const quiet = {
  translator: noTranslator,
  launchSpeech: quietVoice,
  startsCold: true,
  // What begins by itself would begin in the middle of whatever a test looks at.
  beginReadingAfterMilliseconds: 60_000,
};

// Each test starts a host of its own, and machines that test are busy.
vi.setConfig({ testTimeout: 15_000 });

afterEach(async () => {
  for (const state of running.splice(0)) {
    await stopRoom(state);
    rmSync(state.folder, { recursive: true, force: true, maxRetries: 5 });
    if (state.faults.length > 0) throw new Error(state.faults.join('\n'));
  }
});

export async function openRoom(change: RoomChange = {}): Promise<OpenRoom> {
  const state = prepareState(change);
  running.push(state);
  await startOn(state);
  const chair = await openWindow(state, 'chair', viewSchemas.chair);
  const screen = await openWindow(state, 'screen', viewSchemas.screen);
  const meetingIsOpen = chair.view().state.phase === 'meeting';
  if (meetingIsOpen) expect(await chair.call('screen.uncover', {})).toBe('yes');
  const openTable = (link: string): Promise<MinutesPage> => openTablePage(state, link);
  return {
    folder: state.start.dataFolder,
    chair,
    screen,
    delivered: state.delivered,
    administrator: () => openWindow(state, 'administrator', viewSchemas.administrator),
    openTable,
    table: (participant) => admitTable(state, chair, participant),
    restart: async () => {
      await state.joined?.stop();
      await startOn(state);
    },
    stop: () => stopRoom(state),
  };
}

function prepareState(change: RoomChange): State {
  const folder = mkdtempSync(join(tmpdir(), 'stafettrom-room-'));
  const start = writeStart(folder, change);
  mkdirSync(start.dataFolder);
  mkdirSync(start.pages);
  if (change.isEmpty !== true) fill(start, change);
  change.prepared?.(start.dataFolder, start);
  const tokens = new Map<string, PageRole>();
  const windowTokens: WindowTokens = {
    spend: async (hash) => {
      const role = tokens.get(hash);
      tokens.delete(hash);
      return role;
    },
  };
  const lists = { faults: [], delivered: [], pages: [] };
  return { folder, start, change, windowTokens, tokens, ...lists, port: 0, joined: undefined };
}

function writeStart(folder: string, change: RoomChange): StartMessage {
  return {
    kind: 'start',
    port: 0,
    pages: join(folder, 'pages'),
    dataFolder: join(folder, 'data'),
    tempFolder: join(folder, 'temp'),
    roomKey: randomBytes(32).toString('base64'),
    vaultKind: 'tryout',
    secret: randomBytes(32).toString('base64'),
    tryOut: true,
    profile: 'try-out',
    ...(change.followsClock === true ? {} : { date: change.day ?? day }),
    ...(change.store === undefined ? {} : { store: change.store }),
  };
}

function fill(start: StartMessage, change: RoomChange): void {
  const { dataFolder: folder, roomKey, vaultKind } = start;
  const present = change.present ?? [];
  const meeting: MeetingFile = {
    ...readMeeting('ada'),
    present: present.map((participant) => ({ participant, part: 'whole', by: 'room' })),
  };
  const newId = createIds({ now: () => Date.now(), randomBytes: (length) => randomBytes(length) });
  prepareRoom({
    folder,
    plan: change.plan ?? readPlan('ada'),
    meeting,
    roomKey: Buffer.from(roomKey, 'base64'),
    vaultKind,
    day: change.day ?? day,
    newId,
    profile: { ...preparedProfile, ...change.profile },
  });
}

async function startOn(state: State): Promise<void> {
  const log = {
    note: () => undefined,
    fault: (event: string, error: unknown) => {
      state.faults.push(`${event}: ${String(error)}`);
      return 'reference';
    },
  };
  const joined = await joinHost(
    {
      startHost: (needs) => startHost({ ...needs, ...quiet, ...state.change.host }),
      places: findPlaces(),
      log,
      windowTokens: state.windowTokens,
      send: (message) => {
        if (message.kind === 'listening') state.port = message.port;
      },
      forget: (delivered) => void state.delivered.push(delivered),
      networks: () => [{ card: 'lo', address: '127.0.0.1' }],
    },
    { ...state.start, port: state.port },
  );
  if (joined === 'port-taken') throw new Error(joined);
  state.joined = joined;
}

async function openWindow<Schema extends z.ZodType>(
  state: State,
  role: 'chair' | 'screen' | 'administrator',
  schema: Schema,
): Promise<DrivenPage<z.output<Schema>>> {
  const token = randomBytes(24).toString('base64url');
  state.tokens.set(createHash('sha256').update(token).digest('base64url'), role);
  const page = await drivePage(pageAddress(state.port, role, token), schema);
  state.pages.push(page);
  return page;
}

async function openTablePage(state: State, link: string): Promise<MinutesPage> {
  const page = await drivePage(link, viewSchemas['minute-taker']);
  state.pages.push(page);
  return page;
}

async function admitTable(state: State, chair: Chair, participant: string): Promise<MinutesPage> {
  const page = await openTablePage(state, await chair.invite());
  const { tables } = await chair.until((view) => view.tables.some((one) => one.state === 'waiting'));
  const table = tables.find((one) => one.state === 'waiting')?.id ?? '';
  expect(await chair.call('table.admit', { table, participant })).toBe('yes');
  await page.until((view) => view.plan?.me === participant);
  return page;
}

async function stopRoom(state: State): Promise<void> {
  for (const page of state.pages.splice(0)) page.stop();
  await state.joined?.stop();
  state.joined = undefined;
}
