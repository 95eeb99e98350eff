import type { ReactNode } from 'react';
import { useMemo } from 'react';
import type { Language } from '#language/language.ts';
import type { HomeMinutes } from '#sync/home-messages.ts';
import { ReadAloudBar } from './ReadAloudBar.tsx';
import type { SpokenSection, SpokenSentence } from './spoken-minutes.ts';
import { layOutMinutes, sentencesInOrder } from './spoken-minutes.ts';
import { useReadAloud } from './use-read-aloud.ts';

interface ReadingNeeds {
  readonly sections: HomeMinutes['sections'];
  readonly language: Language;
}

/** The minutes to read and to hear; the sentence that is read is marked where it stands. */
export function MinutesReading({ sections: given, language }: ReadingNeeds): ReactNode {
  const sections = useMemo(() => layOutMinutes(given, language), [given, language]);
  const sentences = useMemo(() => sentencesInOrder(sections), [sections]);
  const reading = useReadAloud(sentences, language);
  const now = reading.state === 'silent' ? undefined : reading.at;
  return (
    <>
      <ReadAloudBar reading={reading} />
      <div className="home-text">
        {sections.map((section) => (
          <MinutesSection key={section.heading.index} section={section} now={now} />
        ))}
      </div>
    </>
  );
}

interface SectionNeeds {
  readonly section: SpokenSection;
  /** The sentence that is read now. */
  readonly now: number | undefined;
}

function MinutesSection({ section, now }: SectionNeeds): ReactNode {
  return (
    <section>
      <h2>
        <Sentence sentence={section.heading} now={now} />
      </h2>
      {section.lines.map((line) => (
        <p key={line[0]?.index ?? section.heading.index}>
          {line.map((sentence) => (
            <Sentence key={sentence.index} sentence={sentence} now={now} />
          ))}
        </p>
      ))}
    </section>
  );
}

function Sentence({ sentence, now }: { sentence: SpokenSentence; now: number | undefined }): ReactNode {
  return (
    <>
      <span className={sentence.index === now ? 'home-sentence-now' : undefined}>{sentence.text}</span>{' '}
    </>
  );
}
