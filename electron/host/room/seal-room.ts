import { setTimeout as wait } from 'node:timers/promises';
import { refuse } from '#contract/refusals.ts';
import { no } from '#domain/result.ts';
import { sealMeeting, type SealNeeds } from '../central/seal.ts';
import type { LastDelivery } from '../host-needs.ts';
import { forgetFile } from './choose.ts';
import type { Answer, HostRoom } from './host-room.ts';
import { done, roomNow } from './host-room.ts';
import { closeLine } from './line.ts';
import type { OpenMeeting } from './open-meeting.ts';
import { whyEnded } from './why-ended.ts';

/** The store stayed away for so long after the end that nobody should stand and wait for it. */
const usualPatience = 20_000;

/** After a while without the store the console offers to seal the meeting and be done (M15). */
export function offerSealing(host: HostRoom, meeting: OpenMeeting): void {
  const { signal } = host.stopping;
  const patience = host.needs.sealAfterMilliseconds ?? usualPatience;
  const offered = wait(patience, undefined, { signal, ref: false }).then(() => {
    if (host.meeting !== meeting || !canSeal(host, meeting)) return;
    host.offersSealing = true;
    host.needs.changed();
  });
  // The room stops: what was not delivered is in the file.
  offered.catch(() => undefined);
}

function canSeal(host: HostRoom, { plan, room }: OpenMeeting): boolean {
  const isWaiting = host.phase === 'delivering' && room.delivery === 'waiting';
  return isWaiting && plan.sealTo !== undefined && plan.deliveryKey !== undefined;
}

/** The chair has seen that the store stays away. What is sealed, a courier brings when the network is back. */
export async function sealFinished(host: HostRoom): Promise<Answer> {
  const { meeting } = host;
  if (meeting === undefined || host.sealing !== undefined || !canSeal(host, meeting))
    return no(refuse('wrong-moment'));
  const sealing = sealAndForget(host, meeting);
  host.sealing = sealing;
  const sealed = await sealing.finally(() => delete host.sealing);
  return sealed;
}

/** The room is closed in the meantime: it is sealed by itself, and no open file is left (M15). */
export async function sealBeforeStop(host: HostRoom): Promise<void> {
  if (host.offersSealing === true) await sealFinished(host);
}

async function sealAndForget(host: HostRoom, meeting: OpenMeeting): Promise<Answer> {
  await closeLine(host);
  const needs = sealNeedsOf(host, meeting);
  if (needs === undefined) return no(refuse('store-away'));
  const sealed = await sealMeeting(needs);
  if (!sealed.ok) {
    host.needs.log.note('not-sealed', { kind: sealed.refusal.kind });
    return no(refuse(sealed.refusal.kind));
  }
  const { withdrawn } = meeting.room;
  const delivered: LastDelivery = {
    sealed: true,
    facts: sealed.value.facts,
    ...(withdrawn === undefined ? {} : { withdrawn }),
    ...whyEnded(meeting.room),
  };
  forgetFile(host);
  host.delivery = delivered;
  host.phase = 'delivered';
  host.needs.changed();
  if (!host.stopping.signal.aborted) host.needs.forget(delivered);
  return done;
}

function sealNeedsOf(host: HostRoom, { plan, journal }: OpenMeeting): SealNeeds | undefined {
  const { deliveryKey, sealTo } = plan;
  const storeUrl = host.storeUrl ?? plan.storeUrl;
  if (deliveryKey === undefined || sealTo === undefined || storeUrl === undefined) return undefined;
  return {
    journal,
    folder: host.needs.dataFolder,
    plan: plan.plan,
    loan: plan.loan,
    device: journal.meeting,
    deliveryKey,
    sealTo,
    storeUrl,
    now: () => roomNow(host),
  };
}
