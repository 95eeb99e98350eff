import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { startDocumentRenderer } from '#host/documents/render-minutes.ts';
import type { DocumentRenderer } from '#host/documents/render-minutes.ts';
import { aMeetingInBokmaal } from '../../fixtures/minutes-bokmaal.ts';
import { aMeetingInNynorsk } from '../../fixtures/minutes-nynorsk.ts';
import { readWithPdfjs } from './read-pdf.ts';

const root = join(import.meta.dirname, '../../..');
const entry = join(root, 'electron/host/documents/render-worker.ts');
const warnings: unknown[] = [];
const log = { warn: (event: string, fields: object) => warnings.push({ event, ...fields }) };

let renderer: DocumentRenderer | undefined;
afterEach(async () => {
  await renderer?.stop();
  warnings.length = 0;
});

function start(resources = join(root, 'resources')): DocumentRenderer {
  renderer = startDocumentRenderer({ entry, resources, log });
  return renderer;
}

describe('the document renderer', () => {
  // Other suites run beside it: a second take is as good a proof.
  it(
    'never holds the host while a document is made, and answers each question with its own document',
    { retry: 3 },
    async () => {
      const documents = start();
      await documents.warm();
      const before = process.threadCpuUsage();
      const [bokmaal, nynorsk, again] = await Promise.all([
        documents.renderMinutes(aMeetingInBokmaal()),
        documents.renderMinutes(aMeetingInNynorsk()),
        documents.renderMinutes(aMeetingInBokmaal()),
      ]);
      const { user, system } = process.threadCpuUsage(before);
      const held = (user + system) / 1000;
      if (!bokmaal.ok || !nynorsk.ok || !again.ok) throw new Error('Refused');
      expect(Buffer.from(bokmaal.value.bytes).subarray(0, 8).toString()).toBe('%PDF-1.7');
      expect(nynorsk.value.sha256).not.toBe(bokmaal.value.sha256);
      expect(again.value.sha256).toBe(bokmaal.value.sha256);
      process.stdout.write(`host thread while three documents were made: ${held.toFixed(0)} ms of work\n`);
      expect(held).toBeLessThan(60);
    },
  );

  it('makes a version in every form, and a card, beside the host too', async () => {
    const documents = start();
    const forWhom = { publisher: 'Prøvekommunen', people: ['Torunn Løvås'] };
    const document = aMeetingInNynorsk();
    const version = await documents.renderFiles({
      kind: 'version',
      ...forWhom,
      service: 'Solsida',
      document,
    });
    if (!version.ok) throw new Error('Refused');
    expect(version.value.map(({ name }) => name)).toEqual([
      'moetereferat-til-solsida.pdf',
      'moetereferat-til-solsida.docx',
      'moetereferat-til-solsida.txt',
    ]);
    const { date, time } = document.meeting;
    const about = { language: 'nn', planOwner: 'Ådne', date, time, basis: '', publisher: 'P' } as const;
    const card = { kind: 'card', ...forWhom, service: 'Solsida', about } as const;
    const made = await documents.renderFiles({ ...card, text: 'Til Solsida.\nVi er einige.' });
    expect(made.ok && made.value.map(({ name }) => name)).toEqual([
      'konklusjon-til-solsida.pdf',
      'konklusjon-til-solsida.txt',
    ]);
    expect(await documents.renderFiles({ ...card, text: 'Til Solsida 👍' })).toEqual({
      ok: false,
      refusal: { kind: 'characters-missing', characters: ['👍'], where: [''] },
    });
    const asked = { kind: 'text', publisher: 'P', people: [], title: 'Turdag' } as const;
    const own = { language: 'nn', date, time, basis: '' } as const;
    const text = 'Ta med støvlar.\n\nVi møtest ved Čáhcejávri.';
    const written = await documents.renderFiles({ ...asked, about: own, text });
    const [pdf] = written.ok ? written.value : [];
    expect(pdf?.name).toBe('dokument.pdf');
    const read = await readWithPdfjs(pdf?.bytes ?? new Uint8Array());
    expect(read).toMatchObject({ title: 'Turdag', language: 'nn-NO', pages: 1 });
    expect(read.text).toContain('Vi møtest ved Čáhcejávri.');
  });

  it('hands on a refusal as a value', async () => {
    const rendered = await start().renderMinutes({ ...aMeetingInNynorsk(), planOwner: 'Ådne 👍' });
    expect(rendered).toEqual({
      ok: false,
      refusal: { kind: 'characters-missing', characters: ['👍'], where: ['planOwner'] },
    });
  });

  it('says that it failed, and no word of the document in the log, when it lacks its fonts', async () => {
    const rendered = await start('/no/such/folder').renderMinutes(aMeetingInNynorsk());
    expect(rendered).toEqual({ ok: false, refusal: { kind: 'renderer-failed' } });
    expect(warnings).toEqual([{ event: 'document-not-rendered', error: 'Error' }]);
  });

  it('lets nobody wait for ever when it is stopped in the middle', async () => {
    const documents = start();
    const waiting = documents.renderMinutes(aMeetingInNynorsk());
    await documents.stop();
    expect(await waiting).toEqual({ ok: false, refusal: { kind: 'renderer-failed' } });
  });
});
