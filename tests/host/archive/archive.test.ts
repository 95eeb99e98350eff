import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ArchiveSettings } from '#domain/archive-settings.ts';
import { no, yes } from '#domain/result.ts';
import type { ArchiveDocument } from '#host/archive/archive-message.ts';
import { makeArchiveMessage } from '#host/archive/archive-message.ts';
import { openArchiveQueue } from '#host/archive/archive-queue.ts';
import type { ArchiveParcel, ArchiveTransport } from '#host/archive/archive-transport.ts';
import { writeDpo } from '#host/archive/dpo.ts';
import { writeFiksArkiv } from '#host/archive/fiks-arkiv.ts';
import { openFolderTransport } from '#host/archive/folder-transport.ts';
import { makeParcel } from '#host/archive/make-parcel.ts';
import { stableId } from '#host/archive/stable-id.ts';
import { archiveTitles, tellArchiveRefusal } from '#host/archive/tell-archive.ts';
import { readMinutesTexts } from '#host/documents/minutes-texts.ts';
import { tryOutProfile } from '../../fixtures/profile.ts';
import { findJudges, resources, validate } from '../../long/check-meeting-documents.ts';

const bytes = new TextEncoder().encode('%PDF-1.7 prøve');
const sha256 = 'a'.repeat(64);
const document: ArchiveDocument = {
  plan: 'ada',
  item: 'mote-1',
  category: 'minutes',
  date: '2026-11-12',
  made: '2026-11-12T07:30:00.000Z',
  author: 'Tone Lid & Čállo <SFO>',
  responsible: 'Siri Bakke',
  opened: '2026-02-03',
  closed: false,
  file: { name: 'moetereferat.pdf', mediaType: 'application/pdf', sha256, bytes: bytes.length },
};
const texts = { nb: await readMinutesTexts(resources, 'nb'), nn: await readMinutesTexts(resources, 'nn') };
const titles = archiveTitles(texts.nb, 'nb', document);

function settingsOf(): ArchiveSettings {
  const { archive } = tryOutProfile;
  if (archive === undefined) throw new Error('The try-out profile has no archive');
  return archive;
}

function messageOf(change: Partial<ArchiveDocument> = {}) {
  const made = makeArchiveMessage(settingsOf(), { ...document, ...change }, titles);
  if (!made.ok) throw new Error('Refused');
  return made.value;
}

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'archive-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('an arkivmelding (S3)', () => {
  it('carries document, checksum, type, format and legal basis as the municipality has set them', () => {
    const xml = writeFiksArkiv(messageOf());
    for (const part of [
      `<sjekksum>${sha256}</sjekksum>`,
      '<n5mdk:kode>REFERAT</n5mdk:kode>',
      '<n5mdk:kode>fmt/476</n5mdk:kode>',
      '<skjermingshjemmel>Offl. § 13 jf. fvl. § 13 første ledd nr. 1</skjermingshjemmel>',
      '<n5mdk:kode>UO</n5mdk:kode>',
      '<referanseDokumentfil>moetereferat.pdf</referanseDokumentfil>',
      'Tone Lid &amp; Čállo &lt;SFO&gt;',
    ])
      expect(xml).toContain(part);
    expect(writeFiksArkiv(messageOf({ category: 'note' }))).toContain('<n5mdk:kode>NOTAT</n5mdk:kode>');
    expect(writeFiksArkiv(messageOf({ closed: true }))).toContain('Avsluttet');
    expect(writeDpo(messageOf())).toContain('<dokumenttype>Møtereferat</dokumenttype>');
  });

  it('is the same message when it is sent again, and another for another document', () => {
    expect(writeFiksArkiv(messageOf())).toBe(writeFiksArkiv(messageOf()));
    expect(messageOf({ item: 'mote-2' }).ids.registration).not.toBe(messageOf().ids.registration);
    expect(messageOf({ item: 'mote-2' }).ids.folder).toBe(messageOf().ids.folder);
    const ids = Object.values(messageOf().ids);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids)
      expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/u);
    expect(stableId('0199a000-0000-7000-8000-000000000001')).toBe('0199a000-0000-7000-8000-000000000001');
  });

  it('takes over no word that somebody chose as an id, and no title that anybody typed', () => {
    for (const xml of [writeFiksArkiv(messageOf()), writeDpo(messageOf())]) {
      expect(xml).not.toMatch(/>[^<]*\b(?:ada|mote-1)\b/iu);
      expect(xml).toContain('<offentligTittel>Møtereferat – samarbeidsmøte – *****</offentligTittel>');
    }
  });

  it('is valid against the schemas of both receivers', (context) => {
    const { schemas } = findJudges();
    if (schemas === undefined) return context.skip('STAFETTROM_XSD names no folder with the schemas');
    for (const change of [{}, { category: 'note' }, { category: 'other' }, { closed: true }] as const) {
      validate(schemas.fiks, writeFiksArkiv(messageOf(change)));
      for (const schema of schemas.dpo) validate(schema, writeDpo(messageOf(change)));
    }
    const broken = writeFiksArkiv(messageOf()).replace(/<skjermingshjemmel>.*?<\/skjermingshjemmel>/u, '');
    expect(() => validate(schemas.fiks, broken)).toThrow();
  });

  it('is refused for a character that XML has no place for, and says which field it is', () => {
    const made = makeArchiveMessage(settingsOf(), { ...document, author: 'Tone\u0007' }, titles);
    expect(made).toEqual({ ok: false, refusal: { kind: 'archive-characters', where: ['author'] } });
  });
});

