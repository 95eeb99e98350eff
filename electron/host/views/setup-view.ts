import type { SetupPart } from '#contract/setup-rows.ts';
import type { ChairView } from '#contract/views.ts';
import type { Caller, HostRoom } from '../room/host-room.ts';
import { isAtRest, isOpenFor, officeOf, settingsInForce } from '../room/room-office.ts';
import { draftOf } from '../settings/setup-draft.ts';

/** The room's own affairs, for the chair's console between meetings. */
export function setupPart(host: HostRoom, { session }: Caller): Pick<ChairView, 'setup'> {
  if (!isAtRest(host)) return {};
  const isOpen = isOpenFor(host, session);
  const { profiles, code } = officeOf(host);
  const shown = isOpen ? { draft: draftOf(settingsInForce(host)), profiles: [...profiles] } : {};
  return { setup: { ...firstOf(host), hasCode: code.isSet(), isOpen, ...shown } };
}

/** A room for trying out asks nothing that somebody has to answer. */
function firstOf({ needs }: HostRoom): Pick<SetupPart, 'first'> {
  if (needs.settings?.isFirst?.() !== true) return {};
  return { first: needs.tryOut ? 'offers' : 'asks' };
}
