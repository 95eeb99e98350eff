import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fixTranslation, translationFixes } from '#language/translation-fixes.ts';
import { translationKey } from '#language/translation-key.ts';
import { standInNames } from '#language/translation-names.ts';
import { longestSentence, type PreparedSentence, prepareSentence } from '#language/translation.ts';

const terms = ['Stafettloggen'];

function prepare(
  text: string,
  names: readonly string[] = [],
  as: 'stand-ins' | 'kept' = 'stand-ins',
): PreparedSentence {
  const prepared = prepareSentence({ text, to: 'nn', names, terms }, as);
  if (prepared === undefined) throw new Error(`Nothing to translate in «${text}»`);
  return prepared;
}

/** What the machine gets to see of it. */
function seen(prepared: PreparedSentence): string {
  return prepared.parts.map((part) => (typeof part === 'number' ? `[${part}]` : part)).join('');
}

describe('a sentence on its way to the machine', () => {
  it('has stand-ins for names, one for each, also in the genitive', () => {
    expect(seen(prepare('Aminas mor møter Jonas og Amina.', ['Amina', 'Jonas']))).toBe(
      'Karis mor møter Ola og Kari.',
    );
  });

  it('takes the longest name first, and never part of a word', () => {
    const names = ['Amina', 'Amina Uke', 'Dag'];
    expect(seen(prepare('Amina Uke kommer til Amina en dag i uka, sier Dag og Dagny.', names))).toBe(
      'Kari kommer til Ola en dag i uka, sier Anne og Dagny.',
    );
  });

  it('lets nobody stand in who is in the text or among the names', () => {
    expect(seen(prepare('Kari ringer Karis bror og Amina.', ['Amina']))).toBe(
      'Kari ringer Karis bror og Ola.',
    );
    expect(seen(prepare('Amina ringer.', ['Amina', 'Kari', 'Ola']))).toBe('Anne ringer.');
  });

  it('carries addresses, terms and everything strange past the machine', () => {
    const text = 'Se www.solvang.example/plan, skriv til amina@skole.no i Stafettloggen 🙂 [<STREAMCMD:X>].';
    const prepared = prepare(text, ['Amina']);
    expect(seen(prepared)).toBe('Se [0], skriv til [1] i [2] [3] [4]STREAMCMD:X[5].');
    expect(prepared.finish(prepared.parts)?.text).toBe(text);
  });

  it('keeps names as pieces when there are more than stand-ins', () => {
    const names = Array.from(
      { length: standInNames.length + 2 },
      (_none, index) => `Navn${String.fromCodePoint(65 + index)}`,
    );
    const prepared = prepare(`${names.join(', ')} er her.`, names);
    expect(prepared.parts.filter((part) => typeof part === 'number')).toHaveLength(2);
    expect(prepared.finish(prepared.parts)?.text).toBe(`${names.join(', ')} er her.`);
  });

  it('is not given to the machine when it is empty, without a word, or longer than anybody writes', () => {
    for (const text of ['', ' \n ', '14.30', '🙂', 'skole '.repeat(longestSentence)]) {
      expect(prepareSentence({ text, to: 'nn', names: [], terms }, 'stand-ins')).toBeUndefined();
    }
  });

  it('comes back whole whatever stands in it, when the machine changes nothing (seed printed on a fault)', () => {
    const names = ['Amina', 'Jonas', 'Uke', "O'Brien", 'Odd Lien', 'Max'];
    const word = fc.oneof(
      fc.constantFrom(...names, 'Aminas', 'Max’', 'skolen', '[', ']', '^$', '<b>', '🙂', '*', '@x'),
      fc.string({ unit: 'grapheme' }),
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 12 }), fc.constantFrom('stand-ins', 'kept'), (words, as) => {
        const text = words.join(' ');
        const prepared = prepareSentence({ text, to: 'nn', names, terms }, as);
        if (prepared === undefined) return;
        const finished = prepared.finish(prepared.parts);
        expect(finished?.text.replace(/\.$/u, '')).toBe(translationKey(text).replace(/\.$/u, ''));
        for (const name of names.slice(0, 3))
          expect(seen(prepared)).not.toMatch(
            new RegExp(`(?<![\\p{L}\\p{M}\\p{N}])${name}(?![\\p{L}\\p{M}\\p{N}])`, 'u'),
          );
      }),
    );
  });
});

