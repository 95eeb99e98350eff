import type { ReactNode } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useHome } from './HomeContext.tsx';
import { isIdentityNumber } from './identity-number.ts';
import { Button } from './parts/Button.tsx';
import { ProblemNotice } from './parts/ProblemNotice.tsx';
import { TextField } from './parts/TextField.tsx';
import type { PlanNeeds } from './PlanPages.tsx';
import { useAction } from './use-action.ts';

interface NumberNeeds extends PlanNeeds {
  readonly hasNumber: boolean;
}

/** R10: typed once, checked, covered while it is typed, and gone from the page when it is sent. */
export function NumberForm({ plan, hasNumber, onChange }: NumberNeeds): ReactNode {
  const { t } = useTranslation('home');
  const { store, self } = useHome();
  const isTryOut = self?.ok === true && self.value.tryout;
  const { run, problem, isWaiting } = useAction();
  const [typed, setTyped] = useState('');
  const [isShown, setShown] = useState(false);
  const [state, setState] = useState<'new' | 'tried' | 'saved'>('new');
  const number = typed.replaceAll(/\s/gu, '');

  async function save(): Promise<void> {
    setState('tried');
    if (!isIdentityNumber(number)) return;
    const path = `/v1/home/plans/${plan.plan}/number`;
    const isSaved = await run(async () => store.tell({ method: 'PUT', path, body: { number } }));
    if (isSaved !== true) return;
    setTyped('');
    setShown(false);
    setState('saved');
    await onChange();
  }

  return (
    <form
      className="home-stack"
      noValidate
      aria-labelledby="number"
      autoComplete="off"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <h2 id="number">{t(($) => $.place.number)}</h2>
      <p>{hasNumber ? t(($) => $.place.numberKept) : t(($) => $.place.numberNone)}</p>
      {isTryOut && <p className="home-quiet">{t(($) => $.place.numberTryOut)}</p>}
      <TextField
        label={t(($) => $.place.numberLabel, { owner: plan.owner })}
        hint={t(($) => $.place.numberHint)}
        type={isShown ? 'text' : 'password'}
        inputMode="numeric"
        autoComplete="off"
        maxLength={13}
        value={typed}
        onType={setTyped}
        error={state === 'tried' && !isIdentityNumber(number) ? t(($) => $.place.numberWrong) : undefined}
      />
      <ShowDigits isShown={isShown} onChange={setShown} />
      <p aria-live="polite">{state === 'saved' && t(($) => $.place.numberSaved)}</p>
      <ProblemNotice problem={problem} />
      <Button type="submit" disabled={isWaiting}>
        {t(($) => $.place.numberSave)}
      </Button>
    </form>
  );
}

interface ShowNeeds {
  readonly isShown: boolean;
  readonly onChange: (isShown: boolean) => void;
}

function ShowDigits({ isShown, onChange }: ShowNeeds): ReactNode {
  const { t } = useTranslation('home');
  return (
    <div className="ds-field home-choice">
      <input
        id="number-shown"
        className="ds-input"
        type="checkbox"
        checked={isShown}
        onChange={() => onChange(!isShown)}
      />
      <label className="ds-label" data-weight="regular" htmlFor="number-shown">
        {t(($) => $.place.numberShow)}
      </label>
    </div>
  );
}
