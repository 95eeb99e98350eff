import type { ReactNode } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Papers } from '#contract/document-rows.ts';
import { OneOf } from '../components/papers/OneOf.tsx';
import { PaperCopies } from '../components/papers/PaperCopies.tsx';
import { OpenForm } from '../components/plan/OpenForm.tsx';
import { PlanForm } from '../components/plan/PlanForm.tsx';
import { useCommand } from '../host-client/use-command.ts';

type Choice = Papers['choices'][number];

/** D3: paper that somebody takes home, and where every copy went. */
export function PrintPanel({ papers }: { papers: Papers | undefined }): ReactNode {
  const { t } = useTranslation('papers');
  if (papers === undefined) return null;
  const { choices } = papers;
  return (
    <section aria-labelledby="papers">
      <h3 id="papers">{t(($) => $.print.title)}</h3>
      {choices.length > 0 && (
        <>
          <p className="quiet">{t(($) => $.print.hint)}</p>
          <OpenForm label={t(($) => $.print.open)}>
            {(close) => <PrintForm papers={papers} onDone={close} />}
          </OpenForm>
        </>
      )}
      <PaperCopies papers={papers} />
    </section>
  );
}

const nobody = 'nobody';

function PrintForm({ papers, onDone }: { papers: Papers; onDone: () => void }): ReactNode {
  const { t } = useTranslation('papers');
  const command = useCommand();
  const nameOf = usePaperName(papers.form);
  const { choices } = papers;
  const [what, setWhat] = useState(0);
  const [who, setWho] = useState<string>();
  const [isTried, setTried] = useState(false);
  const choice = choices[what] ?? choices[0];
  const takers = choice?.takers ?? [];
  // Somebody who went home meanwhile, or may not carry this one, is nobody's choice.
  const taker = who === nobody || takers.some(({ id }) => id === who) ? who : undefined;

  async function print(): Promise<void> {
    setTried(true);
    if (choice === undefined || taker === undefined) return;
    const to = taker === nobody ? {} : { to: taker };
    if ((await command.run('paper.print', { paper: choice.paper, ...to })).ok) onDone();
  }

  return (
    <PlanForm
      title={t(($) => $.print.open)}
      save={t(($) => $.print.save)}
      command={command}
      onSave={() => void print()}
      onCancel={onDone}
    >
      <OneOf
        legend={t(($) => $.print.what)}
        choices={choices.map((_, index) => String(index))}
        chosen={String(what)}
        nameOf={(index) => nameOf(choices[Number(index)])}
        onChange={(index) => setWhat(Number(index))}
      />
      <OneOf
        legend={t(($) => $.print.who)}
        hint={t(($) => $.print.whoHint)}
        choices={[...takers.map(({ id }) => id), nobody]}
        chosen={taker}
        nameOf={(id) => takers.find((one) => one.id === id)?.name ?? t(($) => $.print.nobody)}
        onChange={setWho}
        error={isTried && taker === undefined ? t(($) => $.print.whoMissing) : undefined}
      />
    </PlanForm>
  );
}

function usePaperName(form: Papers['form']): (choice: Choice | undefined) => string {
  const { t } = useTranslation('papers');
  return (choice) => {
    if (choice === undefined) return '';
    const { paper, name = '' } = choice;
    if (paper.kind === 'card') return t(($) => $.print.card, { service: paper.service });
    const words = (key: 'whole' | 'version', reader = ''): string =>
      t(($) => $.print.papers[form][key], { reader });
    if (paper.kind === 'whole') return words('whole');
    return words('version', paper.kind === 'person' ? name : paper.service);
  };
}
