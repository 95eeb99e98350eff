import type { Refusal } from '#contract/refusals.ts';
import { refuse } from '#contract/refusals.ts';
import type { CentralClient } from '../central/central-client.ts';
import { createCentralClient } from '../central/central-client.ts';
import type { ShownCode } from '../central/device-sign-in.ts';
import { isSafeAddress, revokeToken } from '../central/device-sign-in.ts';
import { steadyFetch } from '../central/steady-fetch.ts';
import type { HostRoom } from './host-room.ts';
import { profileOf } from './host-room.ts';

/** What a phone let this room in with: for one device, one plan and one meeting ([SYNC-26], [SYNC-39]). */
export interface Grant {
  readonly token: string;
  readonly issuer: string;
  /** Absent after a host that ended: then its plan is here already. */
  readonly device?: string;
}

/** A code is on the wall, or on its way to it. */
export interface Showing {
  readonly device: string;
  readonly stop: AbortController;
  code?: ShownCode;
}

export interface RoomSignIn {
  /** Where codes are asked for; absent until the store has said so. */
  issuer?: string;
  showing?: Showing;
  grant?: Grant;
  refusal?: Refusal;
}

/** The store answers here. A token that a phone gave is brought to the store that it was given for, and to no other. */
export function reachStore(host: HostRoom, url: string, token?: string): void {
  const isSame = host.storeUrl === url;
  const { plan } = host.meeting ?? {};
  host.storeUrl = url;
  hideCode(host);
  if (token !== undefined) {
    delete host.signIn;
    host.client = clientFor(host, url, token);
    return;
  }
  const signIn = isSame ? (host.signIn ?? {}) : {};
  if (signIn.grant === undefined && plan?.grant !== undefined && plan.storeUrl === url)
    signIn.grant = plan.grant;
  host.signIn = signIn;
  host.client = clientFor(host, url, signIn.grant?.token);
}

export function clientFor(host: HostRoom, baseUrl: string, token: string | undefined): CentralClient {
  const who = token === undefined ? {} : { token };
  return createCentralClient({ baseUrl, fetch: steadyFetch, now: host.needs.now, ...who });
}

/** Without a grant there is nothing to ask the store for but whether it lets rooms in. */
export function needsSignIn({ signIn }: HostRoom): boolean {
  return signIn !== undefined && signIn.grant === undefined;
}

/** Quiet when the store is away: the console says so by itself. */
export async function lookForSignIn(host: HostRoom, client: CentralClient): Promise<void> {
  const found = await client.meta();
  const { signIn } = host;
  if (signIn === undefined || host.client !== client) return;
  host.store = found.ok ? 'reached' : 'away';
  if (found.ok) {
    const { issuer, tryout } = found.value.meta;
    // A try-out key keeps nothing secret: real people are not taken into such a room.
    const mayHold = tryout || !host.needs.tryOut;
    if (mayHold) delete host.refusal;
    else host.refusal = refuse('store-refused');
    if (mayHold && issuer !== undefined && isSafeAddress(issuer)) signIn.issuer = issuer;
    else delete signIn.issuer;
  }
  host.needs.changed();
}

/** The code is gone from the wall at once, and opens nothing here any more. True when there was one. */
export function hideCode({ signIn, needs }: HostRoom): boolean {
  const showing = signIn?.showing;
  if (signIn === undefined || showing === undefined) return false;
  delete signIn.showing;
  showing.stop.abort();
  needs.changed();
  return true;
}

/** Out of memory first; then the store is told, as far as it can be reached in a moment. */
export function endGrant(host: HostRoom): Promise<unknown> | undefined {
  const grant = dropGrant(host);
  return grant && giveBack(host, grant);
}

export function dropGrant(host: HostRoom): Grant | undefined {
  const { signIn, storeUrl } = host;
  const grant = signIn?.grant;
  if (signIn === undefined || grant === undefined) return undefined;
  delete signIn.grant;
  // After a host that ended nobody has asked for it yet.
  signIn.issuer ??= grant.issuer;
  host.plans = [];
  if (storeUrl !== undefined) host.client = clientFor(host, storeUrl, undefined);
  return grant;
}

/** The store does not know it any more: it was sent away from the phone, or its time is up. */
export function loseGrant(host: HostRoom): void {
  if (dropGrant(host) !== undefined && host.signIn !== undefined)
    host.signIn.refusal = refuse('store-refused');
}

const giveBackMilliseconds = 2000;

export async function giveBack(host: HostRoom, { issuer, token }: Grant): Promise<void> {
  const signal = AbortSignal.timeout(giveBackMilliseconds);
  const isGone = await revokeToken({ issuer, fetch: steadyFetch, signal }, token);
  if (!isGone) host.needs.log.note('grant-not-given-back');
}

/** As the store takes it and the phone shows it. */
export function roomNameOf(host: HostRoom): string {
  const name = host.needs.roomName ?? profileOf(host).name;
  const clean = name.replaceAll(/[^\p{L}\p{N} .,:()/'-]/gu, ' ').trim();
  return clean.replace(/^[^\p{L}\p{N}]+/u, '').slice(0, 60) || 'Stafettrom';
}
