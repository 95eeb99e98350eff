import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { MinutesView } from '#contract/views.ts';
import { RefusalNotice } from '../components/console/RefusalNotice.tsx';
import { RoomNotices } from '../components/console/RoomNotices.tsx';
import { useHostState } from '../host-client/HostContext.tsx';
import { usePageTitle } from '../language/use-page-title.ts';
import { useRoomLook } from '../language/use-room-look.ts';
import { MinutesConsole } from './MinutesConsole.tsx';

/** The minute-taker's page. Before the chair has let it in it knows nothing. */
export function Minutes(): ReactNode {
  const { sent, refusal } = useHostState();
  const { t } = useTranslation('minutes');
  useRoomLook(sent?.view.look);
  usePageTitle(t(($) => $.title));
  const view = sent?.role === 'minute-taker' ? sent.view : undefined;
  return (
    <main className="console-page">
      <RoomNotices state={view?.state} />
      {view === undefined ? <Outside isWaiting={sent?.role === 'waiting'} /> : <Inside view={view} />}
      <RefusalNotice refusal={refusal} />
    </main>
  );
}

function Inside({ view }: { view: MinutesView }): ReactNode {
  const { t } = useTranslation('minutes');
  if (view.plan !== undefined) return <MinutesConsole view={view} />;
  if (view.covered === true) {
    return <OneThing title={t(($) => $.pause.title)} text={t(($) => $.pause.text)} />;
  }
  return <OneThing title={t(($) => $.noMeeting.title)} text={t(($) => $.noMeeting.text)} />;
}

function Outside({ isWaiting }: { isWaiting: boolean }): ReactNode {
  const { t } = useTranslation('minutes');
  const { refusal } = useHostState();
  if (refusal !== undefined) return <Refused />;
  return (
    <OneThing title={t(($) => $.waiting.title)} text={isWaiting ? t(($) => $.waiting.text) : undefined} />
  );
}

function Refused(): ReactNode {
  const { t } = useTranslation('common');
  return <OneThing title={t(($) => $.connection.refused)} text={undefined} />;
}

function OneThing({ title, text }: { title: string; text: string | undefined }): ReactNode {
  return (
    <section className="one-thing">
      <h1>{title}</h1>
      {text !== undefined && <p aria-live="polite">{text}</p>}
    </section>
  );
}
