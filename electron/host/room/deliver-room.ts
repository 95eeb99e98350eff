import { setTimeout as wait } from 'node:timers/promises';
import type { Refusal } from '#contract/refusals.ts';
import { refuse } from '#contract/refusals.ts';
import type { CentralClient } from '../central/central-client.ts';
import type { DeliveryRefusal } from '../central/deliver.ts';
import { deliverMeeting } from '../central/deliver.ts';
import { removeBegunSealing } from '../central/sealed-file.ts';
import type { LastDelivery } from '../host-needs.ts';
import { forgetFile } from './choose.ts';
import { deliverySideOf } from './delivery-side.ts';
import { endGrant } from './grant.ts';
import type { HostRoom } from './host-room.ts';
import { changeRoom, roomNow } from './host-room.ts';
import { closeLine } from './line.ts';
import type { OpenMeeting } from './open-meeting.ts';
import { offerSealing } from './seal-room.ts';
import { whyEnded } from './why-ended.ts';

/** Delivers until it is done or the room stops; without a network it waits, and says so. */
export async function deliver(host: HostRoom, meeting: OpenMeeting): Promise<void> {
  host.phase = 'delivering';
  setStep(host, meeting, 'sending');
  offerSealing(host, meeting);
  const { client, needs } = host;
  if (client === undefined) {
    setStep(host, meeting, 'waiting');
    return;
  }
  // At most one batch in flight: what went at once is answered or given up before the rest is numbered.
  await closeLine(host);
  const delivered = await askToDeliver(host, meeting, client).catch((error: unknown) => {
    if (host.meeting === meeting) throw error;
    return undefined;
  });
  if (delivered === undefined || host.stopping.signal.aborted) return;
  // What is being sealed is destroyed after it: then this receipt is the courier's too.
  await host.sealing;
  if (host.meeting !== meeting) return;
  if (!delivered.ok) {
    needs.log.note('delivery-refused', { kind: delivered.refusal.kind });
    host.delivery = { ...host.delivery, refusal: deliveryRefusal(delivered.refusal) };
    setStep(host, meeting, 'waiting');
    return;
  }
  const { conflict, held, rejected } = delivered.value.outcomes;
  complete(host, meeting, { ...delivered.value, waiting: conflict + held + rejected });
}

function askToDeliver(
  host: HostRoom,
  meeting: OpenMeeting,
  client: CentralClient,
): ReturnType<typeof deliverMeeting> {
  const { journal, plan } = meeting;
  return deliverMeeting({
    journal,
    client: deliverySideOf(client, plan),
    plan: plan.plan,
    loan: plan.loan,
    device: journal.meeting,
    now: () => roomNow(host),
    wait: (milliseconds) => pauseFor(host, milliseconds),
    chance: () => (host.needs.random(1)[0] ?? 0) / 256,
    attempts: Number.MAX_SAFE_INTEGER,
    log: () => setStep(host, meeting, 'waiting'),
  });
}

/** Waiting for the store ends when the room stops; what was not delivered is in the file. */
export function pauseFor(host: HostRoom, milliseconds: number): Promise<void> {
  const { signal } = host.stopping;
  return wait(milliseconds, undefined, { signal, ref: false }).catch(
    () => new Promise<never>(() => undefined),
  );
}

function deliveryRefusal(refusal: DeliveryRefusal): Refusal {
  if (refusal.kind === 'disk-refused' || refusal.kind === 'store-away') return refuse(refusal.kind);
  return refuse('store-refused');
}

function setStep(host: HostRoom, meeting: OpenMeeting, delivery: OpenMeeting['room']['delivery']): void {
  // Delivered meanwhile by way of a store that came back elsewhere.
  if (host.meeting !== meeting) return;
  if (meeting.room.delivery === delivery) host.needs.changed();
  else changeRoom(host, meeting, { delivery });
}

/** Receipt in hand: destroy the key, then the process (idea 6). The next host says that it is done. */
function complete(host: HostRoom, meeting: OpenMeeting, { receipt, facts, waiting }: LastDelivery): void {
  const { withdrawn } = meeting.room;
  const delivered = {
    receipt,
    facts,
    ...(waiting === undefined || waiting === 0 ? {} : { waiting }),
    ...(withdrawn === undefined ? {} : { withdrawn }),
    ...whyEnded(meeting.room),
  };
  setStep(host, meeting, 'received');
  removeBegunSealing(host.needs.dataFolder, meeting.journal.meeting);
  forgetFile(host);
  host.delivery = delivered;
  host.phase = 'delivered';
  host.needs.changed();
  const ended = endGrant(host);
  if (ended === undefined) host.needs.forget(delivered);
  else void ended.finally(() => host.needs.forget(delivered));
}
