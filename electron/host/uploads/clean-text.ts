/**
 * What turns, hides or steers text when somebody reads it: bidi controls, zero-width and other format characters,
 * tags, control characters. The two joiners stay, because names are written with them.
 */
const unseen = /(?![\u200C\u200D])\p{Cf}|[\p{Cc}\p{Co}\p{Cn}\u115F\u1160\u3164\uFFA0\u180B-\u180F]/gu;

/** Plain text in lines: tab and line break are the only signs that are not seen. */
export function cleanText(text: string): string {
  const lines = text.toWellFormed().split(/\r\n|[\n\r\v\f\u0085\u2028\u2029]/u);
  const clean = lines.map((line) =>
    line.replaceAll(/\s+/gu, ' ').replaceAll(unseen, '').replaceAll(/ {2,}/gu, ' ').trim(),
  );
  return clean
    .filter((line) => line !== '')
    .join('\n')
    .normalize('NFC');
}
