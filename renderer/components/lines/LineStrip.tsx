import type { ReactNode } from 'react';
import { useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LineChoice } from './line-choices.ts';
import { isActivityChoice } from './line-choices.ts';
import { LineButtons } from './LineButtons.tsx';
import { LineForm } from './LineForm.tsx';
import type { LineNeeds } from './line-needs.ts';
import { openActivities } from './line-needs.ts';
import { LineRows } from './LineRows.tsx';
import { useFocusBack } from './use-focus-back.ts';
import { useLineKeys } from './use-line-keys.ts';

/** One line at a time, from the keyboard or by touch, beside the text of the minutes (M1). */
export function LineStrip(needs: LineNeeds): ReactNode {
  const { t } = useTranslation('lines');
  const heading = useId();
  const strip = useRef<HTMLElement>(null);
  const [open, setOpen] = useState<LineChoice>();
  const focus = useFocusBack();
  const may = (choice: LineChoice): boolean => mayWrite(needs, choice);

  function choose(choice: LineChoice): void {
    if (open === undefined) focus.leave();
    setOpen(choice);
  }

  useLineKeys(strip, may, choose);
  const isOpen = open !== undefined && may(open);
  return (
    <section className="line-strip" aria-labelledby={heading} ref={strip}>
      <h2 id={heading}>{t(($) => $.title)}</h2>
      <LineButtons open={isOpen ? open : undefined} may={may} onOpen={choose} />
      {!isOpen && (
        <p className="quiet">{needs.lines?.isLocked === true ? t(($) => $.locked) : t(($) => $.keys)}</p>
      )}
      {isOpen && (
        <LineForm
          key={open}
          {...needs}
          choice={open}
          onDone={() => {
            setOpen(undefined);
            focus.goBack();
          }}
        />
      )}
      {needs.lines !== undefined && <LineRows lines={needs.lines} />}
    </section>
  );
}

/** A goal for what is done under one, an open activity for what is done to one; the minutes while they are open. */
function mayWrite({ lines, goal }: LineNeeds, choice: LineChoice): boolean {
  if (choice === 'activity') return goal !== undefined;
  if (isActivityChoice(choice)) return openActivities(goal).length > 0;
  return lines !== undefined && !lines.isLocked;
}
