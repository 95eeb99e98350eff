import type { ReactNode } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HomeConsent } from '#sync/home-messages.ts';
import { AskFirst } from './parts/AskFirst.tsx';
import { Button } from './parts/Button.tsx';
import { useJoinedNames } from './parts/use-topic-words.ts';
import type { PlanNeeds } from './PlanPages.tsx';
import { useCommandTo } from './use-action.ts';

type Part = HomeConsent['toSign'][number];

interface SigningNeeds extends PlanNeeds {
  readonly consent: HomeConsent;
}

/** C9: both answers are of one size. Health is a part of its own (C6e). Without the text nothing is signed. */
export function ConsentSigning({ plan, consent, onChange }: SigningNeeds): ReactNode {
  const { t } = useTranslation('home');
  const [state, setState] = useState<'open' | 'later' | 'signed'>('open');
  const { toSign } = consent;
  return (
    <>
      {state === 'signed' && <Signed consent={consent} />}
      {toSign.length > 0 && consent.text !== undefined && (
        <section className="home-stack" aria-labelledby="yours">
          <h2 id="yours">{t(($) => $.consent.yours)}</h2>
          {toSign.map((part) => (
            <SignPart
              key={part}
              part={part}
              isApart={part === 'health' || toSign.length > 1}
              consent={consent}
              plan={plan}
              onLater={() => setState('later')}
              onSigned={async () => {
                setState('signed');
                await onChange();
              }}
            />
          ))}
        </section>
      )}
      <p aria-live="polite">{state === 'later' && t(($) => $.consent.laterDone)}</p>
    </>
  );
}

/** What is there now, and who still waits. */
function Signed({ consent }: { consent: HomeConsent }): ReactNode {
  const { t } = useTranslation('home');
  const join = useJoinedNames();
  return (
    <div className="ds-alert" data-color="success" aria-live="polite">
      <p>{t(($) => $.consent.done)}</p>
      {consent.waitsFor.length > 0 ? (
        <p>{t(($) => $.consent.doneWaits, { names: join(consent.waitsFor) })}</p>
      ) : (
        consent.kind === 'standing' && <p>{t(($) => $.consent.doneAll)}</p>
      )}
    </div>
  );
}

interface PartNeeds extends Pick<SigningNeeds, 'plan' | 'consent'> {
  readonly part: Part;
  readonly isApart: boolean;
  readonly onLater: () => void;
  readonly onSigned: () => Promise<void>;
}

function SignPart({ part, isApart, plan, consent, onLater, onSigned }: PartNeeds): ReactNode {
  const { t } = useTranslation('home');
  const { run, problem, isWaiting } = useCommandTo(plan.plan);
  const [isAsking, setAsking] = useState(false);

  async function sign(): Promise<void> {
    if (await run({ kind: 'consent.sign', consent: consent.id, part })) await onSigned();
  }

  return (
    <div className="home-card home-stack">
      {isApart && <h3>{t(($) => $.consent[part])}</h3>}
      {part === 'health' && <p>{t(($) => $.consent.healthText)}</p>}
      {isAsking ? (
        <AskFirst
          question={t(($) => $.consent.sure)}
          yes={t(($) => $.consent.sureYes)}
          onYes={() => void sign()}
          onNo={() => setAsking(false)}
          problem={problem}
          isWaiting={isWaiting}
        >
          <p>{t(($) => $.consent.sureText)}</p>
        </AskFirst>
      ) : (
        <div className="home-pair">
          <Button variant="secondary" onClick={() => setAsking(true)}>
            {part === 'health' ? t(($) => $.consent.signHealth) : t(($) => $.consent.sign)}
          </Button>
          <Button variant="secondary" onClick={onLater}>
            {t(($) => $.consent.later)}
          </Button>
        </div>
      )}
    </div>
  );
}
