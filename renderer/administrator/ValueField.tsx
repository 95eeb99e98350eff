import { Checkbox, Fieldset, Radio, Textfield, ValidationMessage } from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { Allowed, SettingRow } from '#contract/administrator-view.ts';
import type { Draft } from './draft.ts';
import { unitOf, useSettingWords } from './use-setting-words.ts';

interface ValueNeeds {
  readonly row: SettingRow;
  readonly draft: Draft;
  readonly onChange: (draft: Draft) => void;
  /** It was tried, and what stands there is no value. */
  readonly isWrong: boolean;
}

/** The field for a setting's new value: what may be chosen comes from the host, the words from the page. */
export function ValueField(needs: ValueNeeds): ReactNode {
  switch (needs.row.allowed.kind) {
    case 'yes-no':
      return <Choices {...needs} choices={['yes', 'no']} />;
    case 'choice':
      return <Choices {...needs} choices={needs.row.allowed.choices} />;
    case 'several':
      return <Several {...needs} choices={needs.row.allowed.choices} />;
    case 'number':
      return <NumberOrNone {...needs} orNone={needs.row.allowed.orNone} />;
    case 'choice-from':
      return (
        <>
          <Choices {...needs} isWrong={false} choices={needs.row.allowed.choices} />
          {needs.draft.choice !== 'no' && <Typed {...needs} isFrom />}
        </>
      );
    case 'numbers':
    case 'text':
      return <Typed {...needs} />;
  }
}

type ChoiceNeeds = ValueNeeds & { readonly choices: readonly string[] };

function Choices({ row, draft, onChange, choices }: ChoiceNeeds): ReactNode {
  const { t } = useTranslation('administrator');
  const { ofChoice } = useSettingWords();
  const name = useId();
  const wordOf = (choice: string): string => {
    if (row.allowed.kind !== 'yes-no') return ofChoice(row.field, choice);
    return choice === 'yes' ? t(($) => $.words.yes) : t(($) => $.words.no);
  };
  return (
    <Fieldset>
      <Fieldset.Legend>{t(($) => $.question.newValue)}</Fieldset.Legend>
      {choices.map((choice) => (
        <Radio
          key={choice}
          name={name}
          value={choice}
          label={wordOf(choice)}
          checked={draft.choice === choice}
          onChange={() => onChange({ ...draft, choice })}
        />
      ))}
    </Fieldset>
  );
}

function Several({ row, draft, onChange, choices, isWrong }: ChoiceNeeds): ReactNode {
  const { t } = useTranslation('administrator');
  const { ofChoice } = useSettingWords();
  const { several } = draft;
  const toggle = (choice: string): void => {
    const isChosen = (one: string): boolean =>
      one === choice ? !several.includes(one) : several.includes(one);
    onChange({ ...draft, several: choices.filter(isChosen) });
  };
  return (
    <Fieldset>
      <Fieldset.Legend>{t(($) => $.question.newValue)}</Fieldset.Legend>
      {choices.map((choice) => (
        <Checkbox
          key={choice}
          value={choice}
          label={ofChoice(row.field, choice)}
          checked={several.includes(choice)}
          onChange={() => toggle(choice)}
        />
      ))}
      {isWrong && <ValidationMessage>{t(($) => $.field.some)}</ValidationMessage>}
    </Fieldset>
  );
}

function NumberOrNone(needs: ValueNeeds & { readonly orNone: boolean }): ReactNode {
  const { row, draft, onChange, orNone } = needs;
  const { t } = useTranslation('administrator');
  const { ofChoice } = useSettingWords();
  const unit = unitOf(row.field);
  const name = useId();
  const number = unit === undefined ? t(($) => $.field.amount) : t(($) => $.field[unit]);
  return (
    <>
      {orNone && (
        <Fieldset>
          <Fieldset.Legend>{t(($) => $.question.newValue)}</Fieldset.Legend>
          {['none', 'some'].map((choice) => (
            <Radio
              key={choice}
              name={name}
              value={choice}
              label={choice === 'none' ? ofChoice(row.field, choice) : number}
              checked={draft.choice === choice}
              onChange={() => onChange({ ...draft, choice })}
            />
          ))}
        </Fieldset>
      )}
      {(!orNone || draft.choice === 'some') && <Typed {...needs} />}
    </>
  );
}

function Typed({
  row,
  draft,
  onChange,
  isWrong,
  isFrom = false,
}: ValueNeeds & { readonly isFrom?: boolean }): ReactNode {
  const { t } = useTranslation('administrator');
  const unit = unitOf(row.field);
  const wordOfUnit = unit === undefined ? t(($) => $.question.newValue) : t(($) => $.field[unit]);
  const hint = useHint(row.allowed);
  return (
    <Textfield
      label={isFrom ? t(($) => $.field.from) : wordOfUnit}
      description={hint}
      {...(row.allowed.kind === 'text' ? { maxLength: row.allowed.longest } : { inputMode: 'numeric' })}
      autoComplete="off"
      value={draft.text}
      error={isWrong ? hint : undefined}
      onChange={(event) => onChange({ ...draft, text: event.target.value })}
    />
  );
}

function useHint(allowed: Allowed): string {
  const { t } = useTranslation('administrator');
  switch (allowed.kind) {
    case 'number':
    case 'choice-from':
      return t(($) => $.field.number, { least: allowed.least, most: allowed.most });
    case 'numbers':
      return t(($) => $.field.numbers, { longest: allowed.longest });
    case 'text':
      return allowed.mayBeEmpty ? t(($) => $.field.mayBeEmpty) : t(($) => $.field.text);
    default:
      return t(($) => $.field.choice);
  }
}
