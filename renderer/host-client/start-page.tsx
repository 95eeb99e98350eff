import './forbid-code-from-text.ts';
import '../styles/devices.css';
import type { ReactNode } from 'react';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { startLanguage } from '../language/start-language.ts';
import { choosePageWire } from './open-page-wire.ts';
import { connectToHost } from './connect-to-host.ts';
import { DeviceFrame } from './DeviceFrame.tsx';
import { openDeviceSide } from './device-side.ts';
import { HostProvider } from './HostContext.tsx';
import { readPageSecrets } from './page-secrets.ts';

/** Draws a page and connects it. */
export async function startPage(page: ReactNode): Promise<void> {
  const secrets = readPageSecrets(window);
  await startLanguage();
  const device = openDeviceSide(window);
  const client = connectToHost({
    open: choosePageWire(window),
    secrets,
    after: runAfter,
    ...(device === undefined ? {} : { device }),
  });
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
