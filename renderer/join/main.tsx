import '../host-client/zod-without-code.ts';
import '../styles/page.css';
import '@digdir/designsystemet-css';
import '../styles/console.css';
import '../styles/devices.css';
import i18next from 'i18next';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { keepRoomKey } from '../host-client/device-side.ts';
import { startLanguage } from '../language/start-language.ts';
import { Join } from './Join.tsx';

keepRoomKey(window);
await startLanguage();
// Before the room is reached, only the device knows what its owner reads.
if (/^nn\b/iu.test(navigator.language)) await i18next.changeLanguage('nn');
document.documentElement.lang = i18next.language;
const place = document.querySelector('#page');
if (place === null) throw new Error('The page has no place to be drawn');
createRoot(place).render(
  <StrictMode>
    <Join />
  </StrictMode>,
);
