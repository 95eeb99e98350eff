import i18next from 'i18next';
import { useLayoutEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { Look } from '#contract/views.ts';
import type { Language } from '#language/language.ts';

type RoomLook = Pick<Look, 'language' | 'scheme' | 'contrast'>;

/** The page follows the room: language, light or dark, and how strong. */
export function useRoomLook(look: RoomLook | undefined): void {
  const { language = 'nb', scheme = 'light', contrast = 'normal' } = look ?? {};
  useLayoutEffect(() => {
    document.documentElement.lang = language;
    if (i18next.language !== language) void i18next.changeLanguage(language);
  }, [language]);
  useLayoutEffect(() => {
    document.documentElement.dataset['colorScheme'] = scheme;
  }, [scheme]);
  useLayoutEffect(() => {
    document.documentElement.dataset['contrast'] = contrast;
  }, [contrast]);
}

/** The language that the page speaks now, for dates and clock times. */
export function useLanguage(): Language {
  return useTranslation().i18n.language === 'nn' ? 'nn' : 'nb';
}
