import { Field, Label, Select, Textfield } from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { SetupPart } from '#contract/setup-rows.ts';
import { MeasureFields } from '../chair/RoomMeasures.tsx';
import { SetUpColours } from './SetUpColours.tsx';
import { SetUpDevices } from './SetUpDevices.tsx';
import { SetUpStore } from './SetUpStore.tsx';
import type { FieldNeeds } from './use-faults.ts';
import { useFaults } from './use-faults.ts';

type AllNeeds = FieldNeeds & { readonly profiles: NonNullable<SetupPart['profiles']> };

/** What a room needs to know of itself, the few things that everybody knows first. */
export function SetUpFields(needs: AllNeeds): ReactNode {
  const { t } = useTranslation('setup');
  const { draft, onChange } = needs;
  const faultAt = useFaults(needs.faults);
  return (
    <>
      <RoomFields {...needs} />
      <section className="set-up-part" aria-labelledby="set-up-screen">
        <h2 id="set-up-screen">{t(($) => $.screen.title)}</h2>
        <p className="quiet">{t(($) => $.screen.hint)}</p>
        <MeasureFields
          inches={draft.inches}
          metres={draft.metres}
          onInches={(inches) => onChange({ inches })}
          onMetres={(metres) => onChange({ metres })}
          inchesFault={faultAt('inches')}
          metresFault={faultAt('metres')}
        />
      </section>
      <SetUpStore {...needs} />
      <SetUpColours {...needs} />
      <SetUpDevices {...needs} />
      <CertificateFields {...needs} />
    </>
  );
}

function RoomFields({ draft, profiles, faults, onChange }: AllNeeds): ReactNode {
  const { t } = useTranslation('setup');
  const { t: ofChair } = useTranslation('chair');
  const faultAt = useFaults(faults);
  const place = useId();
  return (
    <section className="set-up-part" aria-labelledby="set-up-room">
      <h2 id="set-up-room">{t(($) => $.room.title)}</h2>
      <Textfield
        label={t(($) => $.room.name)}
        description={t(($) => $.room.nameHint)}
        value={draft.room}
        error={faultAt('room')}
        onChange={(event) => onChange({ room: event.target.value })}
      />
      <Field>
        <Label htmlFor={place}>{t(($) => $.room.profile)}</Label>
        <Select
          id={place}
          value={draft.profile}
          onChange={(event) => onChange({ profile: event.target.value })}
        >
          {profiles.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
      </Field>
      <fieldset className="choices-named">
        <legend>{t(($) => $.room.language)}</legend>
        <div className="choices">
          {(['nb', 'nn'] as const).map((language) => (
            <button
              key={language}
              type="button"
              className="choice"
              lang={language}
              aria-pressed={draft.language === language}
              onClick={() => onChange({ language })}
            >
              {ofChair(($) => $.look[language])}
            </button>
          ))}
        </div>
      </fieldset>
    </section>
  );
}

/** Only the municipality's own people know these: they stand aside until somebody asks for them. */
function CertificateFields({ draft, faults, onChange }: FieldNeeds): ReactNode {
  const { t } = useTranslation('setup');
  const faultAt = useFaults(faults);
  const isFaulty = (['certificateName', 'chain', 'key'] as const).some(
    (field) => faultAt(field) !== undefined,
  );
  return (
    <details className="look set-up-part" open={isFaulty || undefined}>
      <summary>{t(($) => $.certificate.title)}</summary>
      <div className="look-choices">
        <p className="quiet">{t(($) => $.certificate.hint)}</p>
        <Textfield
          label={t(($) => $.certificate.name)}
          value={draft.certificateName}
          error={faultAt('certificateName')}
          onChange={(event) => onChange({ certificateName: event.target.value })}
        />
        <Textfield
          label={t(($) => $.certificate.chain)}
          value={draft.chain}
          error={faultAt('chain')}
          onChange={(event) => onChange({ chain: event.target.value })}
        />
        <Textfield
          label={t(($) => $.certificate.key)}
          value={draft.key}
          error={faultAt('key')}
          onChange={(event) => onChange({ key: event.target.value })}
        />
      </div>
    </details>
  );
}
