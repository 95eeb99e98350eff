import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { DevicesPart } from '#contract/device-rows.ts';

/** For a device that has our program: it knows the room by its key, and needs no certificate. */
export function OwnProgram({ devices: { address, network, pin } }: { devices: DevicesPart }): ReactNode {
  const { t } = useTranslation('devices');
  if (address === undefined || pin === undefined) return null;
  return (
    <>
      <h4>{t(($) => $.program.title)}</h4>
      <p>{t(($) => $.program.start)}</p>
      <p className="device-address">
        <strong>{new URL(address).host}</strong>
      </p>
      <p className="device-address">
        <strong>{pin}</strong>
      </p>
      <p>{network === undefined ? t(($) => $.sameNetwork) : t(($) => $.network, { network })}</p>
      <p className="quiet">{t(($) => $.program.careful)}</p>
    </>
  );
}
