import { Button } from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChairView } from '#contract/views.ts';
import { RefusalNotice } from '../components/console/RefusalNotice.tsx';
import { TextToCopy } from '../components/console/TextToCopy.tsx';
import type { Command } from '../host-client/use-command.ts';
import { useCommand } from '../host-client/use-command.ts';

type Card = NonNullable<ChairView['conclusions']>[number];

/**
 * M8, P4: before the plan leaves the room, what each service carries into its own record system. The family sees it
 * first, on the wall.
 */
export function Conclusions({ view }: { view: Pick<ChairView, 'conclusions' | 'card'> }): ReactNode {
  const { t } = useTranslation('chair');
  const command = useCommand();
  const { conclusions, card } = view;
  if (conclusions === undefined || conclusions.length === 0) return null;
  return (
    <section aria-labelledby="conclusions" className="conclusions-part">
      <h3 id="conclusions">{t(($) => $.conclusions.title)}</h3>
      <p className="quiet">{t(($) => $.conclusions.hint)}</p>
      <ul className="conclusions">
        {conclusions.map((one) => (
          <CardLine key={one.service} card={one} isNow={card === one.service} command={command} />
        ))}
      </ul>
      <RefusalNotice refusal={command.refusal} />
    </section>
  );
}

interface LineNeeds {
  readonly card: Card;
  readonly isNow: boolean;
  readonly command: Command;
}

function CardLine({ card, isNow, command }: LineNeeds): ReactNode {
  const { t } = useTranslation('chair');
  const { service, text, mayShow, isShown } = card;
  const { run, isLocked } = command;
  return (
    <li>
      <details>
        <summary>
          {service}{' '}
          <span className="quiet">
            {isShown ? t(($) => $.conclusions.shown) : t(($) => $.conclusions.notShown)}
          </span>
        </summary>
        <TextToCopy label={t(($) => $.conclusions.label, { service })} text={text} rows={8} />
      </details>
      {mayShow ? (
        <div className="buttons">
          <Button
            variant="secondary"
            data-size="sm"
            aria-label={`${isNow ? t(($) => $.conclusions.away) : t(($) => $.conclusions.show)}: ${service}`}
            disabled={isLocked}
            onClick={() => void run('card.show', isNow ? {} : { service })}
          >
            {isNow ? t(($) => $.conclusions.away) : t(($) => $.conclusions.show)}
          </Button>
        </div>
      ) : (
        <p className="quiet">{t(($) => $.conclusions.notAllSee)}</p>
      )}
    </li>
  );
}
