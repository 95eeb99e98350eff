import { Button, Textfield } from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

export interface TypedGuardian {
  /** Its place in the form, from 1. */
  readonly place: number;
  readonly name: string;
  readonly familyWord: string;
}

export function newGuardian(place: number): TypedGuardian {
  return { place, name: '', familyWord: '' };
}

/** As many as the contract takes. */
const most = 4;

interface GuardiansNeeds {
  readonly guardians: readonly TypedGuardian[];
  readonly onChange: (guardians: readonly TypedGuardian[]) => void;
}

/** Those with parental responsibility, by first name and the family's own word (R10). */
export function NewPlanGuardians({ guardians, onChange }: GuardiansNeeds): ReactNode {
  const { t } = useTranslation('people');
  const type = (place: number, change: Partial<TypedGuardian>): void =>
    onChange(guardians.map((one) => (one.place === place ? { ...one, ...change } : one)));
  return (
    <fieldset className="guardians">
      <legend>{t(($) => $.newPlan.guardians)}</legend>
      <p className="quiet">{t(($) => $.newPlan.guardiansHint)}</p>
      {guardians.map((one) => (
        <div key={one.place} className="fields-in-row">
          <Textfield
            label={t(($) => $.newPlan.guardian, { number: one.place })}
            maxLength={60}
            value={one.name}
            onChange={(event) => type(one.place, { name: event.target.value })}
          />
          <Textfield
            label={t(($) => $.newPlan.familyWord)}
            maxLength={30}
            value={one.familyWord}
            onChange={(event) => type(one.place, { familyWord: event.target.value })}
          />
        </div>
      ))}
      {guardians.length < most && (
        <Button
          variant="tertiary"
          data-size="sm"
          onClick={() => onChange([...guardians, newGuardian(guardians.length + 1)])}
        >
          {t(($) => $.newPlan.anotherGuardian)}
        </Button>
      )}
    </fieldset>
  );
}
