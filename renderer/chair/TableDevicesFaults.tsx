import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDay } from '#language/dates.ts';
import type { DevicesPart } from '#contract/device-rows.ts';

/** Why browsers get no page here, each certificate in a sentence of its own. */
export function CertificateFaults({ devices: { faults } }: { devices: DevicesPart }): ReactNode {
  const { t, i18n } = useTranslation('devices');
  const language = i18n.language === 'nn' ? 'nn' : 'nb';
  return (
    <>
      <p>{t(($) => $.source.own)}</p>
      <p>{t(($) => $.why)}</p>
      <ul>
        {faults.map(({ source, fault, day, name }) => (
          <li key={source}>
            {t(($) => $.faults[fault], {
              from: t(($) => $.from[source]),
              day: day === undefined ? '' : formatDay(day, language, 'long'),
              name: name ?? '',
            })}
          </li>
        ))}
      </ul>
      <p>{t(($) => $.ask)}</p>
    </>
  );
}
