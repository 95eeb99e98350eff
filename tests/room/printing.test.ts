import { afterEach, describe, expect, it } from 'vitest';
import type { Papers } from '#contract/document-rows.ts';
import { fromPlainText } from '#domain/rich-text.ts';
import { readPlan } from '../domain/demo-files.ts';
import { readWithPdfjs } from '../host/documents/read-pdf.ts';
import type { FakeLp } from '../host/fake-lp.ts';
import { createFakeLp } from '../host/fake-lp.ts';
import type { Chair, OpenRoom } from './open-room.ts';
import { openRoom } from './open-room.ts';

const present = ['mor', 'far', 'kontaktlaerer', 'pp-raadgiver'];
const secret = 'Bare helsestasjonen og familien vet dette.';
const school = 'Solvang skole';
const pp = 'Pedagogisk-psykologisk tjeneste';

let lp: FakeLp | undefined;
afterEach(() => lp?.remove());

function planWithLimit(): ReturnType<typeof readPlan> {
  const plan = readPlan('ada');
  const items = plan.items.map((item) =>
    item.kind === 'goal' && item.id === 'kroppen' ? { ...item, limitedTo: ['helsesykepleier'] } : item,
  );
  const person = { id: 'terapeut', role: 'participant', name: 'Kari Solberg', access: 'read' } as const;
  return {
    ...plan,
    items,
    participants: [...plan.participants, { ...person, employee: false }],
    consents: plan.consents.map((one) => ({ ...one, names: [...one.names, { participant: person.id }] })),
  };
}

/** A meeting whose minutes are approved, with a machine that prints as the script says. */
async function openApproved(): Promise<OpenRoom & { readonly lp: FakeLp }> {
  const fake = createFakeLp();
  lp = fake;
  const room = await openRoom({ present, plan: planWithLimit(), host: { printer: fake.printer } });
  const { chair } = room;
  await write(chair, 'section-sak-skoledagen', 'Vi snakket om lesing.');
  await write(chair, 'section-sak-kroppen', secret);
  expect(chair.view()).not.toHaveProperty('papers');
  expect(await chair.call('paper.print', { paper: { kind: 'whole' } })).toBe('wrong-moment');
  expect(await chair.call('readBack.start', {})).toBe('yes');
  expect(await chair.call('readBack.approve', {})).toBe('yes');
  await chair.until((view) => view.papers !== undefined);
  return { ...room, lp: fake };
}

async function write(chair: Chair, section: string, text: string): Promise<void> {
  await chair.call('pen.take', { section });
  expect(await chair.call('draft.save', { section, text: fromPlainText(text), caret: 0 })).toBe('yes');
}

/** D1: by the worker that is warm already. */
async function writesADocument(chair: Chair): Promise<void> {
  const about = { belongs: true, category: 'note', title: 'Turdag', topic: 'school' } as const;
  const wrong = await chair.call('document.write', { ...about, text: 'Vi sees 👍' });
  expect(wrong).toBe('characters-missing');
  const text = 'Ta med støvler.\n\nVi møtes kl. 9 ved Čáhcejávri.';
  expect(await chair.call('document.write', { ...about, text })).toBe('yes');
  expect(await chair.call('document.write', { ...about, text })).toBe('document-already-here');
  const view = await chair.until(({ documents }) => documents.some((one) => one.title === 'Turdag'));
  expect(view.undo.command).toBe('document.add');
}

function takersOf(papers: Papers | undefined, kind: string, service?: string): readonly string[] {
  const found = papers?.choices.find(
    ({ paper }) => paper.kind === kind && (!('service' in paper) || paper.service === service),
  );
  return found?.takers.map(({ id }) => id) ?? [];
}

describe('paper', () => {
  it('is printed for who may see it all and takes it home, and every copy is listed', async () => {
    const { chair, lp: machine } = await openApproved();
    expect(await chair.call('paper.print', { paper: { kind: 'whole' }, to: 'mor' })).toBe('yes');
    const whole = await readWithPdfjs(machine.paper());
    expect(whole.text).toContain(secret);
    expect(whole.text).toContain('Eva Haugen');
    const forPp = { paper: { kind: 'version' as const, service: pp }, to: 'pp-raadgiver' };
    expect(await chair.call('paper.print', forPp)).toBe('yes');
    const cut = await readWithPdfjs(machine.paper());
    expect(cut.text).toContain(pp);
    expect(cut.text).not.toContain(secret);
    expect(await chair.call('paper.print', { paper: { kind: 'card', service: school } })).toBe('yes');
    // R9, R14: somebody of no service has a version too, under their name.
    const own = chair.view().papers?.choices.find(({ paper }) => paper.kind === 'person');
    expect([own?.name, own?.paper]).toEqual(['Kari Solberg', { kind: 'person', person: 'terapeut' }]);
    const printed = { paper: { kind: 'person' as const, person: 'terapeut' } };
    expect(await chair.call('paper.print', printed)).toBe('yes');
    const theirs = await readWithPdfjs(machine.paper());
    expect([theirs.text.includes('Til: Kari Solberg'), theirs.text.includes(secret)]).toEqual([true, false]);
    const { papers } = await chair.until((view) => view.papers?.copies.at(-1)?.count === 2);
    const copies = [{ name: 'mor', count: 1 }, { name: `Eva Haugen (${pp})`, count: 1 }, { count: 2 }];
    expect(papers?.copies).toEqual(copies);
    expect(machine.calls()).toEqual(Array.from({ length: 4 }, () => '-s -t Dokument -o media=A4 -'));
    expect(takersOf(papers, 'whole')).toEqual(['mor', 'far', 'kontaktlaerer']);
    expect(takersOf(papers, 'version', pp)).toContain('pp-raadgiver');
    const noes = [
      await chair.call('paper.print', { paper: { kind: 'whole' }, to: 'pp-raadgiver' }),
      await chair.call('paper.print', { paper: { kind: 'card', service: 'Ukjent' } }),
    ];
    await chair.call('rollCall.leave', { participant: 'far' });
    await chair.until((view) => !takersOf(view.papers, 'whole').includes('far'));
    noes.push(await chair.call('paper.print', { paper: { kind: 'whole' }, to: 'far' }));
    const shredded = { paper: { kind: 'whole' as const } };
    machine.become('exit 1');
    noes.push(await chair.call('paper.print', shredded));
    machine.remove();
    noes.push(await chair.call('paper.print', shredded));
    expect(noes).toEqual([
      'may-not-see',
      'unknown-item',
      'may-not-see',
      'printer-refused',
      'printer-missing',
    ]);
    expect(chair.view().papers?.copies).toEqual(copies);
    await writesADocument(chair);
    expect(await chair.call('undo.newest', {})).toBe('yes');
    expect(await chair.call('undo.newest', {})).toBe('yes');
    await chair.until((view) => view.papers?.choices.length === 0);
  }, 40_000);

  it('waits for no machine for ever', async () => {
    lp = createFakeLp('exec sleep 30', 100);
    const refused = { ok: false, refusal: { kind: 'printer-refused' } };
    expect(await lp.printer.print(Buffer.from('%PDF-'))).toEqual(refused);
  });
});
