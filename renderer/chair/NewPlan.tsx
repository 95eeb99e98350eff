import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChairView } from '#contract/views.ts';
import { OpenForm } from '../components/plan/OpenForm.tsx';
import { NewPlanForm } from './NewPlanForm.tsx';

/** M6: a plan is preferably made in a meeting. */
export function NewPlan({ view, isOpen = false }: { view: ChairView; isOpen?: boolean }): ReactNode {
  const { t } = useTranslation('people');
  return (
    <OpenForm label={t(($) => $.newPlan.open)} isOpenFirst={isOpen}>
      {(close) => (
        <NewPlanForm
          offers={view.offers}
          storeName={view.state.storeName}
          today={view.today}
          language={view.look.language}
          onDone={close}
        />
      )}
    </OpenForm>
  );
}
