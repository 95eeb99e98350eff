import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

export const places = ['meeting', 'consent', 'people', 'handover', 'messages'] as const;
export type Place = (typeof places)[number];

/** The few places of the console. The wall stays in sight in all of them. */
export function ConsoleTabs({ at, onGo }: { at: Place; onGo: (place: Place) => void }): ReactNode {
  const { t } = useTranslation('chair');
  return (
    <nav className="places" aria-label={t(($) => $.places.label)}>
      <ul>
        {places.map((place) => (
          <li key={place}>
            <button
              type="button"
              className="place"
              aria-current={place === at ? 'page' : undefined}
              onClick={() => onGo(place)}
            >
              {t(($) => $.places[place])}
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
}
