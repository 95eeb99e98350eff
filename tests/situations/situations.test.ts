import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { cellOf, describeSituations, readMunicipalities } from './write-situations-table.ts';
import { situations } from './situations.ts';

const municipalities = readMunicipalities();

describe('twelve situations under the profile of each municipality', () => {
  it('are twelve, and five municipalities', () => {
    expect(situations.length).toBe(12);
    expect(municipalities.map(({ profile }) => profile.id)).toEqual([
      'midtre-gauldal',
      'hustadvika',
      'asnes',
      'fjord',
      'meloy',
    ]);
  });

  it.each(situations)('$rule: $what hangs on the settings it names', ({ settings, play }) => {
    for (const { profile } of municipalities) {
      const others = municipalities.filter((one) =>
        settings.every((setting) => same(one.values[setting].value, valueOf(profile.id, setting))),
      );
      expect(new Set(others.map((one) => play(one.profile)))).toEqual(new Set([play(profile)]));
    }
  });

  it('differ somewhere, and say where a routine says nothing', () => {
    const cells = situations.map((one) => municipalities.map((of) => cellOf(one, of)));
    expect(cells.filter((row) => new Set(row.map(outcome)).size > 1).length).toBeGreaterThanOrEqual(6);
    expect(cells.flat().filter((cell) => cell.endsWith('(ikke oppgitt)')).length).toBeGreaterThan(10);
    expect(cells.flat().filter((cell) => !cell.endsWith('(ikke oppgitt)')).length).toBeGreaterThan(10);
  });

  it('stand in docs/situations.md as they are played', () => {
    const file = path.resolve(import.meta.dirname, '../../docs/situations.md');
    expect(readFileSync(file, 'utf8')).toBe(describeSituations());
  });
});

function outcome(cell: string): string {
  return cell.replace(' (ikke oppgitt)', '');
}

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function valueOf(id: string, setting: keyof (typeof municipalities)[number]['values']): unknown {
  return municipalities.find(({ profile }) => profile.id === id)?.values[setting].value;
}