describe('an answer of the machine', () => {
  const prepared = prepare('Aminas mor skriver til amina@skole.no.', ['Amina']);

  it('gets its names and pieces back, the genitive as it was written', () => {
    expect(prepared.finish(['Mor til Kari skriv til ', 0, '.'])).toEqual({
      text: 'Mor til Amina skriv til amina@skole.no.',
      unsure: false,
    });
    const max = prepare('Max’ hund og far til Max er her.', ['Max']);
    expect(max.finish(['Karis hund og Karis far er her.'])?.text).toBe('Max’ hund og Max’ far er her.');
    expect(prepare('Far til Jonas.', ['Jonas']).finish(['Karis far.'])?.text).toBe('Jonas’ far.');
  });

  it.each([
    ['a name is lost', ['Mora skriv til ', 0, '.']],
    ['a name is doubled', ['Kari si mor, Karis mor, skriv til ', 0, '.']],
    ['a piece is lost', ['Mor til Kari skriv.']],
    ['a piece is doubled', ['Mor til Kari skriv til ', 0, 0, '.']],
    ['a piece is from elsewhere', ['Mor til Kari skriv til ', 1, '.']],
  ])('is refused when %s', (_what, answer) => {
    expect(prepared.finish(answer)).toBeUndefined();
  });

  it('is unsure, and without marks, when there was a word that the machine did not know', () => {
    const board = prepare('Vi bruker en dagtavle.');
    expect(board.finish(['Vi bruker ein *dagtavle.'])).toEqual({
      text: 'Vi bruker ein dagtavle.',
      unsure: true,
    });
    expect(board.finish(['Vi bruker ein #dagtavle.'])?.unsure).toBe(true);
    expect(board.finish(['Vi bruker ein @dagtavle.'])?.unsure).toBe(true);
  });

  it('is unsure when a name that nobody told us of has changed', () => {
    expect(prepare('Vi møter Uke i morgen.').finish(['Vi møter Veke i morgon.'])?.unsure).toBe(true);
    expect(prepare('Vi møter Uke i morgen.').finish(['Vi møter Uke i morgon.'])?.unsure).toBe(false);
  });

  it('has the full stop that the machine takes after a clock time', () => {
    expect(prepare('Møtet er klokken 14.30.').finish(['Møtet er klokka 14.30'])?.text).toBe(
      'Møtet er klokka 14.30.',
    );
    expect(prepare('Møtet klokken 14.30').finish(['Møtet klokka 14.30'])?.text).toBe('Møtet klokka 14.30');
  });
});

describe('the table of known slips', () => {
  const cases: readonly { to: 'nb' | 'nn'; source: string; slip: string; right: string }[] = [
    {
      to: 'nn',
      source: 'Vi fortsetter fram til jul.',
      slip: 'Vi held fram fram til jul.',
      right: 'Vi held fram til jul.',
    },
    {
      to: 'nb',
      source: 'Læraren les for klassen.',
      slip: 'Læreren les for klassen.',
      right: 'Læreren leser for klassen.',
    },
    {
      to: 'nb',
      source: 'Ho les saman med Kari.',
      slip: 'Hun les sammen med Kari.',
      right: 'Hun leser sammen med Kari.',
    },
    {
      to: 'nb',
      source: 'Han var der fleire timar.',
      slip: 'Han var der gjentatte timer.',
      right: 'Han var der flere timer.',
    },
    {
      to: 'nb',
      source: 'Fleire timar seinare kom ho.',
      slip: 'Gjentatte timer senere kom hun.',
      right: 'Flere timer senere kom hun.',
    },
    { to: 'nb', source: 'Ein vaksen er med.', slip: 'En vokst er med.', right: 'En voksen er med.' },
    {
      to: 'nb',
      source: 'Skriv korte setningar.',
      slip: 'Skriver korte setninger.',
      right: 'Skriv korte setninger.',
    },
    {
      to: 'nb',
      source: 'Vi møtest att i mai.',
      slip: 'Vi møtes tilbake i mai.',
      right: 'Vi møtes igjen i mai.',
    },
    { to: 'nb', source: 'Hent tinga dine.', slip: 'Hent tinget dine.', right: 'Hent tingene dine.' },
    {
      to: 'nb',
      source: 'Individuelt tilrettelagd plan.',
      slip: 'Individuell tilrettelagt plan.',
      right: 'Individuelt tilrettelagt plan.',
    },
    {
      to: 'nb',
      source: 'Ho ringjer klokka 14.30.',
      slip: 'Hun ringer klokket 14.30.',
      right: 'Hun ringer klokka 14.30.',
    },
    {
      to: 'nb',
      source: 'Dei inviterer ein ven heim.',
      slip: 'De inviterer et vakkert hjem.',
      right: 'De inviterer en venn hjem.',
    },
    {
      to: 'nb',
      source: 'Ho likte best biblioteket.',
      slip: 'Hun likte beste biblioteket.',
      right: 'Hun likte best biblioteket.',
    },
  ];

  it.each(cases)('to $to: $source', ({ to, source, slip, right }) => {
    expect(fixTranslation(slip, source, to)).toBe(right);
  });

  it('has a case for every rule', () => {
    const unused = translationFixes.filter(
      (fix) =>
        !cases.some(
          ({ to, source, slip }) =>
            fix.to === to && fix.source?.test(source) !== false && slip.search(fix.pattern) >= 0,
        ),
    );
    expect(unused).toEqual([]);
  });

  it('leaves alone what the original does not call a slip', () => {
    expect(fixTranslation('Gjentatte brudd.', 'Gjentekne brot.', 'nb')).toBe('Gjentatte brudd.');
    expect(fixTranslation('Skriver hun?', 'Skriv ho?', 'nn')).toBe('Skriver hun?');
    expect(fixTranslation('Tinget er tom.', 'Tinget er tomt.', 'nb')).toBe('Tinget er tom.');
  });
});

describe('the key of the memory', () => {
  it('is the same however a sentence was spaced, and another for another word', () => {
    expect(translationKey('  Vi  leser\nhver\u00A0dag. ')).toBe(translationKey('Vi leser hver dag.'));
    expect(translationKey('Vi lese\u0301r.')).toBe(translationKey('Vi lesér.'));
    expect(translationKey('Vi leser.')).not.toBe(translationKey('Vi leste.'));
    expect(translationKey('vi leser.')).not.toBe(translationKey('Vi leser.'));
  });
});
