import { Button } from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { SettingRow } from '#contract/administrator-view.ts';
import { AnswerForm } from './AnswerForm.tsx';
import { useSettingWords } from './use-setting-words.ts';

interface QuestionNeeds {
  readonly row: SettingRow;
  readonly questions: readonly SettingRow['field'][];
  readonly by: string;
  readonly onBy: (by: string) => void;
  readonly onGo: (field: SettingRow['field']) => void;
  readonly onAnswered: () => void;
  /** The person came here by pressing something: the heading is read to them. */
  readonly takesFocus: boolean;
}

/** One question at a time: what it is about, what stands now and where it is from, and the answer. */
export function Question({
  row,
  questions,
  by,
  onBy,
  onGo,
  onAnswered,
  takesFocus,
}: QuestionNeeds): ReactNode {
  const { t } = useTranslation('administrator');
  const { ofValue } = useSettingWords();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (takesFocus) heading.current?.focus();
  }, [takesFocus]);
  const place = questions.indexOf(row.field);
  return (
    <section className="setting" aria-labelledby="question">
      {place >= 0 && (
        <p className="quiet">{t(($) => $.question.number, { number: place + 1, of: questions.length })}</p>
      )}
      <h2 id="question" ref={heading} tabIndex={-1}>
        {t(($) => $.settings[row.field].question)}
      </h2>
      <p>{t(($) => $.settings[row.field].why)}</p>
      <p className="setting-now">{t(($) => $.question.now, { value: ofValue(row) })}</p>
      <Why row={row} />
      <AnswerForm row={row} by={by} onBy={onBy} onAnswered={onAnswered} />
      {questions.length > 1 && place >= 0 && <Steps place={place} questions={questions} onGo={onGo} />}
    </section>
  );
}

/** Where the value is from, in the words of the question that the routine leaves open (domain §12). */
function Why({ row }: { row: SettingRow }): ReactNode {
  const { t } = useTranslation('administrator');
  const { source = '' } = row;
  if (row.asked === undefined) return <p>{t(($) => $.question.answered)}</p>;
  if (row.from === 'stated') return <p>{t(($) => $.question.stated, { source })}</p>;
  const asked = source === '' ? t(($) => $.question.notStated) : t(($) => $.question.reading, { source });
  return (
    <p>
      {asked} {row.asked === 'confirm' && t(($) => $.question.mustConfirm)}
    </p>
  );
}

type StepNeeds = Pick<QuestionNeeds, 'questions' | 'onGo'> & { readonly place: number };

/** Nobody has to answer now: a question can wait while the others are answered. */
function Steps({ place, questions, onGo }: StepNeeds): ReactNode {
  const { t } = useTranslation('administrator');
  const at = (number: number): void => {
    const field = questions.at(number % questions.length);
    if (field !== undefined) onGo(field);
  };
  return (
    <div className="buttons">
      <Button variant="tertiary" data-size="sm" onClick={() => at(place - 1)}>
        {t(($) => $.question.previous)}
      </Button>
      <Button variant="tertiary" data-size="sm" onClick={() => at(place + 1)}>
        {t(($) => $.question.next)}
      </Button>
    </div>
  );
}
