import type { ReactNode } from 'react';
import { createContext, use, useCallback, useEffect, useMemo, useState } from 'react';
import i18next from 'i18next';
import type { HomeSelf } from '#sync/home-messages.ts';
import type { AskStore, Asked } from './ask-store.ts';
import type { CommandIds } from './command-ids.ts';
import type { VoicePort } from './device-voice.ts';
import { isSelf } from './store-answers.ts';

/** What the pages need from the browser; a test gives its own. */
export interface HomeNeeds {
  readonly store: AskStore;
  readonly ids: CommandIds;
  readonly voice: VoicePort | undefined;
  /** Leaves these pages, for the place where people sign in. */
  readonly leaveFor: (address: string) => void;
  /** The language that was chosen on this phone. */
  readonly language: { readonly read: () => string | null; readonly keep: (language: string) => void };
}

export interface Home extends HomeNeeds {
  readonly self: Asked<HomeSelf> | undefined;
  readonly reload: () => Promise<void>;
}

const HomeContext = createContext<Home | undefined>(undefined);

export function useHome(): Home {
  const home = use(HomeContext);
  if (home === undefined) throw new Error('A page stands outside of its home');
  return home;
}

interface ProviderNeeds {
  readonly needs: HomeNeeds;
  readonly children: ReactNode;
}

/** Asks who is here, once at start and again after each sign-in. */
export function HomeProvider({ needs, children }: ProviderNeeds): ReactNode {
  const [self, setSelf] = useState<Asked<HomeSelf>>();
  const ask = useCallback(async () => askWhoIsHere(needs), [needs]);
  useEffect(() => {
    void ask().then(setSelf);
    // A phone that is taken up again may have lain there since before the meeting.
    const takenUp = (): void => {
      if (document.visibilityState === 'visible')
        void ask().then((now) => (now.ok ? setSelf(now) : undefined));
    };
    document.addEventListener('visibilitychange', takenUp);
    return () => document.removeEventListener('visibilitychange', takenUp);
  }, [ask]);
  const home = useMemo(
    () => ({ ...needs, self, reload: async () => setSelf(await ask()) }),
    [needs, self, ask],
  );
  return <HomeContext value={home}>{children}</HomeContext>;
}

/** Until a language is chosen on this phone, it is the municipality's. */
async function askWhoIsHere({ store, language }: HomeNeeds): Promise<Asked<HomeSelf>> {
  const asked = await store.fetch('/v1/home/self', isSelf);
  if (asked.ok && language.read() === null && i18next.language !== asked.value.language) {
    await i18next.changeLanguage(asked.value.language);
  }
  return asked;
}
