import type { ReactNode } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

const steps = ['best', 'good', 'middle', 'hard', 'hardest'] as const;
type Step = (typeof steps)[number];

/** Only if the child opens it, and only on this page: it is sent nowhere and forgotten when it is closed. */
export function FamilyScale(): ReactNode {
  const { t } = useTranslation('family');
  const [isOpen, setOpen] = useState(false);
  const [step, setStep] = useState<Step>();

  function toggle(): void {
    setOpen(!isOpen);
    setStep(undefined);
  }

  return (
    <section className="family-part" aria-labelledby="scale">
      <h2 id="scale">
        <button type="button" aria-expanded={isOpen} onClick={toggle}>
          {t(($) => $.scale.open)}
        </button>
      </h2>
      {isOpen && (
        <>
          <p className="family-quiet">{t(($) => $.scale.hint)}</p>
          <fieldset className="family-scale" aria-labelledby="scale">
            {steps.map((one) => (
              <button
                key={one}
                type="button"
                aria-pressed={one === step}
                onClick={() => setStep(one === step ? undefined : one)}
              >
                {t(($) => $.scale[one])}
              </button>
            ))}
          </fieldset>
        </>
      )}
    </section>
  );
}
