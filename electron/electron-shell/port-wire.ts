import {
  ipcMain,
  type IpcMainEvent,
  MessageChannelMain,
  type MessagePortMain,
  type WebContents,
} from 'electron';
import { pageOrigin, type WindowRole } from './page-address.ts';

/** The two words between preload and main; the preload has the same two. */
export const askChannel = 'stafettrom:ask';
export const portChannel = 'stafettrom:port';

export type PortWireNeeds = {
  /** The role that the shell gave this window when it made it; a page never says who it is. */
  readonly roleOf: (contents: WebContents) => WindowRole | undefined;
  /** Hands the host its end; false while no host is up. */
  readonly giveHost: (role: WindowRole, port: MessagePortMain) => boolean;
  readonly noteRefusal: () => void;
};

export type PortWire = {
  /** A host is up: pages that asked while there was none get their wire now. */
  hostIsUp(): void;
  stop(): void;
};

/** Main gives window and host the two ends of a channel and keeps neither: no frame of a plan passes here. */
export function openPortWire(needs: PortWireNeeds): PortWire {
  const waiting = new Set<WebContents>();
  function answer(event: IpcMainEvent, ...more: readonly unknown[]): void {
    if (more.length > 0 || !isOurPage(event) || needs.roleOf(event.sender) === undefined) {
      needs.noteRefusal();
      return;
    }
    waiting.add(event.sender);
    connectWaiting(needs, waiting);
  }
  ipcMain.on(askChannel, answer);
  return {
    hostIsUp: () => {
      connectWaiting(needs, waiting);
    },
    stop: () => {
      ipcMain.off(askChannel, answer);
      waiting.clear();
    },
  };
}

// A frame that is gone, that sits inside another or that has left our pages gets nothing.
function isOurPage(event: IpcMainEvent): boolean {
  const frame = event.senderFrame;
  return frame !== null && frame.parent === null && frame.origin === pageOrigin;
}

function connectWaiting(needs: PortWireNeeds, waiting: Set<WebContents>): void {
  for (const contents of waiting) {
    if (contents.isDestroyed() || connectPage(needs, contents)) {
      waiting.delete(contents);
    }
  }
}

// The role is read anew: the window may have closed while its page waited.
function connectPage(needs: PortWireNeeds, contents: WebContents): boolean {
  const role = needs.roleOf(contents);
  if (role === undefined) {
    return true;
  }
  const { port1, port2 } = new MessageChannelMain();
  if (!needs.giveHost(role, port1)) {
    port1.close();
    port2.close();
    return false;
  }
  contents.postMessage(portChannel, null, [port2]);
  return true;
}
