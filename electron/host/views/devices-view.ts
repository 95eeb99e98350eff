import { writeRoomKey } from '#contract/device-proof.ts';
import type { ChairView } from '#contract/views.ts';
import { deviceSettings, devicesOf } from '../room/devices.ts';
import type { HostRoom } from '../room/host-room.ts';

/** Where devices on the network come in, or why they cannot. */
export function devicesPart(host: HostRoom): Pick<ChairView, 'devices'> {
  const { devices: way } = host.needs;
  if (way === undefined || deviceSettings(host).off === true) return {};
  const { step, door, certificate, tried } = devicesOf(host);
  const settings = deviceSettings(host);
  const chosen = settings.address === undefined ? {} : { chosen: settings.address };
  const base = { step, networks: [...way.networks()], faults: [...tried], ...chosen };
  if (door === undefined || certificate === undefined) return { devices: base };
  const network = settings.network === undefined ? {} : { network: settings.network };
  const { source } = certificate;
  const pin = door.key === undefined ? {} : { pin: writeRoomKey(door.key) };
  return { devices: { ...base, address: door.address, source, ...network, ...pin } };
}
