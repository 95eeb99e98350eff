import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { InterpreterLine, OtherForm } from '#contract/table-views.ts';

/** The text as it was written; where its other form is there too, bokmål left and nynorsk right. */
export function InterpreterForms({ line, isRead }: { line: InterpreterLine; isRead: boolean }): ReactNode {
  const { text, language, other } = line;
  // The very text that is said, and nothing beside it: its words are marked as they sound.
  const original = (
    <p key="original" className="interpreter-form" lang={language} aria-current={isRead ? 'true' : undefined}>
      {text}
    </p>
  );
  if (other === undefined) return original;
  const made = <Made key="made" other={other} language={language === 'nb' ? 'nn' : 'nb'} />;
  return <div className="interpreter-forms">{language === 'nb' ? [original, made] : [made, original]}</div>;
}

/** Who made it is said in words, always. */
function Made({ other, language }: { other: OtherForm; language: 'nb' | 'nn' }): ReactNode {
  const { t } = useTranslation('interpreter');
  return (
    <div>
      <p
        className={other.unsure ? 'interpreter-form interpreter-unsure' : 'interpreter-form'}
        lang={language}
      >
        {other.text}
        {other.unsure && <span aria-hidden="true"> ?</span>}
      </p>
      <p className="interpreter-under">
        {t(($) => $[other.by])} {other.unsure && t(($) => $.unsure)}
      </p>
    </div>
  );
}
