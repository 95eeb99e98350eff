import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { InterpreterLine, OtherForm } from '#contract/table-views.ts';

/** The text as it was written; where its other form is there too, bokmål left and nynorsk right. */
export function InterpreterForms({ line, isRead }: { line: InterpreterLine; isRead: boolean }): ReactNode {
  const { text, language, other, by } = line;
  // The very text that is said, and nothing beside it: its words are marked as they sound.
  const original = (
    <p key="original" className="interpreter-form" lang={language} aria-current={isRead ? 'true' : undefined}>
      {text}
    </p>
  );
  if (other === undefined) return original;
  const said =
    by === undefined ? (
      original
    ) : (
      <div key="original">
        {original}
        <MadeBy by={by} unsure={other.unsure} />
      </div>
    );
  const made = <Made key="made" other={other} language={language === 'nb' ? 'nn' : 'nb'} />;
  return <div className="interpreter-forms">{language === 'nb' ? [said, made] : [made, said]}</div>;
}

/** Who made it is said in words, always. */
function Made({ other, language }: { other: OtherForm; language: 'nb' | 'nn' }): ReactNode {
  const isUnsure = other.unsure && other.by !== 'original';
  return (
    <div>
      <p className={isUnsure ? 'interpreter-form interpreter-unsure' : 'interpreter-form'} lang={language}>
        {other.text}
        {isUnsure && <span aria-hidden="true"> ?</span>}
      </p>
      <MadeBy {...other} unsure={isUnsure} />
    </div>
  );
}

function MadeBy({ by, unsure }: Pick<OtherForm, 'by' | 'unsure'>): ReactNode {
  const { t } = useTranslation('interpreter');
  return (
    <p className="interpreter-under">
      {t(($) => $[by])} {unsure && t(($) => $.unsure)}
    </p>
  );
}
