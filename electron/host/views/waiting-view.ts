import type { WaitingView } from '#contract/views.ts';
import { markOf } from '../room/device-leases.ts';
import type { Caller, HostRoom } from '../room/host-room.ts';
import { lookOf } from './screen-view.ts';

/** A page that the chair has not let in: what it asked for is its own, and of the meeting it knows nothing. */
export function waitingView(host: HostRoom, { table: id }: Caller): WaitingView {
  const table = host.meeting?.room.tables.find((one) => one.id === id);
  const view = { look: lookOf(host), waiting: true } as const;
  return table?.device === true ? { ...view, asked: table.role, ...markOf(table) } : view;
}
