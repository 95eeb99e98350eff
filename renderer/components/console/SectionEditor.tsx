import { Button } from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';
import { Suspense, lazy, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Section } from '#contract/writing-rows.ts';
import { draftLength, draftLines } from '#contract/writing-rows.ts';
import { useNewPage } from './new-page.ts';
import { PenRow } from './PenRow.tsx';
import { RichTextLines } from './RichTextLines.tsx';
import { TextToCopy } from './TextToCopy.tsx';
import { forgetUnsaved, readUnsaved } from './unsaved-mark.ts';
import type { Draft } from './use-draft.ts';
import { useDraft } from './use-draft.ts';
import { useInside } from './use-inside.ts';

/** The editor weighs as much as the rest of the page: it comes when somebody holds a pen. */
const DraftField = lazy(async () => ({ default: (await import('./DraftField.tsx')).DraftField }));

interface EditorNeeds {
  readonly section: Section;
  /** The point of the agenda that the meeting is at. */
  readonly isCurrent: boolean;
}

/** One section of the minutes. One page holds the pen; everybody else reads. */
export function SectionEditor({ section, isCurrent }: EditorNeeds): ReactNode {
  const { t } = useTranslation('common');
  const draft = useDraft(section);
  const place = useRef<HTMLElement>(null);
  const isInside = useInside(place);
  const [hasPressed, setPressed] = useState(false);
  const isNewPage = useNewPage();
  const mayWrite = section.pen === 'mine' && section.state === 'draft';
  const isActive = isCurrent || isInside;
  const pen = <PenRow section={section} isActive={isActive} onTake={() => setPressed(true)} />;
  const read = (
    <>
      <WrittenText section={section} />
      {pen}
    </>
  );
  return (
    <section ref={place} className="section-editor" aria-labelledby={`heading-${section.id}`}>
      <div className="section-head">
        <h3 id={`heading-${section.id}`}>{section.heading}</h3>
        {/* It changes with every second of typing, which is nothing to hear again and again. */}
        <output className="quiet" aria-live="off">
          {mayWrite || draft.state !== 'here' ? t(($) => $.saved[draft.state]) : ''}
        </output>
      </div>
      <MissingNotice section={section} isTyping={draft.state !== 'here'} />
      <HeldText draft={draft} />
      {mayWrite ? (
        <Suspense fallback={read}>
          <DraftField
            key={section.turn}
            section={section}
            keeper={draft.keeper}
            takesFocus={hasPressed}
            isNewPage={isNewPage}
            isActive={isActive}
          >
            {pen}
          </DraftField>
        </Suspense>
      ) : (
        read
      )}
    </section>
  );
}

function WrittenText({ section }: { section: Section }): ReactNode {
  const { t } = useTranslation('common');
  if (section.text.content.length === 0) return <p className="quiet">{t(($) => $.section.empty)}</p>;
  return (
    <div className="draft-text draft-read" lang={section.language}>
      <RichTextLines text={section.text} />
    </div>
  );
}

/** Only after this page itself was lost: as long as it lives it sends again what was not saved. */
function MissingNotice({ section, isTyping }: { section: Section; isTyping: boolean }): ReactNode {
  const { t } = useTranslation('common');
  const { id } = section;
  const [length, setLength] = useState(() => readUnsaved(id));
  const isHere = length === draftLength(section.text);
  useEffect(() => {
    if (isHere) forgetUnsaved(id);
  }, [id, isHere]);
  // Whoever writes on has seen where they are.
  if (length !== undefined && isTyping) setLength(undefined);
  if (length === undefined || isHere) return null;
  return (
    <div className="draft-notice" aria-live="polite">
      <p>{t(($) => $.section.missing)}</p>
      <Button
        variant="secondary"
        data-size="sm"
        onClick={() => {
          forgetUnsaved(id);
          setLength(undefined);
        }}
      >
        {t(($) => $.section.missingSeen)}
      </Button>
    </div>
  );
}

/** What could not be saved before the pen went is never gone without a word. */
function HeldText({ draft: { held, putAway } }: { draft: Draft }): ReactNode {
  const { t } = useTranslation('common');
  if (held === undefined) return null;
  return (
    <div className="draft-notice" aria-live="polite">
      <p>{t(($) => $.section.held)}</p>
      <TextToCopy label={t(($) => $.section.heldLabel)} text={draftLines(held).join('\n')} rows={4} />
      <Button variant="secondary" data-size="sm" onClick={putAway}>
        {t(($) => $.section.putAway)}
      </Button>
    </div>
  );
}
