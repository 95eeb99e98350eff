import { beforeEach, describe, expect, it, vi } from 'vitest';
import { watchPower } from '#electron-shell/watch-power.ts';
import * as electron from './stand-in/electron.ts';

vi.mock('electron', () => import('./stand-in/electron.ts'));

const cover = vi.fn<() => void>();

beforeEach(() => {
  electron.reset();
  cover.mockClear();
});

describe('the power of the machine', () => {
  it.each(['suspend', 'lock-screen', 'shutdown'])('covers the room at %s', (event) => {
    const power = watchPower(cover);
    electron.powerMonitor.emit(event);
    expect(cover).toHaveBeenCalledOnce();
    power.stop();
    electron.powerMonitor.emit(event);
    expect(cover).toHaveBeenCalledOnce();
  });

  it('keeps the display lit for as long as the meeting is on', () => {
    const power = watchPower(cover);
    expect(electron.toldAs('powerSaveBlocker.start')).toEqual([]);
    power.setMeeting(true);
    power.setMeeting(true);
    expect(electron.toldAs('powerSaveBlocker.start')).toEqual([['prevent-display-sleep']]);
    power.setMeeting(false);
    power.setMeeting(false);
    expect(electron.toldAs('powerSaveBlocker.stop')).toEqual([[7]]);
  });

  it('lets the display sleep again when the shell stops in the middle of a meeting', () => {
    const power = watchPower(cover);
    power.setMeeting(true);
    power.stop();
    expect(electron.toldAs('powerSaveBlocker.stop')).toEqual([[7]]);
  });
});
