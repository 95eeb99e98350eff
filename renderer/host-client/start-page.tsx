import './forbid-code-from-text.ts';
import type { ReactNode } from 'react';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { startLanguage } from '../language/start-language.ts';
import { choosePageWire } from './open-page-wire.ts';
import { connectToHost } from './connect-to-host.ts';
import { HostProvider } from './HostContext.tsx';
import { readPageSecrets } from './page-secrets.ts';

/** Draws a page and connects it. */
export async function startPage(page: ReactNode): Promise<void> {
  const secrets = readPageSecrets(window);
  await startLanguage();
  const client = connectToHost({ open: choosePageWire(window), secrets, after: runAfter });
  const place = document.querySelector('#page');
  if (place === null) throw new Error('The page has no place to be drawn');
  createRoot(place).render(
    <StrictMode>
      <HostProvider client={client}>{page}</HostProvider>
    </StrictMode>,
  );
}

function runAfter(milliseconds: number, run: () => void): () => void {
  const timer = setTimeout(run, milliseconds);
  return () => clearTimeout(timer);
}
