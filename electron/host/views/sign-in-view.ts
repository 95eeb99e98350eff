import { encode } from 'uqr';
import type { ChairView, ScreenPage } from '#contract/views.ts';
import type { ShownCode } from '../central/device-sign-in.ts';
import type { HostRoom } from '../room/host-room.ts';
import { isOpening } from '../room/host-room.ts';
import type { RoomSignIn } from '../room/grant.ts';
import { roomNameOf } from '../room/grant.ts';

type SignInPage = Extract<ScreenPage, { kind: 'sign-in' }>;

/** One code is drawn once, however often the views are built. */
const drawn = new WeakMap<ShownCode, SignInPage['squares']>();

/** A code stands on the wall only while nothing else does: no meeting, and none on its way (A1). */
export function pageBetweenMeetings(host: HostRoom): SignInPage | { readonly kind: 'idle' } {
  const code = host.signIn?.showing?.code;
  if (code === undefined || isOpening(host)) return { kind: 'idle' };
  return {
    kind: 'sign-in',
    code: code.userCode,
    address: code.verificationUri.replace(/^https?:\/\//u, ''),
    room: roomNameOf(host),
    squares: squaresOf(code),
  };
}

function squaresOf(code: ShownCode): SignInPage['squares'] {
  const known = drawn.get(code);
  if (known !== undefined) return known;
  // Four squares of rim, as the standard asks for, and level M for a camera that stands askew.
  const { data } = encode(code.verificationUriComplete, { ecc: 'M', border: 4 });
  const squares = data.map((row) => row.map((isDark) => (isDark ? '1' : '0')).join(''));
  drawn.set(code, squares);
  return squares;
}

export function signInPart(host: HostRoom): Pick<ChairView, 'signIn'> {
  const { signIn, meeting, phase } = host;
  const isChoosing = meeting === undefined && (phase === 'choosing' || phase === 'delivered');
  if (signIn === undefined || !isChoosing) return {};
  const step = stepOf(signIn, host);
  if (step === undefined) return {};
  return { signIn: { ...step, ...(signIn.refusal === undefined ? {} : { refusal: signIn.refusal }) } };
}

/** Nothing until the store has said that it lets rooms in. */
function stepOf(
  { issuer, grant, showing }: RoomSignIn,
  { plans, store }: HostRoom,
): NonNullable<ChairView['signIn']> | undefined {
  if (grant !== undefined) return { step: 'let-in', opensPlan: plans.length === 0 && store === 'reached' };
  if (showing !== undefined) return writeCode(showing.code);
  return issuer === undefined ? undefined : { step: 'offered' };
}

function writeCode(code: ShownCode | undefined): NonNullable<ChairView['signIn']> {
  return code === undefined ? { step: 'asking' } : { step: 'shown', code: code.userCode };
}
