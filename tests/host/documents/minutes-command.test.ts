import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runMinutes } from '#doors/commands/minutes.ts';
import { aMeetingFile, aPlanFile } from '../../fixtures/meeting-files.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'minutes-command-'));
  await write('oda.plan.json', aPlanFile());
  await write('oda.meeting.json', aMeetingFile());
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

async function write(name: string, content: unknown): Promise<void> {
  await writeFile(join(folder, name), JSON.stringify(content));
}

async function minutes(
  ...parts: readonly string[]
): Promise<{ code: number; stdout: string; stderr: string }> {
  const said = { stdout: '', stderr: '' };
  const io = {
    stdout: { write: (text: string) => (said.stdout += text) },
    stderr: { write: (text: string) => (said.stderr += text) },
  };
  return { code: await runMinutes(parts, io), ...said };
}

const meeting = (): string => join(folder, 'oda.meeting.json');
const out = (): string => join(folder, 'out', 'deeper');

describe('stafettrom minutes', () => {
  it('writes everything that leaves the meeting into a folder that it makes, and names each file', async () => {
    const { code, stdout, stderr } = await minutes(meeting(), '--out', out(), '--date', '2026-11-12');
    expect(code).toBe(0);
    const names = [
      'moetereferat.pdf',
      'moetereferat.docx',
      'moetereferat.txt',
      'moetereferat-til-helsestasjonen.pdf',
      'moetereferat-til-helsestasjonen.docx',
      'moetereferat-til-helsestasjonen.txt',
      'konklusjon-til-helsestasjonen.pdf',
      'konklusjon-til-helsestasjonen.txt',
      'arkivmelding.xml',
      'arkivmelding-dpo.xml',
      'innkalling.ics',
    ];
    expect(stdout).toBe(names.map((name) => `${join(out(), name)}\n`).join(''));
    expect(stderr).toBe('');
    expect((await readdir(out())).toSorted()).toEqual(names.toSorted());
    expect((await readFile(join(out(), 'moetereferat.pdf'))).subarray(0, 5).toString()).toBe('%PDF-');
  });

  it('makes an extract of the log where that is the minutes, and a version for one of no service (D1, R9)', async () => {
    const plan = aPlanFile();
    const person = { id: 'therapist', role: 'participant', name: 'Kari Solberg', access: 'read' } as const;
    const consents = plan.consents.map((one) => ({
      ...one,
      names: [...one.names, { participant: person.id }],
    }));
    await write('oda.plan.json', { ...plan, participants: [...plan.participants, person], consents });
    const profile = join(import.meta.dirname, '../../../resources/profiles/try-out.json');
    const text = await readFile(profile, 'utf8');
    const changed = text.replace(/("minutes": \{\s+"value": )"minutes"/u, '$1"log"');
    expect(changed).not.toBe(text);
    await writeFile(join(folder, 'try-out.json'), changed);
    const values = [
      meeting(),
      '--out',
      out(),
      '--date',
      '2026-11-12',
      '--profile',
      join(folder, 'try-out.json'),
    ];
    expect(await minutes(...values)).toMatchObject({ code: 0, stderr: '' });
    const names = await readdir(out());
    expect(names.some((name) => name.startsWith('moetereferat'))).toBe(false);
    const own = names.filter((name) => /^utdrag-av-loggen-til-[0-9a-f]{8}\.txt$/u.test(name));
    expect(own).toHaveLength(1);
    const [whole, his] = await Promise.all(
      ['utdrag-av-loggen.txt', own[0] ?? ''].map((name) => readFile(join(out(), name), 'utf8')),
    );
    expect(his).toContain('Til: Kari Solberg');
    expect(whole).toContain('Utdrag av stafettloggen');
    expect(whole).toContain('Avtaler fra møtet');
    expect(whole).not.toMatch(/Dette snakket vi om|Hvem var med|Godkjenning/u);
    expect(await readFile(join(out(), 'arkivmelding.xml'), 'utf8')).toContain('utdrag-av-loggen.pdf');
  });

  it('takes today where neither file nor caller gives a day', async () => {
    expect((await minutes(meeting(), '--out', out())).code).toBe(0);
  });

  it.each([
    ['no file', ['--out', 'x'], 'meeting file'],
    ['no folder', ['a.meeting.json'], '--out'],
    ['a day that is no day', ['a.meeting.json', '--out', 'x', '--date', '2026-02-30'], '2026-02-30'],
    ['an option that it does not know', ['a.meeting.json', '--outt', 'x'], '--outt'],
  ])('refuses a call with %s and shows how to call it', async (_name, parts, complaint) => {
    const { code, stdout, stderr } = await minutes(...parts);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(complaint);
    expect(stderr).toContain('stafettrom minutes MEETING.json');
  });

  it('names the file and the field that is wrong', async () => {
    await write('oda.meeting.json', { ...aMeetingFile(), time: '25:00' });
    const wrongTime = await minutes(meeting(), '--out', out());
    expect(wrongTime.code).toBe(1);
    expect(wrongTime.stderr).toContain(`${meeting()}: time: `);
    await write('oda.meeting.json', { ...aMeetingFile(), chair: 'nobody' });
    const wrongChair = await minutes(meeting(), '--out', out());
    expect(wrongChair.stderr).toBe(`${meeting()}: chair: names nobody, which is not there\n`);
  });

  it('names a plan file that is missing or no JSON', async () => {
    await writeFile(join(folder, 'oda.plan.json'), '{');
    expect((await minutes(meeting(), '--out', out())).stderr).toContain('oda.plan.json: is not JSON');
    await rm(join(folder, 'oda.plan.json'));
    expect((await minutes(meeting(), '--out', out())).stderr).toContain('oda.plan.json: cannot be read');
  });

  it('asks for another spelling of what the font cannot draw, and writes nothing', async () => {
    await write('oda.meeting.json', { ...aMeetingFile(), place: 'Rom 👍' });
    const { code, stderr } = await minutes(meeting(), '--out', out());
    expect(code).toBe(1);
    expect(stderr).toContain('Dokumentet kan ikke vise «👍». Det står under Om møtet, Sted.');
    expect(stderr).toContain('U+1F44D');
    expect(stderr).toContain('meeting.place');
    await expect(readdir(out())).rejects.toThrow('ENOENT');
  });

  it('says that the archive is not set up where the municipality has given no codes, and makes the rest', async () => {
    const { code, stderr } = await minutes(meeting(), '--out', out(), '--profile', 'fjord');
    expect(code).toBe(0);
    expect(stderr).toContain('Kommunens arkiv er ikke satt opp.');
    expect(await readdir(out())).not.toContain('arkivmelding.xml');
  });

  it('explains itself', async () => {
    const { code, stdout } = await minutes('--help');
    expect(code).toBe(0);
    expect(stdout).toContain('--date D');
  });
});
