import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { InterpreterView } from '#contract/views.ts';
import { useCoverKey } from '../components/console/use-cover-key.ts';
import { RefusalNotice } from '../components/console/RefusalNotice.tsx';
import { RoomNotices } from '../components/console/RoomNotices.tsx';
import { useConnection, useHostState } from '../host-client/HostContext.tsx';
import { usePageTitle } from '../language/use-page-title.ts';
import { InterpreterConsole } from './InterpreterConsole.tsx';
import { InterpreterHead } from './InterpreterHead.tsx';
import type { OwnLook } from './own-look.ts';
import { useOwnLook } from './own-look.ts';

/** The interpreter's page (A2): what the room sees, before the room sees it. Before it is let in it knows nothing. */
export function Interpreter(): ReactNode {
  const { sent, refusal } = useHostState();
  const { t } = useTranslation('interpreter');
  const look = useOwnLook(sent?.view.look.language);
  usePageTitle(t(($) => $.title));
  const view = sent?.role === 'interpreter' ? sent.view : undefined;
  return (
    <main className="interpreter-page" data-scheme={look.scheme} data-text-step={look.size}>
      <InterpreterHead look={look} at={view?.at} />
      <RoomNotices state={undefined} />
      {view === undefined ? (
        <Outside isWaiting={sent?.role === 'waiting'} />
      ) : (
        <Inside view={view} look={look} />
      )}
      <RefusalNotice refusal={refusal} />
    </main>
  );
}

function Inside({ view, look }: { view: InterpreterView; look: OwnLook }): ReactNode {
  const { t } = useTranslation('interpreter');
  const isLost = useConnection() === 'lost';
  useCoverKey();
  // Without its room a page that lies on the table shows nothing either.
  if (!view.covered && !isLost) return <InterpreterConsole view={view} look={look} />;
  return <OneThing title={t(($) => $.pause.title)} text={t(($) => $.pause.text)} />;
}

function Outside({ isWaiting }: { isWaiting: boolean }): ReactNode {
  const { t } = useTranslation(['interpreter', 'common']);
  const { refusal } = useHostState();
  if (refusal !== undefined)
    return <OneThing title={t(($) => $.connection.refused, { ns: 'common' })} text={undefined} />;
  return (
    <OneThing title={t(($) => $.waiting.title)} text={isWaiting ? t(($) => $.waiting.text) : undefined} />
  );
}

function OneThing({ title, text }: { title: string; text: string | undefined }): ReactNode {
  return (
    <section className="interpreter-one">
      <h2>{title}</h2>
      {text !== undefined && <p aria-live="polite">{text}</p>}
    </section>
  );
}
