import { useTranslation } from 'react-i18next';
import type { InterpreterPlace } from '#contract/table-views.ts';
import { useAgendaName } from '../components/console/use-agenda-name.ts';

/** What a point of the meeting is called on this page. */
export function usePlaceName(): (at: InterpreterPlace | undefined) => string {
  const { t } = useTranslation('interpreter');
  const nameOf = useAgendaName();
  return (at) => {
    if (at === undefined) return t(($) => $.place.none);
    if (at.kind === 'consent') return t(($) => $.place.consent);
    return nameOf({ ...at, kind: at.kind, id: at.kind, state: 'now' });
  };
}
