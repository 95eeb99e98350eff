import type { HostNeeds } from '../host-needs.ts';
import { tellMeetings } from '../tell-meetings.ts';
import { dropLost } from './arriving.ts';
import { followArrival } from './begin-reading.ts';
import { keepDevices } from './devices.ts';
import { dropOwnWords } from './family.ts';
import { keepLine } from './follow.ts';
import type { HostRoom } from './host-room.ts';
import { firstSettings } from '../settings/settings.ts';
import { keepPlace } from './keep-place.ts';
import { keepRest } from './rest.ts';
import { prepareReading } from './read-aloud.ts';
import { noVoicesYet } from './voice-choice.ts';

/** What the host holds in memory before anything has happened; whatever hangs on a change hangs here. */
export function createHostRoom(needs: HostNeeds): HostRoom {
  const host: HostRoom = {
    needs: tellMeetings(
      {
        ...needs,
        changed: () => {
          keepPlace(host);
          keepRest(host);
          keepLine(host);
          dropOwnWords(host);
          dropLost(host);
          prepareReading(host);
          followArrival(host);
          host.shelf?.keep();
          keepDevices(host);
          needs.changed();
        },
      },
      () => host.meeting !== undefined,
    ),
    phase: needs.lastDelivery === undefined ? 'choosing' : 'delivered',
    store: 'unknown',
    contact: { asksSignIn: false, storeDiffers: false },
    plans: [],
    look: firstLook(needs),
    reading: { generation: 0 },
    voices: noVoicesYet,
    callers: new Map(),
    arriving: new Map(),
    delivery: needs.lastDelivery ?? { facts: 0 },
    clockOffsetMs: 0,
    stopping: new AbortController(),
  };
  return host;
}

/** What somebody chose at the set-up goes before the municipality's usual language. */
function firstLook({ settings, municipality }: HostNeeds): HostRoom['look'] {
  const { setUp, language, scheme } = settings?.get() ?? firstSettings;
  if (setUp === 'done') return { language, scheme, large: false };
  return { language: municipality.inForce().profile.language, scheme: 'light', large: false };
}