describe('settings that no archive would take', () => {
  it.each([
    {
      field: 'basis',
      change: { basis: '' },
      fault: 'empty',
      words: 'skriv hjemmelen for skjerming (basis)',
    },
    {
      field: 'basis',
      change: { basis: 'offentleglova' },
      fault: 'wrong',
      words: 'rett hjemmelen for skjerming (basis)',
    },
    { field: 'unit', change: { unit: ' ' }, fault: 'empty', words: 'skriv enheten saken hører til (unit)' },
    {
      field: 'format.code',
      change: { format: { code: 'PDF A', text: 'x' } },
      fault: 'wrong',
      words: 'rett koden for filformat (format.code)',
    },
    {
      field: 'note.text',
      change: { note: { code: 'NOTAT', text: '' } },
      fault: 'empty',
      words: 'skriv ordet for notat (note.text)',
    },
  ])('stop before anything is made, and $field is named', ({ field, change, fault, words }) => {
    const made = makeArchiveMessage({ ...settingsOf(), ...change }, document, titles);
    if (made.ok || made.refusal.kind !== 'archive-settings-broken') throw new Error('Not refused');
    expect(made.refusal.faults).toEqual([{ field, fault }]);
    expect(tellArchiveRefusal(texts.nb, made.refusal)).toContain(words);
  });

  it('are told apart from settings that are not there at all', () => {
    const made = makeArchiveMessage(undefined, document, titles);
    if (made.ok || made.refusal.kind !== 'archive-settings-missing') throw new Error('Not refused');
    expect(tellArchiveRefusal(texts.nn, made.refusal)).toContain('Arkivet til kommunen er ikkje sett opp');
  });
});

function parcelOf(change: Partial<ArchiveParcel> = {}): ArchiveParcel {
  const content = Buffer.from('%PDF');
  const own = {
    name: 'moetereferat.pdf',
    bytes: content,
    sha256: createHash('sha256').update(content).digest('hex'),
  };
  return { id: stableId('p', 'd'), message: '<a/>', document: own, ...change };
}

describe('files in a folder', () => {
  it('are whole under their own name or not there, and sent again they are the same', async () => {
    const transport = openFolderTransport(join(folder, 'out'));
    const { id } = parcelOf();
    // What a run that was cut left behind.
    await mkdir(join(folder, 'out', `.${id}.part`), { recursive: true });
    writeFileSync(join(folder, 'out', `.${id}.part`, 'moetereferat.pdf'), '%P');
    expect(await transport.send(parcelOf())).toEqual(yes({ already: false }));
    expect(readdirSync(join(folder, 'out'))).toEqual([id]);
    expect(readdirSync(join(folder, 'out', id)).toSorted()).toEqual(['arkivmelding.xml', 'moetereferat.pdf']);
    expect(await transport.send(parcelOf())).toEqual(yes({ already: true }));
    const other = { ...parcelOf().document, sha256: 'b'.repeat(64) };
    expect(await transport.send(parcelOf({ document: other }))).toEqual(no({ kind: 'differs' }));
  });
});

describe('the queue', () => {
  const errand = (transport: ArchiveTransport, settings: ArchiveSettings | undefined = settingsOf()) => {
    const queue = openArchiveQueue({ file: join(folder, 'queue.json'), transport, now: () => 0 });
    const make = () => makeParcel(settings, { document, titles, bytes });
    return { queue, send: () => queue.send({ id: 'e1', sha256, make }) };
  };
  const stub = (answers: ('yes' | 'not-now')[]): ArchiveTransport & { readonly sent: string[] } => {
    const sent: string[] = [];
    return {
      name: 'stub',
      sent,
      send: async ({ id }) => {
        sent.push(id);
        return answers.shift() === 'not-now' ? no({ kind: 'not-now' }) : yes({ already: false });
      },
    };
  };

  it('waits where the way is shut, goes on in another run, and sends nothing twice', async () => {
    const transport = stub(['not-now', 'yes']);
    expect(await errand(transport).send()).toMatchObject({ state: 'waiting', tries: 1, why: 'not-now' });
    expect(await errand(transport).send()).toMatchObject({ state: 'sent', tries: 2, already: false });
    expect(await errand(transport).send()).toMatchObject({ state: 'sent', already: true });
    expect(transport.sent).toHaveLength(2);
    expect(readFileSync(join(folder, 'queue.json'), 'utf8')).not.toMatch(/Lid|Bakke|moetereferat|ada/u);
  });

  it('refuses what the settings do not allow, before the transport hears of it', async () => {
    const transport = stub([]);
    const refused = await errand(transport, { ...settingsOf(), basis: '' }).send();
    expect(refused).toMatchObject({ state: 'refused', why: 'archive-settings-broken' });
    expect(transport.sent).toEqual([]);
    expect(await errand(transport).send()).toMatchObject({ state: 'sent' });
  });

  it('has a document in line before it is sent, so that a cut run is known', async () => {
    const cut: ArchiveTransport = {
      name: 'cut',
      send: async () => {
        throw new Error('power');
      },
    };
    await expect(errand(cut).send()).rejects.toThrow('power');
    expect([...errand(cut).queue.entries().values()]).toMatchObject([{ state: 'waiting', tries: 1 }]);
  });
});
