import type { Language } from '#domain/bodies.ts';
import type { Clock, Day } from '#domain/calendar.ts';
import type { Result } from '#domain/result.ts';
import { no, yes } from '#domain/result.ts';
import { formatDay } from '#language/dates.ts';
import { fill } from '#language/fill-text.ts';
import { heading, paragraph } from './blocks.ts';
import type { Block } from './blocks.ts';
import { cleanText, findCharacters } from './characters.ts';
import type { CharactersMissing } from './characters.ts';
import type { ConclusionCard } from './conclusion-card.ts';
import { osloInstant } from './oslo-time.ts';
import type { Paper } from './paper.ts';
import type { PdfMaterials } from './minutes-pdf.ts';
import { canDraw } from './pdf/fonts.ts';

export interface CardMeeting {
  readonly language: Language;
  readonly planOwner: string;
  readonly date: Day;
  readonly time: Clock;
  /** The legal basis of the exemption; empty: none. */
  readonly basis: string;
  /** The municipality: a card has no author of its own. */
  readonly publisher: string;
}

const point = '• ';

/** M8: the conclusion card as a paper. Its words are those of the card's text and no others: cut once, told once. */
export function conclusionPaper(
  { texts, fonts }: PdfMaterials,
  { language, planOwner, date, time, basis, publisher }: CardMeeting,
  card: ConclusionCard,
): Result<Paper, CharactersMissing> {
  const text = cleanText(card.text);
  const [found] = findCharacters(text, (codePoint) => canDraw(fonts, codePoint));
  if (found !== undefined)
    return no({ kind: 'characters-missing', characters: found.characters, where: [''] });
  const words = texts[language];
  const [to = '', ...lines] = text.split('\n');
  const exempt = basis === '' ? words.exempt : `${words.exempt} · ${basis}`;
  const day = formatDay(date, language, 'long');
  const composed = {
    title: fill(words.fileTitle, { category: words.card.title, name: planOwner, date: day }),
    exempt,
    runningTitle: fill(words.card.running, { name: planOwner, date: day }),
    readers: fill(words.to, { readers: card.service }),
    blocks: [
      paragraph(exempt, 'label'),
      heading(1, words.card.title),
      paragraph(to, 'lead'),
      ...blocksOf(lines),
    ],
  };
  return yes({
    composed,
    language,
    author: publisher,
    keywords: words.card.title,
    created: osloInstant(date, time),
    pageText: words.page,
  });
}

/** Lines with a point before them stand together as one list. */
function blocksOf(lines: readonly string[]): readonly Block[] {
  const blocks: Block[] = [];
  for (const line of lines) {
    const last = blocks.at(-1);
    const runs = [{ text: line.startsWith(point) ? line.slice(point.length) : line }];
    if (!line.startsWith(point)) blocks.push({ kind: 'paragraph', tone: 'body', runs });
    else if (last?.kind === 'list') blocks[blocks.length - 1] = { ...last, items: [...last.items, runs] };
    else blocks.push({ kind: 'list', ordered: false, items: [runs] });
  }
  return blocks;
}
