import process from 'node:process';
import { describe, expect, it } from 'vitest';
import { accept, acceptCommand, settle } from '#domain/accept.ts';
import { audience, participantsPresent } from '#domain/audience.ts';
import type { LawCommand } from '#domain/decisions.ts';
import { fold } from '#domain/evolve.ts';
import type { KnownFact } from '#domain/known-fact.ts';
import { readersOf, subjectOf } from '#domain/readers.ts';
import type { PlanState } from '#domain/state.ts';
import { emptyState } from '#domain/state.ts';
import { explainedWordsIn, explainedWordsOf, sayingsIn, sayingsOf, wordingsOf } from '#domain/words.ts';
import { atOf } from '../long/audience-rooms.ts';
import { tryOutProfile } from '../fixtures/profile.ts';
import type { Draw } from './draw.ts';
import { drawFrom, seedOf } from './draw.ts';
import { drawScene, presencesOf } from './random-events.ts';
import { factOf, factsOfRandomMeeting, factsOfRandomPlan } from './random-facts.ts';
import { createTestIds, tryToDecide } from './random-law.ts';
import type { ItemRow, RandomPlan } from './random-room.ts';
import { seasons, today } from './random-room.ts';
import { withWords } from './random-words.ts';

const plan: RandomPlan = {
  people: [
    { id: 'oda', role: 'plan-owner' },
    { id: 'mother', role: 'guardian' },
    { id: 'holder', role: 'relay-holder' },
    { id: 'teacher', role: 'participant' },
    { id: 'nurse', role: 'participant' },
  ],
  consents: [
    {
      kind: 'given',
      signedOn: '2026-01-01',
      names: [
        { participant: 'holder' },
        { participant: 'teacher', topics: ['school'] },
        { participant: 'nurse' },
      ],
    },
  ],
  items: [
    { id: 'goal', kind: 'goal', topic: 'school' },
    { id: 'quiet', kind: 'goal', topic: 'health' },
    { id: 'minutes', kind: 'section', topic: 'school' },
    { id: 'paper', kind: 'document', topic: 'school' },
  ],
};
const start = fold(emptyState, factsOfRandomPlan(plan));
const tried = { today, familyWrites: true, inMeeting: false };
const at = { today, profile: { ...tryOutProfile, familyWrites: true } };
const newId = createTestIds();

function answer(state: PlanState, actor: string, command: LawCommand) {
  return tryToDecide(state, { command, actor, ...tried }, newId);
}

function decided(state: PlanState, actor: string, command: LawCommand): readonly KnownFact[] {
  const result = answer(state, actor, command);
  if (!result.ok) throw new Error(`Refused: ${result.refusal.kind}`);
  return result.value;
}

function after(state: PlanState, actor: string, command: LawCommand): PlanState {
  return acceptCommand(state, decided(state, actor, command), at).state;
}

function wording(item: string, text?: string): LawCommand {
  const said = { kind: 'wording.correct', item, from: 'nb', source: 'Oda leser.' } as const;
  return text === undefined ? said : { ...said, text };
}

const lesestund = { term: 'lesestund', text: 'Faste minutter med bok.' };

describe('a sentence in the other written form, by a person', () => {
  it('stands with its item, and the last that was said of it stands until it is taken back', () => {
    const once = after(start, 'teacher', wording('goal', 'Oda les.'));
    const twice = after(once, 'mother', wording('goal', 'Ho Oda les.'));
    expect(twice.items.get('goal')?.wordings).toMatchObject([
      { from: 'nb', to: 'nn', source: 'Oda leser.', text: 'Ho Oda les.', writtenBy: 'mother' },
    ]);
    expect(after(twice, 'holder', wording('goal')).items.get('goal')?.wordings).toEqual([]);
  });

  it('is for those who see the item, and changes nothing that is valid (R5)', () => {
    const [fact] = decided(start, 'holder', wording('quiet', 'Oda les.'));
    if (fact === undefined) throw new Error('Nothing was decided');
    expect(subjectOf(fact, true)).toBe('quiet');
    const state = settle(start, fact, accept(start, fact, at));
    expect(readersOf(state, { today }).get('quiet')).toEqual(['holder', 'mother', 'nurse', 'oda']);
    expect(state.items.get('quiet')).toMatchObject({ title: 'quiet', topic: 'health' });
    expect(answer(start, 'teacher', wording('quiet', 'Oda les.'))).toMatchObject({
      refusal: { kind: 'unknown-item' },
    });
  });

  it.each(['minutes', 'paper'])('is never of what is valid as it stands: %s (D4, D2)', (item) => {
    expect(answer(start, 'holder', wording(item, 'Oda les.'))).toMatchObject({
      refusal: { kind: 'bad-input', field: 'item' },
    });
  });

  it('is merged when it says what stands, also when nothing stood', () => {
    const facts = decided(start, 'holder', wording('goal', 'Oda les.'));
    const state = acceptCommand(start, facts, at).state;
    const [again] = decided(start, 'teacher', wording('goal', 'Oda les.'));
    if (again === undefined) throw new Error('Nothing was decided');
    expect(accept(state, again, at)).toEqual({ kind: 'merged' });
    expect(answer(start, 'holder', wording('goal'))).toMatchObject({ ok: false });
  });
});

