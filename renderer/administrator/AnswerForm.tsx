import { Button, Textfield } from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SettingRow } from '#contract/administrator-view.ts';
import { RefusalNotice } from '../components/console/RefusalNotice.tsx';
import { useCommand } from '../host-client/use-command.ts';
import { draftOf, readDraft } from './draft.ts';
import { ValueField } from './ValueField.tsx';

interface AnswerNeeds {
  readonly row: SettingRow;
  /** The role of whoever answers: written once, and kept from question to question. */
  readonly by: string;
  readonly onBy: (by: string) => void;
  readonly onAnswered: () => void;
}

/** One answer: it is right, or something else is. What a routine states can here only be said to be right. */
export function AnswerForm({ row, by, onBy, onAnswered }: AnswerNeeds): ReactNode {
  const { t } = useTranslation('administrator');
  const command = useCommand();
  const [isChanging, setChanging] = useState(row.asked === undefined);
  const [draft, setDraft] = useState(() => draftOf(row));
  const [isTried, setTried] = useState(false);
  const role = useRef<HTMLInputElement>(null);
  const isStated = row.from === 'stated';
  const value = readDraft(row.allowed, draft);
  const changed = value === undefined ? undefined : { value };
  const sent = isChanging ? changed : { right: true as const, value: row.value };

  async function send(): Promise<void> {
    setTried(true);
    if (by.trim() === '') return role.current?.focus();
    if (sent === undefined) return;
    const answered = await command.run('profile.answer', { field: row.field, by: by.trim(), ...sent });
    if (answered.ok) onAnswered();
  }

  return (
    <form
      className="answer"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      {isChanging && (
        <ValueField row={row} draft={draft} onChange={setDraft} isWrong={isTried && value === undefined} />
      )}
      {isStated && <p className="quiet">{t(($) => $.question.statedChange)}</p>}
      <Textfield
        ref={role}
        label={t(($) => $.question.by)}
        description={t(($) => $.question.byHint)}
        maxLength={60}
        autoComplete="off"
        value={by}
        error={isTried && by.trim() === '' ? t(($) => $.question.byMissing) : undefined}
        onChange={(event) => onBy(event.target.value)}
      />
      <RefusalNotice refusal={command.refusal} />
      <AnswerButtons
        isChanging={isChanging}
        isLocked={command.isLocked}
        mayChange={!isStated && row.asked !== undefined}
        onChanging={setChanging}
      />
    </form>
  );
}

interface ButtonNeeds {
  readonly isChanging: boolean;
  readonly isLocked: boolean;
  readonly mayChange: boolean;
  readonly onChanging: (isChanging: boolean) => void;
}

function AnswerButtons({ isChanging, isLocked, mayChange, onChanging }: ButtonNeeds): ReactNode {
  const { t } = useTranslation('administrator');
  return (
    <div className="buttons">
      <Button type="submit" disabled={isLocked}>
        {isChanging ? t(($) => $.question.save) : t(($) => $.question.right)}
      </Button>
      {mayChange && (
        <Button variant="secondary" onClick={() => onChanging(!isChanging)}>
          {isChanging ? t(($) => $.question.keep) : t(($) => $.question.change)}
        </Button>
      )}
    </div>
  );
}
