import { Button } from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { LineChoice } from './line-choices.ts';
import { lineChoices } from './line-choices.ts';

interface ButtonNeeds {
  readonly open: LineChoice | undefined;
  readonly may: (choice: LineChoice) => boolean;
  readonly onOpen: (choice: LineChoice) => void;
}

/** What can be written, each with its key in sight. */
export function LineButtons({ open, may, onOpen }: ButtonNeeds): ReactNode {
  const { t } = useTranslation('lines');
  return (
    <div className="buttons">
      {lineChoices.map(({ choice, key }) => (
        <Button
          key={choice}
          variant={open === choice ? 'primary' : 'secondary'}
          data-size="sm"
          aria-expanded={open === choice}
          aria-keyshortcuts={`Alt+${key}`}
          disabled={!may(choice)}
          onClick={() => onOpen(choice)}
        >
          {t(($) => $.choices[choice])}
          <kbd aria-hidden="true">{t(($) => $.key, { key })}</kbd>
        </Button>
      ))}
    </div>
  );
}
