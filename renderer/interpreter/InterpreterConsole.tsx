import type { ReactNode } from 'react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { InterpreterView } from '#contract/views.ts';
import { useWordHighlight } from '../speaker/use-word-highlight.ts';
import { Stage } from '../components/stage/Stage.tsx';
import { InterpreterLines } from './InterpreterLines.tsx';
import { InterpreterSignals } from './InterpreterSignals.tsx';
import { InterpreterWords } from './InterpreterWords.tsx';
import type { OwnLook } from './own-look.ts';
import { usePlaceName } from './use-place-name.ts';

/** Read, now, next and after; the words of the trade; and three things to say to the chair. */
export function InterpreterConsole({ view, look }: { view: InterpreterView; look: OwnLook }): ReactNode {
  const { t } = useTranslation('interpreter');
  const { wall, next } = view;
  const placeName = usePlaceName();
  const text = useRef<HTMLElement>(null);
  useWordHighlight(text, view.reading);
  // In this page's own colours: a bright wall on a dark page would blind.
  const scheme = look.scheme === 'light' ? 'light' : 'dark';
  return (
    <>
      <div className="interpreter-middle">
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls is reached by the keyboard */}
        <section className="interpreter-text" aria-label={t(($) => $.lines)} tabIndex={0} ref={text}>
          {wall !== undefined && (
            <section className="interpreter-wall" aria-label={t(($) => $.wall)}>
              <Stage page={wall} reading={view.reading} look={{ ...view.look, scheme }} />
            </section>
          )}
          <InterpreterLines lines={view.lines} sentence={view.reading.sentence} />
          {next !== undefined && (
            <section className="interpreter-then" aria-labelledby="then">
              <h2 id="then">{t(($) => $.then, { point: placeName(next.at) })}</h2>
              {next.lines.length === 0 ? (
                <p className="interpreter-quiet">{t(($) => $.thenUnknown)}</p>
              ) : (
                <InterpreterLines lines={next.lines} isAhead />
              )}
            </section>
          )}
        </section>
        <InterpreterWords words={view.words} />
      </div>
      <InterpreterSignals view={view} />
    </>
  );
}
