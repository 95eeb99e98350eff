import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { RefusalKind } from '#contract/refusals.ts';
import { refusalKindSchema } from '#contract/refusals.ts';
import type { LawRefusal } from '#domain/refusal.ts';
import { splitSentences } from '#language/sentences.ts';

/** Every no of the law, checked by the compiler: a kind without a row here does not build. */
const lawKinds: Readonly<Record<LawRefusal['kind'], RefusalKind>> = {
  'empty-text': 'empty-text',
  'text-too-long': 'text-too-long',
  'bad-input': 'bad-input',
  'unknown-item': 'unknown-item',
  'unknown-person': 'unknown-person',
  'already-closed': 'already-closed',
  'date-passed': 'date-passed',
  'may-not-write': 'may-not-write',
  'consent-missing': 'consent-missing',
  'consent-expired': 'consent-expired',
  'changed-meanwhile': 'changed-meanwhile',
  'last-holder': 'last-holder',
  'not-approved': 'not-approved',
  'outside-not-allowed': 'outside-not-allowed',
  'declaration-missing': 'declaration-missing',
  'signature-missing': 'signature-missing',
  'who-signs-unknown': 'who-signs-unknown',
  'does-not-sign': 'does-not-sign',
  'interpreter-not-done': 'interpreter-not-done',
  'draft-gone': 'draft-gone',
  'new-consent-needed': 'new-consent-needed',
  'nothing-to-withdraw': 'nothing-to-withdraw',
  'plan-ended': 'plan-ended',
  'plan-not-ended': 'plan-not-ended',
  'deletion-not-offered': 'deletion-not-offered',
  'deletion-not-demanded': 'deletion-not-demanded',
  'pregnant-not-offered': 'pregnant-not-offered',
  'no-guardian-here': 'no-guardian-here',
  'handover-unknown': 'handover-unknown',
  'meeting-unknown': 'meeting-unknown',
  'question-gone': 'question-gone',
  'not-to-be-taken': 'not-to-be-taken',
};
/** What a page has to say no to by itself, when it cannot reach the room. */
const ofThePage = ['host-lost'];
const kinds = [...new Set([...refusalKindSchema.options, ...Object.keys(lawKinds), ...ofThePage])];

const fileSchema = z.object({ kinds: z.record(z.string(), z.string()), reference: z.string() });
const languages = ['nb', 'nn'] as const;

function readKinds(language: (typeof languages)[number]): Readonly<Record<string, string>> {
  const path = join(import.meta.dirname, '../../resources/locales', language, 'refusals.json');
  return fileSchema.parse(JSON.parse(readFileSync(path, 'utf8'))).kinds;
}

/** The next step begins with one of these: something to do, or what we do meanwhile. */
const imperatives = {
  nb: /^(?:Gå|Last|Spør|Se|Be|Bruk|Finn|Lag|Lagre|Vent|Velg|Åpne|Avslutt|Gjør|Skriv|Del|La|Legg|Angre|Les|Bytt|Ring|Still|Oppdater|Prøv|Ta|Avtal|Rett)(?!\p{L})/u,
  nn: /^(?:Gå|Last|Spør|Sjå|Be|Bruk|Finn|Lag|Lagre|Vent|Vel|Opne|Avslutt|Gjer|Skriv|Del|La|Legg|Angre|Les|Byt|Ring|Still|Oppdater|Prøv|Ta|Avtal|Rett)(?!\p{L})/u,
};
const technical =
  /\b(?:id|server\w*|database\w*|faktum|fakta|kommando\w*|fact|command|json|sql|http\w*|token|null|bug|feilkode|exception|klient\w*|websocket)\b/iu;

describe.each(languages)('the refusals in %s', (language) => {
  const texts = readKinds(language);

  it('have a text for every kind of the contract and of the law, and for nothing else', () => {
    expect(Object.keys(texts).toSorted()).toEqual(kinds.toSorted());
  });

  it.each(kinds)('%s says what happened and what to do next', (kind) => {
    const [happened, ...next] = splitSentences(texts[kind] ?? '', language).map((one) => one.text.trim());
    expect(happened).toMatch(/^\p{Lu}.*\.$/u);
    expect(next.length).toBeGreaterThan(0);
    expect(next.filter((sentence) => imperatives[language].test(sentence))).not.toEqual([]);
  });

  it('are short, with nothing left to fill in and no word of the machine room', () => {
    const entries = Object.entries(texts);
    expect(entries.filter(([, text]) => text.length > 200)).toEqual([]);
    expect(entries.filter(([, text]) => /[{}<>[\]]|\$\(/u.test(text))).toEqual([]);
    expect(entries.filter(([, text]) => technical.test(text))).toEqual([]);
  });

  it('tell the kinds apart', () => {
    const all = Object.values(texts);
    expect(all.length - new Set(all).size).toBe(0);
  });
});
