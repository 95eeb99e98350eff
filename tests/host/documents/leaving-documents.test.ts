import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import fc from 'fast-check';
import ical from 'ical.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fold } from '#domain/evolve.ts';
import type { KnownFact } from '#domain/known-fact.ts';
import { fromPlainText } from '#domain/rich-text.ts';
import { emptyState } from '#domain/state.ts';
import { findCharacters } from '#host/documents/characters.ts';
import { conclusionCards } from '#host/documents/conclusion-card.ts';
import type { DocumentFile } from '#host/documents/document-files.ts';
import { cardFiles, minutesFiles } from '#host/documents/document-files.ts';
import { fileWord } from '#host/documents/file-word.ts';
import { osloInstant } from '#host/documents/oslo-time.ts';
import type { Invitation } from '#sync/invitation.ts';
import { makeInvitation } from '#sync/invitation.ts';
import { readLawTexts } from '#host/documents/law-texts.ts';
import type { PdfMaterials } from '#host/documents/minutes-pdf.ts';
import { makeMinutesPdf, makePdf, readPdfMaterials } from '#host/documents/minutes-pdf.ts';
import type { MinutesVersion } from '#host/documents/minutes-versions.ts';
import { minutesVersions } from '#host/documents/minutes-versions.ts';
import { minutesPaper } from '#host/documents/paper.ts';
import { canDraw } from '#host/documents/pdf/fonts.ts';
import { tellCharacters } from '#host/documents/tell-characters.ts';
import { aMeetingInBokmaal } from '../../fixtures/minutes-bokmaal.ts';
import { aMeetingInNynorsk } from '../../fixtures/minutes-nynorsk.ts';
import { tryOutProfile } from '../../fixtures/profile.ts';
import { checkMeeting, findJudges, resources } from '../../long/check-meeting-documents.ts';
import { generateMeeting } from '../../long/generated-meetings.ts';
import { date, fact, heldFacts, meetingId, meetingOf, planFacts } from './held-meeting.ts';
import { readWithPdfjs } from './read-pdf.ts';

