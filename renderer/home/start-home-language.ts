import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { homeLanguages } from '../language/home-languages.ts';

/** Both languages lie in the page, so changing asks nobody. */
export async function startHomeLanguage(chosen: string | null): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: chosen === 'nn' ? 'nn' : 'nb',
    fallbackLng: false,
    supportedLngs: ['nb', 'nn'],
    defaultNS: 'home',
    resources: homeLanguages,
    interpolation: { escapeValue: false },
    enableSelector: true,
  });
  document.documentElement.lang = i18next.language;
  i18next.on('languageChanged', (language) => {
    document.documentElement.lang = language;
  });
}
