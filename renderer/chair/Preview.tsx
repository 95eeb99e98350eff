import { Button, Checkbox } from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChairView } from '#contract/views.ts';
import { OpenForm } from '../components/plan/OpenForm.tsx';
import { PeopleChoice } from '../components/plan/PeopleChoice.tsx';
import { PlanForm } from '../components/plan/PlanForm.tsx';
import { RefusalNotice } from '../components/console/RefusalNotice.tsx';
import { useCommand } from '../host-client/use-command.ts';

/** The wall as other people would see it, on the console alone: nothing on the wall moves. */
export function Preview({ view }: { view: ChairView }): ReactNode {
  const { t } = useTranslation('chair');
  return (
    <section className="preview" aria-labelledby="preview">
      <h2 id="preview">{t(($) => $.preview.title)}</h2>
      {view.preview === undefined ? (
        <OpenForm label={t(($) => $.preview.open)}>
          {(close) => <PreviewForm people={view.people} onDone={close} />}
        </OpenForm>
      ) : (
        <PreviewResult preview={view.preview} people={view.people} />
      )}
    </section>
  );
}

interface PreviewNeeds {
  readonly people: ChairView['people'];
  readonly onDone: () => void;
}

function PreviewForm({ people, onDone }: PreviewNeeds): ReactNode {
  const { t } = useTranslation('chair');
  const command = useCommand();
  const here = people.filter((one) => one.here !== 'no' && one.here !== 'left');
  const [chosen, setChosen] = useState<readonly string[]>(here.map((one) => one.id));
  const [isStranger, setStranger] = useState(false);
  return (
    <PlanForm
      title={t(($) => $.preview.who)}
      save={t(($) => $.preview.show)}
      command={command}
      onSave={() => void command.run('rollCall.preview', { people: [...chosen], stranger: isStranger })}
      onCancel={onDone}
    >
      <PeopleChoice
        legend={t(($) => $.preview.people)}
        people={people}
        chosen={chosen}
        onChange={setChosen}
      />
      <Checkbox
        label={t(($) => $.preview.stranger)}
        checked={isStranger}
        onChange={() => setStranger(!isStranger)}
      />
    </PlanForm>
  );
}

interface ResultNeeds {
  readonly preview: NonNullable<ChairView['preview']>;
  readonly people: ChairView['people'];
}

function PreviewResult({ preview, people }: ResultNeeds): ReactNode {
  const { t } = useTranslation('chair');
  const { run, refusal, isLocked } = useCommand();
  const names = people.filter((one) => preview.people.includes(one.id)).map((one) => one.name);
  const whom = preview.stranger ? [...names, t(($) => $.preview.stranger)] : names;
  return (
    <div className="preview-result" aria-live="polite">
      <p>{t(($) => $.preview.for, { names: whom.join(', ') })}</p>
      {preview.covered !== undefined && <CoveredWhy covered={preview.covered} />}
      {preview.covered === undefined && preview.goals.length === 0 && <p>{t(($) => $.preview.nothing)}</p>}
      <ul>
        {preview.goals.map((goal) => (
          <li key={goal.number}>
            <h3>{t(($) => $.preview.goal, { number: goal.number, title: goal.title })}</h3>
            <ul className="preview-activities">
              {goal.activities.map((activity) => (
                <li key={activity}>{activity}</li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
      <RefusalNotice refusal={refusal} />
      <div className="buttons">
        <Button variant="secondary" disabled={isLocked} onClick={() => void run('rollCall.preview', {})}>
          {t(($) => $.preview.close)}
        </Button>
      </div>
    </div>
  );
}

const reasons = [
  'nobody',
  'stranger',
  'no-consent',
  'consent-expired',
  'access-ended',
  'no-declaration',
  'no-holder',
  'plan-ended',
] as const;

function CoveredWhy({ covered }: { covered: string }): ReactNode {
  const { t } = useTranslation('chair');
  const why = reasons.find((one) => one === covered);
  return (
    <p>
      <strong>{t(($) => $.preview.covered)}</strong> {why !== undefined && t(($) => $.preview.why[why])}
    </p>
  );
}
