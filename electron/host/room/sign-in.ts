import { refuse } from '#contract/refusals.ts';
import type { Refusal } from '#contract/refusals.ts';
import { no } from '#domain/result.ts';
import type { SignInRefusal } from '../central/device-sign-in.ts';
import { signInByDevice } from '../central/device-sign-in.ts';
import { steadyFetch } from '../central/steady-fetch.ts';
import { chooseMeeting, listPlans } from './choose.ts';
import type { RoomSignIn, Showing } from './grant.ts';
import { clientFor, dropGrant, endGrant, giveBack, hideCode, roomNameOf } from './grant.ts';
import type { Answer, HostRoom } from './host-room.ts';
import { done, isOpening } from './host-room.ts';
import { pauseUntil } from './pause-until.ts';

/** Somebody went to find the one with the phone: three codes long. Then the wall says welcome again. */
const patienceMs = 30 * 60_000;

/** M15: one meeting at a time, and one code at a time. */
export function beginSignIn(host: HostRoom): Answer {
  const { signIn } = host;
  if (isOpening(host)) return no(refuse('meeting-open'));
  if (signIn?.issuer === undefined) return no(refuse('store-away'));
  if (signIn.showing !== undefined) return done;
  if (signIn.grant !== undefined) return no(refuse('wrong-moment'));
  const showing: Showing = { device: host.needs.newId(), stop: new AbortController() };
  delete signIn.refusal;
  signIn.showing = showing;
  host.needs.changed();
  void waitForPhone(host, signIn, { showing, issuer: signIn.issuer });
  return done;
}

/** Takes the code from the wall; let in already and nothing opened, it is given back. */
export function cancelSignIn(host: HostRoom): Answer {
  if (isOpening(host)) return no(refuse('meeting-open'));
  hideCode(host);
  void endGrant(host);
  if (host.signIn !== undefined) delete host.signIn.refusal;
  host.needs.changed();
  return done;
}

async function waitForPhone(
  host: HostRoom,
  signIn: RoomSignIn,
  { showing, issuer }: { readonly showing: Showing; readonly issuer: string },
): Promise<void> {
  const { needs } = host;
  const { device, stop } = showing;
  const signed = await signInByDevice({
    issuer,
    room: roomNameOf(host),
    device,
    fetch: steadyFetch,
    now: needs.now,
    wait: pauseUntil,
    chance: () => (needs.random(1)[0] ?? 0) / 256,
    signal: stop.signal,
    patienceMs,
    shown: (code) => {
      if (code === undefined) delete showing.code;
      else showing.code = code;
      if (signIn.showing === showing) needs.changed();
    },
  });
  const isWanted = signIn.showing === showing && host.signIn === signIn;
  if (signed.ok && !isWanted) return giveBack(host, { issuer, token: signed.value.token });
  if (!isWanted) return undefined;
  delete signIn.showing;
  if (!signed.ok) return tell(host, signIn, refusalOf(signed.refusal));
  signIn.grant = { device, issuer, token: signed.value.token };
  return enter(host, signIn);
}

/** The phone has chosen: the room borrows that one plan by itself, or opens the form of a new one (M6). */
async function enter(host: HostRoom, signIn: RoomSignIn): Promise<void> {
  const { storeUrl } = host;
  if (storeUrl === undefined || signIn.grant === undefined) return;
  host.client = clientFor(host, storeUrl, signIn.grant.token);
  await listPlans(host);
  const [only] = host.plans;
  if (only === undefined || signIn.grant === undefined) return;
  const opened = await chooseMeeting(host, { plan: only.id });
  if (!opened.ok && host.signIn === signIn) tell(host, signIn, opened.refusal);
}

function tell(host: HostRoom, signIn: RoomSignIn, refusal: Refusal | undefined): void {
  if (refusal !== undefined) signIn.refusal = refusal;
  // The store said no for good: another code is the way in.
  if (refusal?.kind === 'store-refused' || refusal?.kind === 'plan-unknown') dropGrant(host);
  host.needs.changed();
}

function refusalOf({ kind }: SignInRefusal): Refusal | undefined {
  switch (kind) {
    case 'stopped':
      return undefined;
    case 'denied':
      return refuse('sign-in-denied');
    case 'nobody-came':
      return refuse('nobody-signed-in');
    case 'store-away':
    case 'store-refused':
      return refuse(kind);
  }
}
