import { app, clipboard, type Session } from 'electron';
import { join } from 'node:path';
import { openWallChoice } from '#host/displays/wall-choice.ts';
import { answersInForce } from '#host/settings/answers-in-force.ts';
import type { StartMessage, StorePlace } from '#host/supervision/host-messages.ts';
import type { Couriers } from '#host/supervision/supervise-courier.ts';
import type { Store } from '#host/supervision/supervise-store.ts';
import { lockApp } from './lock-app.ts';
import { forgetSession, openLockedSession } from './lock-session.ts';
import { openRoom, type OpenRoomNeeds } from './open-room.ts';
import { openPortWire } from './port-wire.ts';
import { openRoomWindows, type RoomWindows } from './room-windows.ts';
import { registerPageScheme, servePages } from './serve-pages.ts';
import { type SupervisedHost, superviseHost, type SuperviseHostNeeds } from './supervise-host.ts';
import { tellKeyRefusal } from './tell-refusal.ts';
import { openTryOutStore } from './try-out-store.ts';
import { openCouriers } from './utility-courier.ts';
import { forkUtilityHost } from './utility-host.ts';
import { openUtilitySpeech } from './utility-speech.ts';
import { openUtilityUploads } from './utility-uploads.ts';
import { type Power, watchPower } from './watch-power.ts';

export type ElectronShellNeeds = OpenRoomNeeds & {
  /** Absolute places: the preload, the doors of the processes, and what they read. */
  readonly preload: string;
  readonly hostEntry: string;
  readonly speechEntry: string;
  readonly uploadsEntry: string;
  readonly storeEntry: string;
  readonly courierEntry: string;
  readonly voice: string;
  readonly pdfParts: string;
  readonly resources: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The room's folder is known: what is complained of from now on has a place there. */
  readonly opened?: (dataFolder: string) => void;
  readonly now: () => number;
  readonly after: (milliseconds: number, run: () => void) => () => void;
};

export type ElectronShell = { stop(): void };

type Parts = {
  readonly session: Session;
  readonly power: Power;
  readonly couriers: Couriers;
  host?: SupervisedHost;
  windows?: RoomWindows;
};

/**
 * What has to be said before Electron is ready. False when this machine already has a room open: that one comes
 * to the front instead.
 */
export function prepareElectron(): boolean {
  app.enableSandbox();
  if (!app.requestSingleInstanceLock()) {
    app.quit();
    return false;
  }
  registerPageScheme();
  lockApp();
  return true;
}

/** Windows, host and the wire between them; nothing, and the end of the app, if the room's key is not to be had. */
export async function startElectronShell(needs: ElectronShellNeeds): Promise<ElectronShell | undefined> {
  await app.whenReady();
  const room = await openRoom(needs);
  if (!room.ok) {
    needs.complain(room.refusal.kind);
    try {
      tellKeyRefusal(needs.resources, room.language, room.refusal);
    } finally {
      app.exit(1);
    }
    return undefined;
  }
  return joinParts(needs, room.start);
}

function joinParts(needs: ElectronShellNeeds, start: StartMessage): ElectronShell {
  needs.opened?.(start.dataFolder);
  const session = openLockedSession('room');
  servePages(session, needs.pages);
  const cover = (): void => parts.host?.cover();
  const { environment, courierEntry, after } = needs;
  const utility = { environment, isPackaged: app.isPackaged };
  const couriers = openCouriers({ ...utility, after, entry: courierEntry, dataFolder: start.dataFolder });
  const parts: Parts = { session, power: watchPower(cover), couriers };
  const wire = openPortWire({
    roleOf: (contents) => parts.windows?.roleOf(contents),
    giveHost: (role, port) => parts.host?.givePort(role, port) ?? false,
    noteRefusal: () => {
      needs.complain('port-refused');
    },
  });
  parts.host = superviseHost({
    ...needs,
    ...listenToHost(needs, parts),
    start,
    ready: () => wire.hostIsUp(),
  });
  parts.windows = openWindows(needs, parts, start);
  const store = openStore(needs, parts, start);
  couriers.wake();
  app.on('second-instance', () => parts.windows?.focus());
  const stop = (): void => {
    wire.stop();
    parts.windows?.stop();
    parts.power.stop();
    couriers.stop();
    parts.host?.stop();
    void store?.stop();
  };
  // Windows of a locked room let nobody close them, not even the end of the app.
  app.on('before-quit', () => parts.windows?.stop());
  app.on('will-quit', stop);
  return { stop };
}

type FromHost = Pick<
  SuperviseHostNeeds,
  'fork' | 'speech' | 'uploads' | 'meeting' | 'delivered' | 'leave' | 'chooseWall'
>;

function listenToHost(needs: ElectronShellNeeds, parts: Parts): FromHost {
  const { environment, hostEntry, speechEntry, voice, uploadsEntry, pdfParts, complain } = needs;
  const utility = { environment, isPackaged: app.isPackaged };
  return {
    fork: () => forkUtilityHost(utility, hostEntry),
    speech: openUtilitySpeech({ ...utility, speechEntry, voice }),
    uploads: openUtilityUploads({ ...utility, uploadsEntry, pdfParts }),
    meeting: (isOn) => {
      parts.power.setMeeting(isOn);
    },
    leave: () => {
      app.quit();
    },
    chooseWall: (wall) => {
      parts.windows?.chooseWall(wall);
    },
    delivered: () => {
      parts.couriers.wake();
      // What somebody copied in the meeting is not there for the next ones to paste.
      clipboard.clear();
      forgetSession(parts.session)
        .catch(() => {
          complain('session-not-forgotten');
        })
        .finally(() => parts.windows?.forgetPages());
    },
  };
}

/** Beside the room's own folder, never in it. */
function openStore(needs: ElectronShellNeeds, parts: Parts, start: StartMessage): Store | undefined {
  const { profile, date } = start;
  if (start.store !== undefined) {
    parts.couriers.wake(start.store.address);
    return undefined;
  }
  const { storeEntry: entry, resources } = needs;
  const listening = (place: StorePlace): void => {
    parts.host?.storeAt(place);
    parts.couriers.wake(place.address);
  };
  return openTryOutStore(
    { ...needs, isPackaged: app.isPackaged, listening },
    {
      entry,
      dataFolder: join(app.getPath('userData'), 'try-out-store/data'),
      demo: join(resources, 'demo'),
      profile: join(resources, 'profiles', `${profile}.json`),
      answers: join(start.dataFolder, answersInForce),
      ...(date === undefined ? {} : { date }),
    },
  );
}

function openWindows(needs: ElectronShellNeeds, parts: Parts, start: StartMessage): RoomWindows {
  return openRoomWindows({
    session: parts.session,
    preload: needs.preload,
    packaged: app.isPackaged,
    isLocked: !start.tryOut,
    choice: openWallChoice(start.dataFolder),
    cover: () => parts.host?.cover(),
    tell: (displays) => parts.host?.tellDisplays(displays),
    meetingIsOn: () => parts.host?.meetingIsOn() === true,
    leave: () => {
      app.quit();
    },
    after: needs.after,
  });
}
