import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { cleanText } from '#host/documents/characters.ts';
import type { MinutesDocument } from '#host/documents/minutes-model.ts';
import { makeMinutesPdf, readPdfMaterials } from '#host/documents/minutes-pdf.ts';
import type { PdfMaterials } from '#host/documents/minutes-pdf.ts';
import { aMeetingInNynorsk } from '../../fixtures/minutes-nynorsk.ts';

let materials: PdfMaterials;
beforeAll(async () => {
  materials = await readPdfMaterials(join(import.meta.dirname, '../../../resources'));
});

function withPlace(place: string): MinutesDocument {
  const document = aMeetingInNynorsk();
  return { ...document, meeting: { ...document.meeting, place } };
}

describe('the guard before rendering', () => {
  it.each([
    ['a thumb', 'Flott 👍', ['👍']],
    ['an Arabic name', 'Hos ليلى', ['ل', 'ي', 'ى']],
    ['half a character', 'Rom \uD83D', ['\uD83D']],
  ])('refuses %s and says where it stands', async (_name, place, characters) => {
    const rendered = await makeMinutesPdf(materials, withPlace(place));
    expect(rendered).toEqual({
      ok: false,
      refusal: { kind: 'characters-missing', characters, where: ['meeting.place'] },
    });
  });

  it('refuses a field that is nothing when the control characters are gone', async () => {
    const rendered = await makeMinutesPdf(materials, withPlace('\u0007\u0000'));
    expect(rendered).toEqual({
      ok: false,
      refusal: { kind: 'document-invalid', where: ['meeting.place'] },
    });
  });

  it('takes every letter of Norwegian and the Sami languages, and of neighbours', async () => {
    const letters = 'ÆØÅæøå ÁáČčĐđŊŋŠšŦŧŽž ÏïÖö ƷʒǮǯǤǥǦǧǨǩʼ ÄäÉéÈèÜüÞþÐðŁłŚśĘęŞşĞğİı Дмитрий Ελένη';
    expect((await makeMinutesPdf(materials, withPlace(letters))).ok).toBe(true);
  });

  it('makes what clipboards bring along into what a page can carry', () => {
    expect(cleanText('A\u030Ase\tBo\u0007\r\nNeste\u202Elinje\u2028slutt')).toBe('Åse Bo\nNestelinje\nslutt');
  });

  it('gives the same bytes for two ways of writing the same letters', async () => {
    const [composed, apart] = await Promise.all(
      ['Åsen skule', 'A\u030Asen\tskule'].map((place) => makeMinutesPdf(materials, withPlace(place))),
    );
    if (composed?.ok !== true || apart?.ok !== true) throw new Error('Refused');
    expect(apart.value.sha256).toBe(composed.value.sha256);
  });
});
