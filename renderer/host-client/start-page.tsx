import './forbid-code-from-text.ts';
import '../styles/devices.css';
import type { ReactNode } from 'react';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { startLanguage } from '../language/start-language.ts';
import { choosePageWire } from './open-page-wire.ts';
import { connectToHost } from './connect-to-host.ts';
import { coverPage } from './cover-page.ts';
import { DeviceFrame } from './DeviceFrame.tsx';
import { openDeviceSide } from './device-side.ts';
import { guardWindow, isRoomWindow } from './guard-window.ts';
import { HostProvider } from './HostContext.tsx';
import { readPageSecrets } from './page-secrets.ts';

/** Draws a page and connects it. */
export async function startPage(page: ReactNode): Promise<void> {
  if (isRoomWindow(window)) guardWindow(window);
  const secrets = readPageSecrets(window);
  await startLanguage();
  const device = openDeviceSide(window);
  const connected = connectToHost({
    open: choosePageWire(window),
    secrets,
    after: runAfter,
    ...(device === undefined ? {} : { device }),
  });
  const client = coverPage(document, connected);
  const place = document.querySelector('#page');
  if (place === null) throw new Error('The page has no place to be drawn');
  createRoot(place).render(
    <StrictMode>
      <HostProvider client={client}>
        {device === undefined ? page : <DeviceFrame>{page}</DeviceFrame>}
      </HostProvider>
    </StrictMode>,
  );
}

function runAfter(milliseconds: number, run: () => void): () => void {
  const timer = setTimeout(run, milliseconds);
  return () => clearTimeout(timer);
}
