import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { PlanFile } from '#domain/plan-file.ts';
import { findUnknownReferences } from '#host/documents/meeting-references.ts';
import { buildMinutesFromFiles } from '#host/documents/minutes-from-files.ts';
import { minutesDocumentSchema } from '#host/documents/minutes-model.ts';
import { makeMinutesPdf, readPdfMaterials } from '#host/documents/minutes-pdf.ts';
import { aMeetingFile, aPlanFile } from '../../fixtures/meeting-files.ts';

const date = '2026-11-12';

describe('minutes from files', () => {
  it('are a document of the one model', () => {
    const document = buildMinutesFromFiles(aPlanFile(), aMeetingFile(), { date });
    expect(minutesDocumentSchema.parse(document)).toEqual(document);
    expect(document.planOwner).toBe('Oda');
    expect(document.nextMeeting).toEqual({
      kind: 'agreed',
      date: '2027-01-11',
      time: '12:00',
      place: 'Helsestasjonen',
    });
  });

  it('name the family first, and nobody who was not there (D5)', () => {
    const { attended } = buildMinutesFromFiles(aPlanFile(), aMeetingFile(), { date });
    expect(attended.map(({ name, part, by }) => [name, part, by])).toEqual([
      ['Hanne Fjeldberg', 'some', 'room'],
      ['Siri Bakke', 'whole', 'room'],
      ['Tone Lid', 'whole', 'video'],
    ]);
  });

  it('show what has happened since last time under the goals of the agenda, and nothing older (G5)', () => {
    const { goals } = buildMinutesFromFiles(aPlanFile(), aMeetingFile(), { date });
    expect(goals.map(({ title }) => title)).toEqual(['Sove godt om natta']);
    const [reading, talk] = goals[0]?.activities ?? [];
    expect(goals[0]?.activities).toHaveLength(2);
    expect(reading?.evaluations).toEqual([
      { date: '2026-10-13', text: 'Vi er i gang.', saidBy: ['Hanne Fjeldberg'] },
      { date, text: 'Det er blitt en fin vane.', saidBy: ['Hanne Fjeldberg'] },
    ]);
    expect(talk).toMatchObject({
      status: 'done',
      responsible: ['Tone Lid', 'Bestemor'],
      closed: { date, reason: 'Familien har fått de rådene de trenger.' },
    });
  });

  it('go back to the meeting before when its day is given', () => {
    const { goals } = buildMinutesFromFiles(aPlanFile(), aMeetingFile(), { date, since: '2026-01-01' });
    const texts = goals[0]?.activities.flatMap(({ evaluations }) => evaluations.map(({ text }) => text));
    expect(texts).toEqual(['Sagt før forrige møte.', 'Vi er i gang.', 'Det er blitt en fin vane.']);
    expect(goals[0]?.activities).toHaveLength(3);
  });

  it('ask every guardian, and take silence for waiting (D4)', () => {
    const { approvals } = buildMinutesFromFiles(aPlanFile(), aMeetingFile(), { date });
    expect(approvals?.map(({ name, answer, spoken }) => [name, answer, spoken])).toEqual([
      ['Hanne Fjeldberg', 'agrees', true],
      ['Per Fjeldberg', 'waiting', false],
    ]);
  });

  it('ask the plan owner who is no child, and whoever else answered', () => {
    const plan: PlanFile = { ...aPlanFile(), about: 'youth' };
    const meeting = aMeetingFile();
    const { approvals } = buildMinutesFromFiles(
      plan,
      {
        ...meeting,
        present: [...meeting.present, { participant: 'child', part: 'whole', by: 'room' }],
        answers: [{ participant: 'nurse', answer: 'disagrees' }],
      },
      { date },
    );
    expect(approvals?.map(({ name, answer }) => [name, answer])).toEqual([
      ['Oda', 'waiting'],
      ['Hanne Fjeldberg', 'waiting'],
      ['Per Fjeldberg', 'waiting'],
      ['Tone Lid', 'disagrees'],
    ]);
  });

  it('hold no byte of what the model has no place for: contact details, consents, other goals (R10)', async () => {
    const materials = await readPdfMaterials(join(import.meta.dirname, '../../../resources'));
    const plan = aPlanFile();
    const changed = {
      ...plan,
      participants: plan.participants.map((one) => ({ ...one, mobile: '40404040', born: '2015-01-01' })),
      consents: [],
      items: plan.items.map((item) => (item.id === 'g2' ? { ...item, title: 'Noe helt annet' } : item)),
    };
    const [before, after] = await Promise.all(
      [plan, changed].map((one) =>
        makeMinutesPdf(materials, buildMinutesFromFiles(one, aMeetingFile(), { date })),
      ),
    );
    if (before?.ok !== true || after?.ok !== true) throw new Error('Refused');
    expect(after.value.sha256).toBe(before.value.sha256);
  });

  it('are not built on names that lead nowhere: each is found, with its file and field', () => {
    const plan = aPlanFile();
    expect(findUnknownReferences(plan, aMeetingFile())).toEqual([]);
    const meeting = { ...aMeetingFile(), chair: 'nobody' };
    const orphans = plan.items.filter(({ id }) => id !== 'a2');
    expect(findUnknownReferences({ ...plan, items: orphans }, meeting)).toEqual([
      { file: 'meeting', field: 'chair', id: 'nobody' },
      { file: 'meeting', field: 'held.0.closings', id: 'a2' },
    ]);
  });
});
