import { closeCodes } from '#contract/frames.ts';
import type { PageFrame } from '#contract/frames.ts';
import type { Refusal } from '#contract/refusals.ts';
import { refuse } from '#contract/refusals.ts';
import { isSigned } from './device-signature.ts';
import type { GuessLimit } from './guess-limit.ts';
import type { Joined, NotJoined } from './join.ts';
import { hashCode, hashSecret, nameSession, newTableCredential } from './proof.ts';
import type { Admissions } from './room.ts';
import { placeCaller } from './standing.ts';

type Hello = Extract<PageFrame, { kind: 'hello' }>;

/** A connection that came over the network. Nothing of the room's own windows is valid on it. */
export interface DeviceEntrance {
  readonly address: string;
  /** Of the server that it came through. */
  readonly origin: string;
}

export interface JoinDeviceNeeds {
  readonly admissions: Admissions;
  readonly guesses: GuessLimit;
}

/** What the hello of such a page brings: the key that signs, and exactly one of three secrets. */
interface Brought {
  readonly key: string;
  readonly secret: string;
  readonly isNew: boolean;
  readonly secretHash: string;
}

export function joinDevice(
  needs: JoinDeviceNeeds,
  hello: Hello,
  device: DeviceEntrance & { readonly nonce: string },
): Joined | NotJoined {
  const brought = readBrought(hello);
  const { signature } = hello;
  if (brought === undefined || signature === undefined) return notJoined(refuse('not-admitted'));
  const { origin, nonce, address } = device;
  if (!isSigned(brought.key, signature, { origin, nonce, secret: brought.secret }))
    return notJoined(refuse('not-admitted'));
  return brought.isNew ? joinNew(needs, brought, address) : joinKnown(needs, brought);
}

function readBrought({ token, code, credential, key }: Hello): Brought | undefined {
  const given = [token, code, credential].filter((one) => one !== undefined);
  const [secret] = given;
  if (key === undefined || secret === undefined || given.length !== 1) return undefined;
  const secretHash = code === undefined ? hashSecret(secret) : hashCode(code);
  return { key, secret, isNew: credential === undefined, secretHash };
}

/** A stolen credential is worth nothing: the key that signs is the one that was there when it was given out. */
function joinKnown(
  { admissions }: JoinDeviceNeeds,
  { key, secret, secretHash }: Brought,
): Joined | NotJoined {
  const standing = admissions.standing(secretHash);
  if (standing === undefined || standing.key !== key) return notJoined(refuse('not-admitted'));
  admissions.heard(secretHash, false);
  return { ok: true, caller: placeCaller(nameSession(secret), standing), tableHash: secretHash };
}

function joinNew(needs: JoinDeviceNeeds, brought: Brought, address: string): Joined | NotJoined {
  const { admissions, guesses } = needs;
  if (!guesses.mayTry(address)) return notJoined(refuse('too-many'));
  const credential = newTableCredential();
  const tableHash = hashSecret(credential);
  const presented = admissions.present(brought.secretHash, tableHash, brought.key);
  if (!presented.ok) {
    if (guesses.wrong(address) === 'spoilt') admissions.spoil();
    return notJoined(presented.refusal);
  }
  const standing = admissions.standing(tableHash);
  if (standing === undefined) return notJoined(refuse('not-admitted'));
  return { ok: true, caller: placeCaller(nameSession(credential), standing), credential, tableHash };
}

function notJoined(refusal: Refusal): NotJoined {
  return { ok: false, refusal, code: closeCodes.notAdmitted };
}
