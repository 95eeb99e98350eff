import { Textfield } from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DocumentCategory } from '#contract/document-rows.ts';
import { categorySchema } from '#contract/document-rows.ts';
import type { Topic } from '#domain/bodies.ts';
import type { FormPerson } from '../plan/form-people.ts';
import { OpenForm } from '../plan/OpenForm.tsx';
import { PlanForm } from '../plan/PlanForm.tsx';
import type { Readers } from '../plan/ReaderChoice.tsx';
import { lacksReaders, ReaderChoice } from '../plan/ReaderChoice.tsx';
import { TopicChoice } from '../plan/TopicChoice.tsx';
import { BelongsQuestion } from './BelongsQuestion.tsx';
import { FileField } from './FileField.tsx';
import { OneOf } from './OneOf.tsx';
import { useDocument } from './use-document.ts';

interface NewDocumentNeeds {
  /** The plan participants who may be chosen to see it. */
  readonly readers: readonly FormPerson[];
  /** Whoever writes here: one of the participants may leave themselves out, and is told so (R5). */
  readonly me?: string | undefined;
}

/** D1, D2: the button, and the form that it opens. */
export function NewDocument(needs: NewDocumentNeeds): ReactNode {
  const { t } = useTranslation('papers');
  return (
    <OpenForm label={t(($) => $.document.open)}>
      {(close) => <DocumentForm {...needs} onDone={close} />}
    </OpenForm>
  );
}

/** What is asked; `isTried` once somebody wanted to save: before that nothing is said to be missing. */
interface Asked {
  readonly kind: 'file' | 'text';
  readonly file: File | undefined;
  readonly text: string;
  readonly title: string;
  readonly category: DocumentCategory;
  readonly topic: Topic;
  readonly seenBy: Readers;
  readonly belongs: boolean | undefined;
  readonly isTried: boolean;
}

const first: Asked = {
  kind: 'file',
  file: undefined,
  text: '',
  title: '',
  category: 'other',
  topic: 'other',
  seenBy: { isLimited: false, to: [] },
  belongs: undefined,
  isTried: false,
};

function DocumentForm({ onDone, ...needs }: NewDocumentNeeds & { onDone: () => void }): ReactNode {
  const { t } = useTranslation('papers');
  const sending = useDocument();
  const [asked, setAsked] = useState(first);
  const change = (part: Partial<Asked>): void => setAsked((before) => ({ ...before, ...part }));

  async function save(): Promise<void> {
    change({ isTried: true });
    if (!isWhole(asked)) return;
    const { kind, file, text, title, category, topic, seenBy } = asked;
    const limit = seenBy.isLimited ? { limitedTo: [...seenBy.to] } : {};
    const about = { belongs: true as const, title: title.trim(), category, topic, ...limit };
    const isKept =
      kind === 'file' && file !== undefined
        ? await sending.send(file, about)
        : await sending.write({ ...about, text });
    if (isKept) onDone();
  }

  return (
    <PlanForm
      title={t(($) => $.document.open)}
      save={t(($) => $.document.save)}
      command={sending}
      onSave={() => void save()}
      onCancel={onDone}
    >
      <Content asked={asked} onChange={change} />
      <About asked={asked} onChange={change} {...needs} />
      <BelongsQuestion
        belongs={asked.belongs}
        onChange={(belongs) => change({ belongs })}
        isMissing={asked.isTried && asked.belongs === undefined}
      />
      <HowFar sent={sending.sent} />
    </PlanForm>
  );
}

function isWhole(asked: Asked): boolean {
  const { kind, file, text, title, seenBy, belongs } = asked;
  const hasContent = kind === 'file' ? file !== undefined : text.trim() !== '';
  return hasContent && title.trim() !== '' && !lacksReaders(seenBy) && belongs === true;
}

interface PartNeeds {
  readonly asked: Asked;
  readonly onChange: (part: Partial<Asked>) => void;
}

function Content({ asked, onChange }: PartNeeds): ReactNode {
  const { t } = useTranslation('papers');
  const { kind, text, isTried } = asked;
  return (
    <>
      <OneOf
        legend={t(($) => $.document.what)}
        choices={['file', 'text'] as const}
        chosen={kind}
        nameOf={(one) => t(($) => $.document.kinds[one])}
        onChange={(chosen) => onChange({ kind: chosen })}
      />
      {kind === 'file' ? (
        <FileField onFile={(file) => onChange({ file })} isMissing={isTried && asked.file === undefined} />
      ) : (
        <Textfield
          label={t(($) => $.document.text)}
          description={t(($) => $.document.textHint)}
          multiline
          rows={6}
          maxLength={8000}
          value={text}
          error={isTried && text.trim() === '' ? t(($) => $.document.textMissing) : undefined}
          onChange={(event) => onChange({ text: event.target.value })}
        />
      )}
    </>
  );
}

function About({ asked, onChange, readers, me }: PartNeeds & NewDocumentNeeds): ReactNode {
  const { t } = useTranslation('papers');
  const { title, category, topic, seenBy, isTried } = asked;
  return (
    <>
      <Textfield
        label={t(($) => $.document.title)}
        description={t(($) => $.document.titleHint)}
        maxLength={200}
        value={title}
        error={isTried && title.trim() === '' ? t(($) => $.document.titleMissing) : undefined}
        onChange={(event) => onChange({ title: event.target.value })}
      />
      <OneOf
        legend={t(($) => $.document.category)}
        choices={categorySchema.options}
        chosen={category}
        nameOf={(one) => t(($) => $.document.categories[one])}
        onChange={(chosen) => onChange({ category: chosen })}
      />
      <TopicChoice topic={topic} onChange={(chosen) => onChange({ topic: chosen })} />
      {readers.length > 0 && (
        <ReaderChoice
          readers={seenBy}
          onChange={(chosen) => onChange({ seenBy: chosen })}
          people={readers}
          isMissing={isTried && lacksReaders(seenBy)}
        />
      )}
      <p className="hidden-note" aria-live="polite">
        {leavesOut(seenBy, readers, me) && t(($) => $.document.notYou)}
      </p>
      <p>
        <strong>{t(($) => $.document.family)}</strong>
      </p>
    </>
  );
}

/** Family and holder see it whatever is chosen: only one of the others can leave themselves out. */
function leavesOut(seenBy: Readers, readers: readonly FormPerson[], me: string | undefined): boolean {
  if (me === undefined || !seenBy.isLimited || seenBy.to.length === 0) return false;
  return readers.some(({ id }) => id === me) && !seenBy.to.includes(me);
}

/** Said in words, and only now and then: a screen reader is not to count aloud. */
function HowFar({ sent }: { sent: number | undefined }): ReactNode {
  const { t } = useTranslation('papers');
  const percent = Math.floor((sent ?? 0) * 10) * 10;
  return (
    <p className="quiet" aria-live="polite">
      {sent !== undefined && sent < 1 && t(($) => $.document.sending, { percent })}
      {sent === 1 && t(($) => $.document.looking)}
    </p>
  );
}
