import { closeCodes } from '#contract/frames.ts';
import type { PageFrame } from '#contract/frames.ts';
import { contractVersion } from '#contract/contract-version.ts';
import type { Refusal } from '#contract/refusals.ts';
import { refuse } from '#contract/refusals.ts';
import type { PageRole } from '#contract/roles.ts';
import type { DeviceEntrance, JoinDeviceNeeds } from './join-device.ts';
import { joinDevice } from './join-device.ts';
import { hashSecret, nameSession, newTableCredential, openRole, sealRole } from './proof.ts';
import type { Caller, WindowTokens } from './room.ts';
import { placeCaller } from './standing.ts';

type Hello = Extract<PageFrame, { kind: 'hello' }>;

export interface JoinNeeds extends JoinDeviceNeeds {
  readonly windowTokens: WindowTokens;
  /** The supervisor's; the same for every host that it starts. */
  readonly secret: Uint8Array;
}

/** A page that proved what it is. */
export interface Joined {
  readonly ok: true;
  readonly caller: Caller;
  /** Told to the page once, when a token was exchanged for it. */
  readonly credential?: string;
  /** Under which a table page's standing is read again, at every call and every push. */
  readonly tableHash?: string;
}

/** A port whose other end the shell handed out, or a device on the network; anything else is a page of this machine. */
export type Entrance = PageRole | (DeviceEntrance & { readonly nonce: string });

export interface NotJoined {
  readonly ok: false;
  readonly refusal: Refusal;
  readonly code: number;
}

/**
 * Decides what a page is from the proof in its hello. Where the shell itself handed out the other end of the
 * connection, the port says what the page is, and nothing else does; over the network a window's proof is none.
 */
export async function join(needs: JoinNeeds, hello: Hello, entrance?: Entrance): Promise<Joined | NotJoined> {
  if (hello.contract !== contractVersion) return notJoined(refuse('old-page'), closeCodes.forbidden);
  if (typeof entrance === 'string') return joinPort(needs, hello, entrance);
  if (entrance !== undefined) return joinDevice(needs, hello, entrance);
  if (hello.credential !== undefined) return joinAgain(needs, hello.credential);
  if (hello.token === undefined) return notJoined(refuse('not-admitted'));
  const role = await needs.windowTokens.spend(hashSecret(hello.token));
  if (role === undefined) return joinTable(needs, hello.token);
  return joinWindow(role, sealRole(needs.secret, role));
}

/** What a table page is now; `undefined` when it may no longer be here. */
export function readStanding(needs: JoinNeeds, joined: Joined): Caller | undefined {
  if (joined.tableHash === undefined) return joined.caller;
  const standing = needs.admissions.standing(joined.tableHash);
  return standing && placeCaller(joined.caller.session, standing);
}

export function isSameCaller(one: Caller, other: Caller): boolean {
  return one.role === other.role && one.table === other.table && one.participant === other.participant;
}

/** A page that comes back over a new port is the same session, if it still is what the port says. */
function joinPort(needs: JoinNeeds, hello: Hello, role: PageRole): Joined {
  const { credential } = hello;
  if (credential === undefined || openRole(needs.secret, credential) !== role) {
    return joinWindow(role, sealRole(needs.secret, role));
  }
  return { ok: true, caller: { session: nameSession(credential), role } };
}

function joinWindow(role: PageRole, credential: string): Joined {
  return { ok: true, caller: { session: nameSession(credential), role }, credential };
}

function joinAgain(needs: JoinNeeds, credential: string): Joined | NotJoined {
  const role = openRole(needs.secret, credential);
  if (role !== undefined) return { ok: true, caller: { session: nameSession(credential), role } };
  const tableHash = hashSecret(credential);
  const standing = needs.admissions.standing(tableHash);
  // A device's credential is good only with its device's key, which nobody asks for on this machine.
  if (standing === undefined || standing.key !== undefined) return notJoined(refuse('not-admitted'));
  return { ok: true, caller: placeCaller(nameSession(credential), standing), tableHash };
}

function joinTable(needs: JoinNeeds, token: string): Joined | NotJoined {
  const credential = newTableCredential();
  const tableHash = hashSecret(credential);
  const presented = needs.admissions.present(hashSecret(token), tableHash);
  if (!presented.ok) return notJoined(presented.refusal);
  const standing = needs.admissions.standing(tableHash);
  if (standing === undefined) return notJoined(refuse('not-admitted'));
  return { ok: true, caller: placeCaller(nameSession(credential), standing), credential, tableHash };
}

function notJoined(refusal: Refusal, code: number = closeCodes.notAdmitted): NotJoined {
  return { ok: false, refusal, code };
}
