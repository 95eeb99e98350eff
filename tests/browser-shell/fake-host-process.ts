import { spawn } from 'node:child_process';
import { join } from 'node:path';
import process from 'node:process';
import { openNodeChannel } from '#doors/node-channel.ts';
import { findPlaces } from '#doors/places.ts';
import { runHost } from '#doors/run-host.ts';
import { createFakeAdmissions } from '../wire/fake-admissions.ts';
import { createFakeRoom } from '../wire/fake-room.ts';

/**
 * The real door with a room that answers yes. `meeting.finish` forgets, `meeting.leave` throws where nobody
 * catches, and the look tells in its size that the store was reached.
 */
runHost({
  channel: openNodeChannel(),
  places: { ...findPlaces(), resources: join(import.meta.dirname, 'resources') },
  startHost(needs) {
    const room = createFakeRoom();
    const child = spawn(process.execPath, ['-e', 'process.stdin.resume()'], {
      stdio: ['pipe', 'ignore', 'ignore'],
    });
    return {
      ...room,
      ...createFakeAdmissions(),
      async answer(_caller, command) {
        if (command === 'meeting.finish') needs.forget({ receipt: 'r-1', facts: 7 });
        if (command === 'setup.save') needs.settled?.({ profile: 'standard', room: 'Rom 2' });
        if (command === 'room.leave') needs.leave?.();
        if (command === 'meeting.leave')
          setImmediate(() => {
            throw new Error('Kari');
          });
        return { ok: true, value: {} };
      },
      view(caller) {
        const view = room.view(caller);
        if (caller.role !== 'chair') return view;
        if (needs.roomName !== undefined) {
          const state = { phase: 'choosing', tryOut: true, store: 'unknown', storeName: needs.roomName };
          return { ...view, state };
        }
        if (needs.lastDelivery === undefined) return view;
        return { ...view, delivery: { step: 'forgotten', facts: needs.lastDelivery.facts } };
      },
      storeAt(address) {
        const state = { phase: 'choosing', tryOut: true, store: 'reached', storeName: address };
        room.views['chair'] = { ...room.views['chair'], state };
        needs.changed();
      },
      cover: () => undefined,
      displays: () => undefined,
      async stop() {
        child.kill();
      },
    };
  },
});
