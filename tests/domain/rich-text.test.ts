import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  caretFromPlainText,
  fromPlainText,
  hasWords,
  normalizeText,
  richTextSchema,
  textLength,
  toLines,
} from '#domain/rich-text.ts';

const line = fc.string({ unit: 'grapheme', maxLength: 60 }).filter((text) => !/[\r\n]/u.test(text));

describe('the text of a section', () => {
  it('comes back line for line, without what surrounds the lines', () => {
    const property = fc.property(
      fc.array(line, { maxLength: 30 }),
      fc.constantFrom('\n', '\r\n'),
      (lines, ending) => {
        const text = fromPlainText(lines.join(ending));
        expect(richTextSchema.safeParse(text).success).toBe(true);
        expect(toLines(text)).toEqual(lines.map((one) => one.trim()).filter((one) => one !== ''));
        expect(fromPlainText(toLines(text).join('\n'))).toEqual(text);
      },
    );
    fc.assert(property, { seed: Date.now() % 2 ** 31 });
  });

  it('gives headings and lists line by line, and marks as plain words', () => {
    const text = richTextSchema.parse({
      schema: 1,
      type: 'doc',
      content: [
        { type: 'heading', attrs: { level: 3 }, content: [{ type: 'text', text: 'Skole' }] },
        {
          type: 'paragraph',
          content: [
            { type: 'text', text: 'Hun ' },
            { type: 'text', text: 'leser', marks: [{ type: 'bold' }] },
          ],
        },
        { type: 'paragraph' },
        {
          type: 'bulletList',
          content: [
            {
              type: 'listItem',
              content: [{ type: 'paragraph', content: [{ type: 'text', text: 'hver dag' }] }],
            },
          ],
        },
      ],
    });
    expect(toLines(text)).toEqual(['Skole', 'Hun leser', 'hver dag']);
  });

  it('has one spelling of every letter in every form, and as many characters as are read', () => {
    const words = [{ type: 'text' as const, text: 'A\u030A leke', marks: [{ type: 'italic' as const }] }];
    const content = [
      { type: 'heading', attrs: { level: 3 }, content: words },
      { type: 'paragraph' },
      {
        type: 'orderedList',
        content: [{ type: 'listItem', content: [{ type: 'paragraph', content: words }] }],
      },
    ];
    const text = normalizeText(richTextSchema.parse({ schema: 1, type: 'doc', content }));
    expect(toLines(text)).toEqual(['Å leke', 'Å leke']);
    expect(JSON.stringify(text)).not.toContain('\u030A');
    expect(JSON.stringify(text).match(/italic/gu)).toHaveLength(2);
    expect(textLength(text)).toBe('Å leke\n\nÅ leke'.length);
    expect([hasWords(text), hasWords(fromPlainText(' \n '))]).toEqual([true, false]);
  });

  it('finds the place of a caret that was counted in lines', () => {
    expect([0, 4, 5, 7].map((caret) => caretFromPlainText('Mor.\nFar.', caret))).toEqual([1, 5, 7, 9]);
  });

  it.each([
    ['a link', { type: 'text', text: 'her', marks: [{ type: 'link' }] }],
    ['a picture', { type: 'image', src: 'x' }],
    ['an empty text', { type: 'text', text: '' }],
  ])('has no room for %s', (_name, part) => {
    const doc = { schema: 1, type: 'doc', content: [{ type: 'paragraph', content: [part] }] };
    expect(richTextSchema.safeParse(doc).success).toBe(false);
  });
});
