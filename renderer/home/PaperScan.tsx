import type { ReactNode } from 'react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDay } from '#language/dates.ts';
import type { HomePlan } from '#sync/home-messages.ts';
import { useLanguage } from '../language/use-room-look.ts';
import { useHome } from './HomeContext.tsx';
import { ProblemNotice } from './parts/ProblemNotice.tsx';
import { isKept } from './store-answers.ts';
import { useAction } from './use-action.ts';

const kinds = ['application/pdf', 'image/jpeg', 'image/png'];
const largest = 20 * 1024 * 1024;

interface ScanNeeds {
  readonly plan: string;
  readonly paper: NonNullable<HomePlan['holderPlace']>['papers'][number];
  readonly onChange: () => Promise<void>;
}

/** C9: the paper counts when the chair has seen it; the scan follows from here, by camera or from a file. */
export function PaperScan({ plan, paper, onChange }: ScanNeeds): ReactNode {
  const { t } = useTranslation('home');
  const { store } = useHome();
  const language = useLanguage();
  const { run, problem, isWaiting } = useAction();
  const [said, setSaid] = useState<'kind' | 'large' | 'sent'>();
  const day = formatDay(paper.signedOn, language, 'long');

  async function send(file: File | undefined): Promise<void> {
    if (file === undefined) return;
    if (!kinds.includes(file.type)) return setSaid('kind');
    if (file.size > largest) return setSaid('large');
    setSaid(undefined);
    const path = `/v1/home/plans/${plan}/papers/${paper.consent}`;
    if ((await run(async () => store.send({ method: 'POST', path, body: file }, isKept))) === undefined)
      return;
    setSaid('sent');
    await onChange();
  }

  return (
    <li className="home-card home-stack home-tight">
      <strong>{t(($) => $.place.paper, { day })}</strong>
      <p>{paper.scanned ? t(($) => $.place.scanned) : t(($) => $.place.missing)}</p>
      <div className="home-pair">
        <FileButton
          words={t(($) => $.place.take)}
          heard={t(($) => $.place.takeFor, { day })}
          isCamera
          isWaiting={isWaiting}
          onFile={(file) => void send(file)}
        />
        <FileButton
          words={t(($) => $.place.choose)}
          heard={t(($) => $.place.chooseFor, { day })}
          isWaiting={isWaiting}
          onFile={(file) => void send(file)}
        />
      </div>
      <p aria-live="polite">{said !== undefined && t(($) => $.place[said])}</p>
      <ProblemNotice problem={problem} />
    </li>
  );
}

interface FileNeeds {
  readonly words: string;
  readonly heard: string;
  readonly isCamera?: boolean;
  readonly isWaiting: boolean;
  readonly onFile: (file: File | undefined) => void;
}

/** The camera and the folder have a button each: a phone that is told to use its camera offers nothing else. */
function FileButton({ words, heard, isCamera = false, isWaiting, onFile }: FileNeeds): ReactNode {
  const id = useId();
  return (
    <div className="home-file">
      <input
        id={id}
        className="home-only-heard"
        type="file"
        accept={isCamera ? 'image/jpeg,image/png' : kinds.join(',')}
        {...(isCamera ? { capture: 'environment' } : {})}
        aria-label={heard}
        disabled={isWaiting}
        onChange={(event) => {
          onFile(event.target.files?.[0]);
          event.target.value = '';
        }}
      />
      <label className="ds-button" data-variant="secondary" htmlFor={id}>
        {words}
      </label>
    </div>
  );
}
