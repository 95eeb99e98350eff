import { Button, Checkbox } from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChairView } from '#contract/views.ts';
import { ChoiceRow } from '../components/console/ChoiceRow.tsx';
import { useYesNo } from '../components/console/use-yes-no.ts';
import type { Command } from '../host-client/use-command.ts';

type RollCallView = ChairView['rollCall'];

interface RowNeeds {
  readonly rollCall: RollCallView;
  readonly command: Command;
}

/** A3: covered until they have left, or a consent for this meeting is signed. */
export function OthersRow({
  rollCall,
  command,
  onConsent,
}: RowNeeds & { readonly onConsent: () => void }): ReactNode {
  const { t } = useTranslation('chair');
  return (
    <div className="others">
      <Checkbox
        label={t(($) => $.rollCall.others)}
        description={t(($) => $.rollCall.othersHint)}
        checked={rollCall.others}
        readOnly={command.isLocked}
        onChange={(event) => void command.run('rollCall.others', { present: event.target.checked })}
      />
      {rollCall.others && (
        <Button variant="tertiary" data-size="sm" onClick={onConsent}>
          {t(($) => $.rollCall.toConsent)}
        </Button>
      )}
    </div>
  );
}

/** A3: only a guardian who is here can say yes, and only for today. */
export function SiblingRow({ rollCall, command }: RowNeeds): ReactNode {
  const { t } = useTranslation('chair');
  const { sibling, guardianIsHere } = rollCall;
  const isAway = sibling === 'here' && !guardianIsHere;
  return (
    <ChoiceRow
      label={t(($) => $.rollCall.sibling.label)}
      hint={isAway ? t(($) => $.rollCall.sibling.noGuardian) : undefined}
      options={[
        { value: 'none', label: t(($) => $.rollCall.sibling.none) },
        { value: 'here', label: t(($) => $.rollCall.sibling.here) },
        { value: 'allowed', label: t(($) => $.rollCall.sibling.allowed), isOff: !guardianIsHere },
        { value: 'small', label: t(($) => $.rollCall.sibling.small) },
      ]}
      chosen={sibling}
      isLocked={command.isLocked}
      onChoose={(is) => void command.run('rollCall.sibling', { is })}
    />
  );
}

/** M14: with nobody of the family here the chair is asked whether they know; the minutes say so. */
export function FamilyRow({
  family,
  command,
}: {
  family: RollCallView['family'];
  command: Command;
}): ReactNode {
  const { t } = useTranslation('chair');
  const { options, chosenOf } = useYesNo();
  if (family === 'here') return null;
  return (
    <ChoiceRow
      label={t(($) => $.rollCall.family.label)}
      hint={t(($) => $.rollCall.family.hint)}
      options={options}
      chosen={chosenOf(family === 'ask' ? undefined : family === 'informed')}
      isLocked={command.isLocked}
      onChoose={(answer) => void command.run('rollCall.family', { informed: answer === 'yes' })}
    />
  );
}