describe('what the plan says of words', () => {
  const say = (spoken?: string): LawCommand => ({
    kind: 'saying.set',
    language: 'nb',
    written: 'PPT',
    ...(spoken === undefined ? {} : { spoken }),
  });

  it('is one thing for one word, and by the rules again when it is taken back', () => {
    const once = after(start, 'holder', say('pe pe te'));
    const twice = after(once, 'holder', say('p p t'));
    expect(sayingsOf(twice).map((one) => one.spoken)).toEqual(['p p t']);
    expect(twice.items.size).toBe(start.items.size + 1);
    expect(sayingsOf(after(twice, 'holder', say()))).toEqual([]);
    expect(answer(start, 'holder', say())).toMatchObject({ refusal: { kind: 'unknown-item' } });
  });

  it('is a word of its own list, in one form or both, until it is in neither', () => {
    const once = after(start, 'holder', { kind: 'word.explain', nb: lesestund });
    const twice = after(once, 'holder', { kind: 'word.explain', nb: lesestund, nn: lesestund });
    const [word, ...more] = explainedWordsOf(twice);
    expect([word?.nn, more]).toEqual([lesestund, []]);
    const gone = after(twice, 'holder', { kind: 'word.explain', word: word?.id ?? '' });
    expect(explainedWordsOf(gone)).toEqual([]);
  });

  it('is for family and holders, whatever topics a consent gives another, and is opened to nobody (R5, R6)', () => {
    const state = after(start, 'holder', { kind: 'word.explain', nb: lesestund });
    const id = explainedWordsOf(state)[0]?.id ?? '';
    expect(readersOf(state, { today }).get(id)).toEqual(['holder', 'mother', 'oda']);
    expect(audience(state, participantsPresent(['nurse']), { today }).items.has(id)).toBe(false);
    const open: LawCommand = { kind: 'item.limit', item: id, to: ['nurse'] };
    expect(answer(state, 'holder', open)).toMatchObject({ refusal: { kind: 'bad-input' } });
  });

  it.each(['oda', 'mother', 'teacher', 'nurse'])('is not for %s to say', (actor) => {
    expect(answer(start, actor, say('p p t'))).toMatchObject({ refusal: { kind: 'may-not-write' } });
    const explain: LawCommand = { kind: 'word.explain', nb: lesestund };
    expect(answer(start, actor, explain)).toMatchObject({ refusal: { kind: 'may-not-write' } });
  });

  it('never becomes what another word says, nor an item of the plan', () => {
    const body = { language: 'nb', written: 'BUP', spoken: 'b u p' };
    const state = after(start, 'holder', say('pe pe te'));
    const item = sayingsOf(state)[0]?.id ?? '';
    for (const of of [item, 'goal']) {
      const fact = factOf('e', of, { verb: 'saying.set/1', item: of, body, writtenBy: 'holder' });
      expect(accept(state, fact, at)).toEqual({ kind: 'rejected', why: 'malformed' });
    }
  });

  it('is told only where the word stands as a word of its own', () => {
    const state = after(after(start, 'holder', say('pe pe te')), 'holder', {
      kind: 'word.explain',
      nb: lesestund,
    });
    const told = (text: string) => [
      ...sayingsIn(state, [text]).map((one) => one.written),
      ...explainedWordsIn(state, [text]).map((one) => one.nb?.term),
    ];
    expect(told('Lesestund med PPT.')).toEqual(['PPT', 'lesestund']);
    expect(told('PPTX og lesestunder.')).toEqual([]);
    expect(told('')).toEqual([]);
  });
});

/** One word of its own in every text, which stands in no other. */
const tokenOf = (id: string): string => `ord${id}ord`;

/** C8: under what a reopening sealed stands nothing that a holder sees, and so nothing that a holder explains. */
function canBeSaid({ items }: RandomPlan, { parent, isLate }: ItemRow): boolean {
  const above = items.find((one) => one.id === parent);
  if (above === undefined) return true;
  return (isLate !== true || above.isLate === true) && canBeSaid({ people: [], consents: [], items }, above);
}

interface Told {
  hidden: number;
  told: number;
  readonly leaks: string[];
}

/** Every reader of a word sees the text that it is of; and what a room is told of words is of texts that it sees. */
function lookFor(tally: Told, number: number, draw: Draw): void {
  const scene = drawScene(draw, seasons[number % seasons.length] ?? seasons[0]);
  const ids = new Set(scene.plan.items.filter((one) => canBeSaid(scene.plan, one)).map((one) => one.id));
  const state = fold(emptyState, withWords(factsOfRandomMeeting(scene.plan, tokenOf), ids, tokenOf));
  const readers = readersOf(state, atOf(scene));
  const readsToo = (id: string, reader: string): boolean => readers.get(id)?.includes(reader) === true;
  const seen = audience(state, presencesOf(scene), atOf(scene));
  const texts = [...seen.items].filter((id) => ids.has(id)).map((id) => `Her står ${tokenOf(id)}.`);
  const words = [sayingsIn(state, texts), explainedWordsIn(state, texts)];
  const out = JSON.stringify([wordingsOf(state, seen.items), words]);
  for (const id of ids) {
    const ofWords = [`say-${id}`, `word-${id}`].flatMap((item) => readers.get(item) ?? []);
    if (!ofWords.every((reader) => readsToo(id, reader))) tally.leaks.push(`${number} ${id} to a reader`);
    const isTold = out.includes(tokenOf(id));
    if (isTold && !seen.items.has(id)) tally.leaks.push(`${number} ${id} into a room`);
    tally.hidden += seen.items.has(id) ? 0 : 1;
    tally.told += isTold ? 1 : 0;
  }
}

describe('in 1,500 random plans', () => {
  it('nothing of the words of a hidden item comes to a reader or into a room (R5, A6)', () => {
    const seed = Date.now() % 2 ** 31;
    process.stdout.write(`words seed ${seed}\n`);
    const tally: Told = { hidden: 0, told: 0, leaks: [] };
    for (let number = 0; number < 1500; number += 1) lookFor(tally, number, drawFrom(seedOf(seed, number)));
    expect(tally.leaks).toEqual([]);
    expect([tally.hidden > 500, tally.told > 500]).toEqual([true, true]);
  }, 60_000);
});
