import '@digdir/designsystemet-css/theme.css';
import '@digdir/designsystemet-css/base.css';
import '@digdir/designsystemet-css/alert.css';
import '@digdir/designsystemet-css/button.css';
import '@digdir/designsystemet-css/field.css';
import '@digdir/designsystemet-css/fieldset.css';
import '@digdir/designsystemet-css/input.css';
import '@digdir/designsystemet-css/label.css';
import '@digdir/designsystemet-css/link.css';
import '@digdir/designsystemet-css/validation-message.css';
import './home.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createAskStore } from './ask-store.ts';
import { createCommandIds } from './command-ids.ts';
import { findDeviceVoice } from './device-voice.ts';
import { followScheme } from './follow-scheme.ts';
import { Home } from './Home.tsx';
import { HomeProvider } from './HomeContext.tsx';
import { openPageStorage } from './page-storage.ts';
import { startHomeLanguage } from './start-home-language.ts';

const chosen = 'stafettlogg-language';
const kept = openPageStorage(() => localStorage);

followScheme(window);
await startHomeLanguage(kept.getItem(chosen));
const place = document.querySelector('#page');
if (place === null) throw new Error('The page has no place to be drawn');
createRoot(place).render(
  <StrictMode>
    <HomeProvider
      needs={{
        store: createAskStore(async (input, init) => fetch(input, init)),
        ids: createCommandIds({
          storage: openPageStorage(() => sessionStorage),
          now: Date.now,
          randomBytes: (length) => crypto.getRandomValues(new Uint8Array(length)),
        }),
        voice: findDeviceVoice(window),
        leaveFor: (address) => location.assign(address),
        language: { read: () => kept.getItem(chosen), keep: (one) => kept.setItem(chosen, one) },
      }}
    >
      <Home />
    </HomeProvider>
  </StrictMode>,
);
