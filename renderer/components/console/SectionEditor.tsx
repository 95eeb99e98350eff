import { Button, Textarea } from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Section } from '#contract/console-rows.ts';
import { useConnection } from '../../host-client/HostContext.tsx';
import { useCommand } from '../../host-client/use-command.ts';
import { RefusalNotice } from './RefusalNotice.tsx';
import { useDraft } from './use-draft.ts';

interface EditorNeeds {
  readonly section: Section;
  /** Puts the caret where it was, once, when this page comes back to a section whose pen it holds. */
  readonly isCurrent: boolean;
}

/** One section of the minutes. One person holds the pen; everybody else reads. */
export function SectionEditor({ section, isCurrent }: EditorNeeds): ReactNode {
  const { t } = useTranslation('common');
  const field = useRef<HTMLTextAreaElement>(null);
  const draft = useDraft(section, field);
  const isOpen = useConnection() === 'open';
  const mayWrite = section.pen === 'mine' && section.state === 'draft';
  useCaretBack(field, { isWanted: isCurrent && mayWrite, caret: section.caret });
  const saved = t(($) => $.saved[draft.state]);
  return (
    <section className="section-editor" aria-labelledby={`heading-${section.id}`}>
      <div className="section-head">
        <h3 id={`heading-${section.id}`}>{section.heading}</h3>
        <output className="quiet">{mayWrite || draft.state === 'failed' ? saved : ''}</output>
      </div>
      <Textarea
        ref={field}
        aria-labelledby={`heading-${section.id}`}
        rows={5}
        maxLength={8000}
        readOnly={!mayWrite || !isOpen}
        value={draft.text}
        onChange={(event) => draft.type(event.target.value)}
        onBlur={draft.saveNow}
      />
      <Pen section={section} />
    </section>
  );
}

function useCaretBack(
  field: { readonly current: HTMLTextAreaElement | null },
  { isWanted, caret }: { isWanted: boolean; caret: number },
): void {
  const wasPlaced = useRef(false);
  useEffect(() => {
    if (!isWanted || wasPlaced.current) return;
    wasPlaced.current = true;
    field.current?.focus({ preventScroll: false });
    field.current?.setSelectionRange(caret, caret);
  }, [field, isWanted, caret]);
}

function Pen({ section }: { section: Section }): ReactNode {
  const { t } = useTranslation('common');
  const { run, refusal, isLocked } = useCommand();
  if (section.state === 'approved') return <p className="quiet">{t(($) => $.section.approved)}</p>;
  if (section.pen === 'mine') return null;
  const { penName } = section;
  const who =
    penName === undefined ? t(($) => $.section.otherPlain) : t(($) => $.section.other, { name: penName });
  const isOther = section.pen === 'other';
  const label = isOther ? t(($) => $.section.takeOver) : t(($) => $.section.take);
  return (
    <div className="pen">
      {isOther && <p className="quiet">{who}</p>}
      <Button
        variant="secondary"
        data-size="sm"
        disabled={isLocked}
        aria-label={`${label}: ${section.heading}`}
        onClick={() => void run('pen.take', { section: section.id })}
      >
        {label}
      </Button>
      <RefusalNotice refusal={refusal} />
    </div>
  );
}
