import { describe, expect, it } from 'vitest';
import { cardinal, decimal, ordinal, year } from '#language/numbers.ts';

describe('numbers in words', () => {
  it.each([
    [0, 'null', 'null'],
    [1, 'en', 'ein'],
    [21, 'tjueen', 'tjueein'],
    [100, 'hundre', 'hundre'],
    [117, 'hundre og sytten', 'hundre og sytten'],
    [1000, 'tusen', 'tusen'],
    [1100, 'ett tusen ett hundre', 'eitt tusen eitt hundre'],
    [2026, 'to tusen og tjueseks', 'to tusen og tjueseks'],
    [45_678, 'førtifem tusen seks hundre og syttiåtte', 'førtifem tusen seks hundre og syttiåtte'],
    [2_000_001, 'to millioner og en', 'to millionar og ein'],
  ])('counts %i', (value, nb, nn) => {
    expect([cardinal(value, 'nb'), cardinal(value, 'nn')]).toEqual([nb, nn]);
  });

  it.each([
    [1, 'første', 'første'],
    [7, 'sjuende', 'sjuande'],
    [13, 'trettende', 'trettande'],
    [20, 'tjuende', 'tjuande'],
    [31, 'trettiførste', 'trettiførste'],
    [90, 'nittiende', 'nittiande'],
    [101, 'hundre og første', 'hundre og første'],
  ])('ranks %i', (value, nb, nn) => {
    expect([ordinal(value, 'nb'), ordinal(value, 'nn')]).toEqual([nb, nn]);
  });

  it('says the one before a noun in its gender', () => {
    expect(cardinal(21, 'nn', 'neuter')).toBe('tjueeitt');
    expect(cardinal(1, 'nn', 'feminine')).toBe('ei');
  });

  it('says years and decimals as people do', () => {
    expect([year(1905, 'nb'), year(2000, 'nb')]).toEqual(['nitten null fem', 'to tusen']);
    expect([decimal(1, '05', 'nn'), decimal(3, '142', 'nb')]).toEqual([
      'éin komma null fem',
      'tre komma en fire to',
    ]);
  });
});