const health = 'Lia helsestasjon';
const seed = Date.now() % 100_000;
let materials: PdfMaterials;
let folder: string;
beforeAll(async () => {
  materials = await readPdfMaterials(resources);
  folder = mkdtempSync(join(tmpdir(), 'leaving-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function versionsOf(facts: readonly KnownFact[]): readonly MinutesVersion[] {
  const state = fold(emptyState, [...planFacts(), ...facts]);
  return minutesVersions({
    state,
    meeting: meetingOf(state),
    profile: tryOutProfile,
    since: '2026-08-01',
    goals: new Set(['read', 'sleep']),
  });
}

function versionFor(facts: readonly KnownFact[], service: string): MinutesVersion {
  const found = versionsOf(facts).find((one) => one.service === service);
  if (found === undefined) throw new Error(`No version for ${service}`);
  return found;
}

async function filesFor(facts: readonly KnownFact[], service: string): Promise<readonly DocumentFile[]> {
  const needs = { materials, publisher: 'Prøvekommunen', people: [] };
  const minutes = await minutesFiles(needs, versionFor(facts, service));
  const state = fold(emptyState, [...planFacts(), ...facts]);
  const source = { state, meeting: meetingOf(state), profile: tryOutProfile, firstTime: new Set<string>() };
  const card = conclusionCards(readLawTexts(resources), source).find((one) => one.service === service);
  if (!minutes.ok || card === undefined) throw new Error('Refused');
  const about = { language: 'nb', planOwner: 'Ada', date, time: '08:30', basis: '', publisher: 'P' } as const;
  const cards = await cardFiles(needs, about, card);
  if (!cards.ok) throw new Error('Refused');
  return [...minutes.value, ...cards.value];
}

/** Things of the school, which the health station may not see, in any number and with any words. */
const hidden = fc
  .array(fc.record({ text: fc.stringMatching(/^[a-zæøå ]{3,40}$/u), kind: fc.nat(4) }), { maxLength: 6 })
  .map((rows) => rows.map(({ text, kind }, index) => hiddenFact(`h${index}`, ` ${text} x`.trim(), kind)));

function hiddenFact(id: string, text: string, kind: number): KnownFact {
  const said = { meeting: meetingId, heading: text, position: 7, text: fromPlainText(text) };
  const school = { topic: 'school' } as const;
  const responsible = [{ participant: 'holder' }];
  switch (kind) {
    case 0:
      return fact('goal.added/1', id, { title: text, ...school });
    case 1:
      return fact('activity.added/1', id, {
        goal: 'read',
        description: text,
        ...school,
        responsible,
        status: 'new',
      });
    case 2:
      return fact('section.approved/1', id, { ...said, ...school });
    case 3:
      return fact('section.approved/1', id, { ...said, topic: 'health', limitedTo: ['holder'] });
    default:
      return fact('goal.added/1', id, { title: text, topic: 'health', limitedTo: ['holder'] });
  }
}

describe('the versions of the minutes (D3, A6)', () => {
  it('are one for family and archive and one for each service, also when nothing is limited', () => {
    const versions = versionsOf(heldFacts());
    expect(versions.map(({ service }) => service)).toEqual([undefined, 'Fjellheim skole', health]);
    expect(versions.map(({ document }) => document.to)).toEqual([
      { whole: true },
      { readers: ['Fjellheim skole'] },
      { readers: [health] },
    ]);
    expect(versions.map(({ document }) => document.version)).toEqual([1, 1, 1]);
    expect(JSON.stringify(versionFor(heldFacts(), health))).not.toContain('lydbøker');
    expect(JSON.stringify(versions[0])).toContain('lydbøker');
  });

  it('are the same model whatever stood in what the readers may not see', () => {
    const plain = JSON.stringify(versionFor(heldFacts(), health));
    process.stdout.write(`seed ${seed}\n`);
    fc.assert(
      fc.property(hidden, (facts) => {
        expect(JSON.stringify(versionFor([...heldFacts(), ...facts], health))).toBe(plain);
      }),
      { seed, numRuns: 60 },
    );
  });

  it('are the same bytes in every form, and so is the card', async () => {
    const plain = (await filesFor(heldFacts(), health)).map(({ name, sha256 }) => ({ name, sha256 }));
    expect(plain.map(({ name }) => name)).toEqual([
      'moetereferat-til-lia-helsestasjon.pdf',
      'moetereferat-til-lia-helsestasjon.docx',
      'moetereferat-til-lia-helsestasjon.txt',
      'konklusjon-til-lia-helsestasjon.pdf',
      'konklusjon-til-lia-helsestasjon.txt',
    ]);
    for (const facts of fc.sample(hidden, { seed, numRuns: 1 })) {
      const files = await filesFor([...heldFacts(), ...facts], health);
      expect(files.map(({ name, sha256 }) => ({ name, sha256 }))).toEqual(plain);
    }
  }, 90_000);
});

describe('files', () => {
  it('are called by the service, and by no person who is called as a service is', () => {
    expect(fileWord('Čáhcesuolo skole, SFO', [])).toBe('cahcesuolo-skole-sfo');
    expect(fileWord('Fysioterapeut Ola Lid', ['Ola Lid'])).toMatch(/^[0-9a-f]{8}$/u);
    expect(fileWord('***', [])).toMatch(/^[0-9a-f]{8}$/u);
  });
});

describe('a document', () => {
  it('is the same file whatever was made before it, and keeps its letters for those who copy and listen', async () => {
    const place = (name: string) => ({
      ...aMeetingInNynorsk(),
      meeting: { ...aMeetingInNynorsk().meeting, place: name },
    });
    const fresh = await makeMinutesPdf(await readPdfMaterials(resources), place('Ytre I'));
    // Letters with a sign above are drawn from two: the plain one is then met before anybody writes it.
    await makeMinutesPdf(materials, place('Ïjje Čáhci Ýmir Ẅ'));
    const later = await makeMinutesPdf(materials, place('Ytre I'));
    if (!fresh.ok || !later.ok) throw new Error('Refused');
    expect(later.value.sha256).toBe(fresh.value.sha256);
    expect((await readWithPdfjs(later.value.bytes)).text).toContain('Ytre I');
  });

  it('can also be a PDF/A-1b, for a validator that knows no other', async () => {
    const paper = minutesPaper(materials.texts, aMeetingInBokmaal());
    const { conformance } = await readWithPdfjs(await makePdf(materials, paper, 'basic'));
    expect(conformance).toEqual({ 'pdfaid:part': '1', 'pdfaid:conformance': 'B', 'pdfuaid:part': '' });
  });
});

describe('a character that no page can carry', () => {
  const hasCharacter = (codePoint: number): boolean => canDraw(materials.fonts, codePoint);

  it('is found before approval, and the sentence names the place', () => {
    const document = aMeetingInBokmaal();
    const [first, ...more] = document.agreements;
    if (first === undefined) throw new Error('The fixture agreed on nothing');
    const written = {
      ...document,
      meeting: { ...document.meeting, place: 'Rom 👍' },
      agreements: [{ ...first, responsible: ['ليلى'] }, ...more],
    };
    expect(tellCharacters(materials.texts.nb, written, findCharacters(written, hasCharacter))).toEqual([
      'Dokumentet kan ikke vise «👍». Det står under Om møtet, Sted. Skriv det på en annen måte.',
      'Dokumentet kan ikke vise «ل», «ي» og «ى». Det står under Avtaler fra møtet, nummer 1. Skriv det på en annen måte.',
    ]);
  });

  it('may be a tab, and is told in nynorsk too', () => {
    const document = { ...aMeetingInNynorsk(), planOwner: 'Åd\tne\u200E' };
    expect(tellCharacters(materials.texts.nn, document, findCharacters(document, hasCharacter))).toEqual([
      'Dokumentet kan ikkje vise tabulator og eit teikn som ikkje synest. Det står under namnet øvst. Skriv det på ein annan måte.',
    ]);
    expect(findCharacters(aMeetingInNynorsk(), hasCharacter)).toEqual([]);
    expect(findCharacters('Åse\r\nOla', hasCharacter)).toEqual([]);
  });
});

describe('the invitation (K1)', () => {
  const asked: Invitation = {
    uid: 'c0ffee',
    method: 'request',
    sequence: 0,
    language: 'nb',
    start: osloInstant('2027-03-29', '08:30'),
    place: 'Møterom 2; Solvang, skole',
    sent: new Date('2027-03-20T10:00:00Z'),
    summary: 'Samarbeidsmøte',
    planOwner: ['Ada Fjeldberg', 'Ada'],
  };
  const eventOf = (text: string): ical.Event =>
    new ical.Event(ical.Component.fromString(text).getFirstSubcomponent('vevent') ?? undefined);

  it.each([
    ['2027-03-27', '2027-03-27T07:30:00.000Z'],
    ['2027-03-29', '2027-03-29T06:30:00.000Z'],
    ['2027-10-30', '2027-10-30T06:30:00.000Z'],
    ['2027-11-01', '2027-11-01T07:30:00.000Z'],
  ])('of %s at half past eight is at %s, before and after the clock is moved', (day, instant) => {
    const event = eventOf(makeInvitation({ ...asked, start: osloInstant(day, '08:30') }));
    expect(event.startDate.toJSDate().toISOString()).toBe(instant);
    expect([event.summary, event.location]).toEqual(['Samarbeidsmøte', 'Møterom 2; Solvang, skole']);
  });

  it('is private, names nobody and nothing of the plan, and ends as the format asks', () => {
    const text = makeInvitation({ ...asked, place: 'Hjemme hos Ada' });
    expect(text).toMatch(/CLASS:PRIVATE\r\n/u);
    expect(text).not.toMatch(/ada|fjeldberg|LOCATION|DESCRIPTION|TZID/iu);
    expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true);
    expect(text).toBe(makeInvitation({ ...asked, place: 'Hjemme hos Adas bestemor' }));
  });

  it('is taken back under the same name with a higher number', () => {
    const [request, cancel] = [asked, { ...asked, method: 'cancel' as const, sequence: 1 }].map(
      makeInvitation,
    );
    if (request === undefined || cancel === undefined) throw new Error('There is no invitation');
    expect(cancel).toContain('METHOD:CANCEL\r\n');
    expect(cancel).toContain('STATUS:CANCELLED\r\n');
    expect(eventOf(cancel).uid).toBe(eventOf(request).uid);
    expect(eventOf(cancel).sequence).toBe(1);
  });
});

describe('everything that leaves a meeting', () => {
  it('is judged by other programs, for generated meetings', async () => {
    const judges = findJudges();
    process.stdout.write(`seed ${seed}\n`);
    for (const index of [0, 1]) {
      const checked = await checkMeeting(
        { materials, judges: { ...judges, preflight: undefined }, folder },
        generateMeeting(seed, index),
      );
      expect(checked.made.files.map(({ name }) => name)).toContain('moetereferat-til-lia-helsestasjon.docx');
    }
  });
});
