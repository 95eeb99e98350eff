import { Button, Field, Label, Select } from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DevicesPart } from '#contract/device-rows.ts';
import type { ChairView } from '#contract/views.ts';
import { RefusalNotice } from '../components/console/RefusalNotice.tsx';
import { useCommand } from '../host-client/use-command.ts';
import { TableInvitation } from './TableDevicesInvitation.tsx';
import { CertificateFaults } from './TableDevicesFaults.tsx';
import { OwnProgram } from './TableDevicesProgram.tsx';

interface DevicesNeeds {
  readonly devices: DevicesPart;
  readonly tables: ChairView['tables'];
}

/** Off until the chair says so: devices of their own for those at the table, over the room's network. */
export function TableDevices({ devices, tables }: DevicesNeeds): ReactNode {
  const { t } = useTranslation('devices');
  return (
    <section className="table-devices" aria-labelledby="table-devices">
      <h3 id="table-devices">{t(($) => $.title)}</h3>
      {devices.step === 'closed' ? (
        <OpenForDevices devices={devices} />
      ) : (
        <OpenDevices devices={devices} tables={tables} />
      )}
    </section>
  );
}

function OpenForDevices({ devices: { networks, chosen } }: { devices: DevicesPart }): ReactNode {
  const { t } = useTranslation('devices');
  const { run, refusal, isLocked } = useCommand();
  const [picked, setPicked] = useState(chosen);
  const place = useId();
  const address = networks.find((one) => one.address === picked)?.address ?? networks[0]?.address;
  return (
    <>
      <p className="quiet">{t(($) => $.hint)}</p>
      {networks.length === 0 && <p>{t(($) => $.noNetwork)}</p>}
      {networks.length > 1 && (
        <Field>
          <Label htmlFor={place}>{t(($) => $.choose)}</Label>
          <Select id={place} value={address ?? ''} onChange={(event) => setPicked(event.target.value)}>
            {networks.map((one) => (
              <option key={one.address} value={one.address}>
                {t(($) => $.card, { address: one.address, card: one.card })}
              </option>
            ))}
          </Select>
        </Field>
      )}
      <RefusalNotice refusal={refusal} />
      <Button
        variant="secondary"
        data-size="sm"
        disabled={isLocked || address === undefined}
        onClick={() => address !== undefined && void run('devices.open', { address })}
      >
        {t(($) => $.open)}
      </Button>
    </>
  );
}

function OpenDevices({ devices, tables }: DevicesNeeds): ReactNode {
  const { t } = useTranslation('devices');
  const { run, refusal, isLocked } = useCommand();
  return (
    <>
      <p aria-live="polite">
        <HowOpen devices={devices} />
      </p>
      {devices.step === 'open' && <WhoMayCome devices={devices} tables={tables} />}
      <RefusalNotice refusal={refusal} />
      <Button
        variant="tertiary"
        data-size="sm"
        disabled={isLocked}
        onClick={() => void run('devices.close', {})}
      >
        {t(($) => $.close)}
      </Button>
      <p className="quiet">{t(($) => $.closeHint)}</p>
    </>
  );
}

function HowOpen({ devices: { step, source } }: { devices: DevicesPart }): ReactNode {
  const { t } = useTranslation('devices');
  if (step === 'opening') return t(($) => $.opening);
  if (step === 'paused') return t(($) => $.paused);
  return source === 'own' ? null : t(($) => $.isOpen);
}

function WhoMayCome({ devices, tables }: DevicesNeeds): ReactNode {
  const isOwn = devices.source === 'own';
  return (
    <>
      {isOwn ? <CertificateFaults devices={devices} /> : <WhereToGo devices={devices} />}
      {isOwn && <OwnProgram devices={devices} />}
      <TableInvitation tables={tables} isForProgram={isOwn} />
    </>
  );
}

/** A device on another network gets no page that could tell it so: the console does. */
function WhereToGo({ devices: { address, network } }: { devices: DevicesPart }): ReactNode {
  const { t } = useTranslation('devices');
  return (
    <>
      <p>
        {t(($) => $.where)} <strong className="device-address">{address}</strong>
      </p>
      <p>{network === undefined ? t(($) => $.sameNetwork) : t(($) => $.network, { network })}</p>
      <p className="quiet">{t(($) => $.elsewhere)}</p>
    </>
  );
}
