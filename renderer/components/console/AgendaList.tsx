import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { AgendaLine } from '#contract/console-rows.ts';
import { useAgendaName } from './use-agenda-name.ts';

interface AgendaNeeds {
  readonly agenda: readonly AgendaLine[];
  readonly isLocked: boolean;
  /** The minute-taker follows; only the chair leads. */
  readonly onGo?: (agenda: string) => void;
}

/** Where we are. The mark and the weight say it, not a colour. */
export function AgendaList({ agenda, isLocked, onGo }: AgendaNeeds): ReactNode {
  const { t } = useTranslation('common');
  const nameOf = useAgendaName();
  return (
    <nav className="agenda" aria-labelledby="agenda-heading">
      <h2 id="agenda-heading">{t(($) => $.agenda.label)}</h2>
      <ol>
        {agenda.map((line) => (
          <li key={line.id}>
            <button
              type="button"
              className={`agenda-line agenda-${line.state}`}
              aria-current={line.state === 'now' ? 'step' : undefined}
              disabled={isLocked || onGo === undefined}
              onClick={() => onGo?.(line.id)}
            >
              <span aria-hidden="true">{{ done: '✓', now: '▸', 'to-come': '' }[line.state]}</span>
              <span>
                {nameOf(line)}
                {line.state === 'done' && <span className="only-heard">, {t(($) => $.agenda.done)}</span>}
              </span>
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
}
