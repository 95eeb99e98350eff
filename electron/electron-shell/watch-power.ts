import { powerMonitor, powerSaveBlocker } from 'electron';

export type Power = {
  /** The display stays lit while a meeting is on, and only then. */
  setMeeting(isOn: boolean): void;
  stop(): void;
};

/** Covers the room before the machine sleeps, is locked or goes down: it may wake before other eyes. */
export function watchPower(cover: () => void): Power {
  powerMonitor.on('suspend', cover);
  powerMonitor.on('lock-screen', cover);
  powerMonitor.on('shutdown', cover);
  let blocker: number | undefined;
  function setMeeting(isOn: boolean): void {
    if (isOn && blocker === undefined) {
      blocker = powerSaveBlocker.start('prevent-display-sleep');
    } else if (!isOn && blocker !== undefined) {
      powerSaveBlocker.stop(blocker);
      blocker = undefined;
    }
  }
  return {
    setMeeting,
    stop: () => {
      setMeeting(false);
      powerMonitor.off('suspend', cover);
      powerMonitor.off('lock-screen', cover);
      powerMonitor.off('shutdown', cover);
    },
  };
}
