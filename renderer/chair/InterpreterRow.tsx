import { Button, Textfield } from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CommandInput } from '#contract/commands.ts';
import type { ChairView } from '#contract/views.ts';
import { ChoiceRow } from '../components/console/ChoiceRow.tsx';
import { RefusalNotice } from '../components/console/RefusalNotice.tsx';
import { useYesNo } from '../components/console/use-yes-no.ts';
import type { Command } from '../host-client/use-command.ts';
import { useCommand } from '../host-client/use-command.ts';

type Interpreter = ChairView['interpreter'];

const ways = ['room', 'phone', 'video'] as const;

/** A2: language and form are noted, never the name. */
export function InterpreterRow({ interpreter }: { interpreter: Interpreter }): ReactNode {
  const { t } = useTranslation('chair');
  const command = useCommand();
  const [typed, setTyped] = useState(interpreter.language ?? '');
  const language = typed.trim();
  const isHere = interpreter.language !== undefined;
  return (
    <fieldset className="interpreter" aria-labelledby="interpreter">
      <strong id="interpreter">{t(($) => $.rollCall.interpreter)}</strong>
      <Textfield
        label={t(($) => $.rollCall.interpreterLanguage)}
        data-size="sm"
        maxLength={40}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      <span className="choices">
        {ways.map((by) => (
          <button
            key={by}
            type="button"
            className="choice"
            aria-pressed={isHere && interpreter.by === by}
            disabled={command.isLocked || language.length < 2}
            onClick={() => void command.run('rollCall.interpreter', { ...said(interpreter), language, by })}
          >
            {t(($) => $.rollCall[by])}
          </button>
        ))}
      </span>
      {isHere && (
        <Button
          variant="tertiary"
          data-size="sm"
          disabled={command.isLocked}
          onClick={() => void command.run('rollCall.interpreter', { by: 'room' })}
        >
          {t(($) => $.rollCall.interpreterNone)}
        </Button>
      )}
      {isHere && <InterpreterAsked interpreter={interpreter} command={command} />}
      <RefusalNotice refusal={command.refusal} />
    </fieldset>
  );
}

/** What is known of the interpreter already goes along with every change. */
function said(interpreter: Interpreter): CommandInput<'rollCall.interpreter'> {
  const { language, by, bound, familyAgrees } = interpreter;
  if (language === undefined) return { by };
  return { language, by, bound, ...(familyAgrees === undefined ? {} : { familyAgrees }) };
}

/** A2: without the duty the interpreter is somebody whom no consent names; the family is asked about this one. */
function InterpreterAsked({
  interpreter,
  command,
}: {
  interpreter: Interpreter;
  command: Command;
}): ReactNode {
  const { t } = useTranslation('chair');
  const { options, chosenOf } = useYesNo();
  return (
    <div className="interpreter-asked">
      <ChoiceRow
        label={t(($) => $.rollCall.bound.label)}
        hint={interpreter.bound ? undefined : t(($) => $.rollCall.bound.no)}
        options={options}
        chosen={chosenOf(interpreter.bound)}
        isLocked={command.isLocked}
        onChoose={(answer) =>
          void command.run('rollCall.interpreter', { ...said(interpreter), bound: answer === 'yes' })
        }
      />
      <ChoiceRow
        label={t(($) => $.rollCall.safe.label)}
        hint={interpreter.familyAgrees === false ? t(($) => $.rollCall.safe.no) : undefined}
        options={options}
        chosen={chosenOf(interpreter.familyAgrees)}
        isLocked={command.isLocked}
        onChoose={(answer) =>
          void command.run('rollCall.interpreter', { ...said(interpreter), familyAgrees: answer === 'yes' })
        }
      />
    </div>
  );
}
