import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { languages } from './languages.ts';

/** Both languages lie in the page: nothing is fetched, and a room without a network can change language. */
export async function startLanguage(): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: 'nb',
    fallbackLng: false,
    supportedLngs: ['nb', 'nn'],
    defaultNS: 'common',
    resources: languages,
    interpolation: { escapeValue: false },
    enableSelector: true,
  });
}
