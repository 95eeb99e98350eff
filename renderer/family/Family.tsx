import type { ReactNode } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FamilyView } from '#contract/views.ts';
import { useCoverKey } from '../components/console/use-cover-key.ts';
import { RefusalNotice } from '../components/console/RefusalNotice.tsx';
import { RoomNotices } from '../components/console/RoomNotices.tsx';
import type { VoicePort } from '../home/device-voice.ts';
import { useConnection, useHostState } from '../host-client/HostContext.tsx';
import { usePageTitle } from '../language/use-page-title.ts';
import { useRoomLook } from '../language/use-room-look.ts';
import { FamilyDecided } from './FamilyDecided.tsx';
import { FamilyMinutes } from './FamilyMinutes.tsx';
import { FamilyReaders } from './FamilyReaders.tsx';
import { FamilyScale } from './FamilyScale.tsx';
import { FamilyStop } from './FamilyStop.tsx';
import { FamilyWords } from './FamilyWords.tsx';
import { useOwnVoice } from './use-own-voice.ts';

/** The page of the child or of a guardian. Before the chair has let it in it knows nothing. */
export function Family({ voice }: { voice: VoicePort | undefined }): ReactNode {
  const { sent, refusal } = useHostState();
  const { t } = useTranslation('family');
  useRoomLook(sent?.view.look);
  usePageTitle(t(($) => $.title));
  const view = sent?.role === 'family' ? sent.view : undefined;
  return (
    <main className="family-page">
      <RoomNotices state={undefined} />
      {view?.me === undefined ? (
        <Outside isWaiting={sent?.role === 'waiting'} isInside={view !== undefined} />
      ) : (
        <Inside view={view} name={view.me.name} voice={voice} />
      )}
      <RefusalNotice refusal={refusal} />
    </main>
  );
}

interface InsideNeeds {
  readonly view: FamilyView;
  readonly name: string;
  readonly voice: VoicePort | undefined;
}

/** What is half written outlives a pause: it lives in this page and nowhere else. */
function Inside({ view, name, voice }: InsideNeeds): ReactNode {
  const { t } = useTranslation('family');
  const [words, setWords] = useState('');
  const language = view.decided[0]?.language ?? view.look.language;
  const own = useOwnVoice(voice, language, view.reading.sentence !== undefined);
  const isOwner = view.me?.isOwner === true;
  const isLost = useConnection() === 'lost';
  useCoverKey();
  // Without its room a page that lies on the table shows nothing either.
  if (view.covered || isLost) {
    return (
      <section className="family-one">
        <h1>{t(($) => $.pause.title)}</h1>
        <p aria-live="polite">{t(($) => $.pause.text)}</p>
      </section>
    );
  }
  return (
    <>
      <h1>{t(($) => $.heading, { name })}</h1>
      <FamilyStop reading={view.reading} />
      <FamilyDecided view={view} voice={own} />
      <FamilyMinutes view={view} voice={own} />
      {isOwner && <FamilyWords words={words} onWords={setWords} isShown={view.showsWords} />}
      {isOwner && <FamilyScale />}
      <FamilyReaders readers={view.readers} />
    </>
  );
}

function Outside({ isWaiting, isInside }: { isWaiting: boolean; isInside: boolean }): ReactNode {
  const { t } = useTranslation(['family', 'common']);
  const { refusal } = useHostState();
  const title = isInside ? t(($) => $.noMeeting.title) : t(($) => $.waiting.title);
  const text = isInside ? t(($) => $.noMeeting.text) : t(($) => $.waiting.text);
  return (
    <section className="family-one">
      <h1>{refusal === undefined ? title : t(($) => $.connection.refused, { ns: 'common' })}</h1>
      {refusal === undefined && (isWaiting || isInside) && <p aria-live="polite">{text}</p>}
    </section>
  );
}
