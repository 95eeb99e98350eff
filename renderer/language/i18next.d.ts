import type { HomeTexts } from './home-languages.ts';
import type { Texts } from './languages.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common';
    enableSelector: true;
    resources: Texts & HomeTexts;
  }
}
