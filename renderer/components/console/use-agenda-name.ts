import { useTranslation } from 'react-i18next';
import type { AgendaLine } from '#contract/console-rows.ts';

/** What a point of the agenda is called on a console. */
export function useAgendaName(): (line: AgendaLine) => string {
  const { t } = useTranslation('common');
  return (line) => {
    const names: Record<AgendaLine['kind'], string> = {
      welcome: t(($) => $.agenda.welcome),
      'roll-call': t(($) => $.agenda.rollCall),
      goal: t(($) => $.agenda.goal, { number: line.goalNumber ?? '' }),
      topic: t(($) => $.agenda.topic),
      'read-back': t(($) => $.agenda.readBack),
      'next-meeting': t(($) => $.agenda.nextMeeting),
    };
    if (line.kind === 'goal') return [names.goal, line.title].filter(Boolean).join(': ');
    return line.title ?? names[line.kind];
  };
}
