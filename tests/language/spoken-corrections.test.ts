import { describe, expect, it } from 'vitest';
import type { SpokenCorrection } from '#language/spoken-corrections.ts';
import { prepareSpoken } from '#language/spoken-text.ts';

function spoken(text: string, ...corrections: readonly SpokenCorrection[]): string {
  const sentences = prepareSpoken(text, 'nb', corrections);
  return sentences.map((sentence) => sentence.spoken).join(' ');
}

const aile = { written: 'Áile', spoken: 'Ajle' };

describe('what a plan says in its own way', () => {
  it('says a name as the plan has it, also in the genitive and beside a hyphen, and marks it as a change', () => {
    expect(spoken('Áile leser. Det er Áiles bok, i Áile-gruppa.', aile)).toBe(
      'Ajle leser. Det er Ajles bok, i Ajle-gruppa.',
    );
    expect(prepareSpoken('Nå leser Áiles mor.', 'nb', [aile])[0]?.changes).toEqual([
      { start: 9, end: 14, text: 'Áiles', spoken: 'Ajles' },
    ]);
  });

  it('finds whole words alone', () => {
    const corrections = [aile, { written: 'ro', spoken: 'rå' }];
    expect(spoken('Áilens bror bor i Roa, sa-ro, og trenger ro.', ...corrections)).toBe(
      'Áilens bror bor i Roa, sa-ro, og trenger rå.',
    );
  });

  it('wins over every rule, wherever the rule would begin', () => {
    expect(
      spoken(
        'PPT ringer tlf. 10 20 30 40 kl. 8.15.',
        { written: 'PPT', spoken: 'pedagogene' },
        { written: '10 20 30 40', spoken: 'kontoret' },
        { written: '8.15', spoken: 'kvart over åtte' },
      ),
    ).toBe('Pedagogene ringer telefon kontoret klokka kvart over åtte.');
  });

  it('takes the longest of several, in whatever order they came, and the latest of two for the same', () => {
    const short = { written: 'ny start', spoken: 'det nye' };
    const longer = { written: 'Prosjekt ny start', spoken: 'gruppa' };
    for (const corrections of [
      [short, longer],
      [longer, short],
    ])
      expect(spoken('Vi er i Prosjekt ny start.', ...corrections)).toBe('Vi er i gruppa.');
    expect(spoken('Hos Áile.', { written: 'Áile', spoken: 'Eile' }, aile)).toBe('Hos Ajle.');
  });

  it('keeps the case sensible: small finds capitals, capitals find only themselves', () => {
    const corrections = [
      { written: 'kveldsstell', spoken: 'kvellstell' },
      { written: 'MOT', spoken: 'mått' },
    ];
    expect(spoken('Kveldsstell er greit. Vi går mot MOT.', ...corrections)).toBe(
      'Kvellstell er greit. Vi går mot mått.',
    );
    expect(spoken('Til slutt KVELDSSTELL.', ...corrections)).toBe('Til slutt Kvellstell.');
  });

  it('finds a phrase over a space that does not break and through a soft hyphen', () => {
    const phrase = { written: 'lese  kurs', spoken: 'lesing' };
    expect(spoken('Vi har lese\u00A0kurs og le\u00ADse kurs.', phrase)).toBe('Vi har lesing og lesing.');
  });

  it('lets no markup through from what was written to be said', () => {
    const hostile = {
      written: 'Ola',
      spoken: '<break time="9s"/>[[o:la]] &amp; \u202EUla\u0007🙂\n.',
    };
    expect(spoken('Hei, Ola.', hostile)).toBe('Hei, o:la Ula.');
    expect(spoken('Hei, <Ola> og [[Ola]].', { written: 'Ola', spoken: 'Ula' })).toBe('Hei, og Ula.');
  });

  it('passes over what would leave nothing to say or be found everywhere', () => {
    const corrections = [
      { written: 'Ola', spoken: ' <b/> ' },
      { written: ' ', spoken: 'støy' },
      { written: '.*', spoken: 'alt' },
    ];
    expect(spoken('Ola leser.', ...corrections)).toBe('Ola leser.');
    expect(spoken('Skriv C++ nå.', { written: 'C++', spoken: 'se pluss pluss' })).toBe(
      'Skriv se pluss pluss nå.',
    );
  });
});
