import type { CentralClient } from '../central/central-client.ts';
import type { Following } from '../central/follow-store.ts';
import type { HostRoom } from './host-room.ts';
import type { OpenMeeting } from './open-meeting.ts';
import type { Outbox } from './outbox.ts';

/** The line to the store while a meeting is open: what comes in, and what goes out at once. */
export interface Line {
  readonly meeting: OpenMeeting;
  readonly client: CentralClient;
  readonly following: Following;
  readonly outbox: Outbox;
}

/** Done when nothing is on the line any more: then the whole meeting may be delivered. */
export async function closeLine(host: HostRoom): Promise<void> {
  const { line } = host;
  if (line === undefined) return host.lineClosed;
  delete host.line;
  line.following.stop();
  host.lineClosed = line.outbox.stop();
  await host.lineClosed;
}
