import { describe, expect, it } from 'vitest';
import {
  activitiesOf,
  dayNumber,
  isAdmitted,
  isFamily,
  notesOf,
  participantsOf,
  readMeeting,
  readPlan,
  readText,
} from './demo-files.ts';

const names = ['ada', 'isak', 'selma'];
const textFields = new Set(['title', 'description', 'text', 'reason', 'position', 'service', 'place']);

const unwanted = {
  vague:
    'snarest,snarast,så snart som mulig,så snart som mogleg,jevnlig,jamleg,fortløpende,løpende,løpande,etter hvert,' +
    'etter kvart,ved behov,av og til,i god tid,om mulig,om mogleg,eventuelt,på sikt,inntil videre,inntil vidare,' +
    'litt mer,litt meir,noen ganger,tett oppfølging,i den grad,regelmessig,i perioder,i periodar',
  short:
    'f.eks.,t.d.,bl.a.,m.a.,kl.,kl,ca.,ca,osv.,evt.,pga.,mtp.,ift.,mht.,tlf.,nr.,min.,mnd.,jf.,dvs.,' +
    'sfo,ppt,bup,iop,ip,hsp,ktl',
  labels: 'diagnose,adhd,autisme,dysleksi,depresjon,utagerende,umoden,svak,barnet,eleven,brukeren,pasienten',
};
const notIn = {
  nn:
    'ikke,jeg,hva,hvem,hvordan,hvorfor,hvor,hver,hun,dere,deres,fra,noen,noe,uke,uken,uker,hjemme,selv,sammen,bare,' +
    'være,gjøre,gjør,kommer,skole,skolen,mye,flere,mer,dem,ble,nå,en,sier,forteller,leser,vera,koma,gjera,lesa,me',
  nb:
    'ikkje,eg,kva,kven,korleis,kvifor,kvar,ho,dykk,frå,nokon,noko,veke,veker,heime,sjølv,saman,berre,vere,gjere,' +
    'gjer,kjem,skule,skulen,mykje,fleire,meir,vart,ein,eit,seier,fortel,les,dei',
};

function collectTexts(value: unknown, field = ''): string[] {
  if (typeof value === 'string') return textFields.has(field) ? [value] : [];
  if (Array.isArray(value)) return value.flatMap((one) => collectTexts(one, field));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => collectTexts(inner, key));
}

function textsOf(name: string): string[] {
  return [...collectTexts(readPlan(name)), ...collectTexts(readMeeting(name))];
}

/** Whole words and phrases only; a full stop inside an abbreviation counts as part of it. */
function findWords(texts: string[], list: string): string[] {
  const padded = texts.map((text) => ` ${text.toLowerCase().replaceAll(/[,:;!?«»()\n]|\.(?=\s|$)/g, ' ')} `);
  const whole = texts.map((text) => ` ${text.toLowerCase()} `);
  return list.split(',').filter((word) => [...padded, ...whole].some((text) => text.includes(` ${word} `)));
}

describe.each(names)('the demonstration plan of %s', (name) => {
  const plan = readPlan(name);
  const people = new Set(plan.participants.map((one) => one.id));
  const activities = new Map(activitiesOf(plan).map((one) => [one.id, one]));

  it('has one plan owner, a relay holder, and unique ids', () => {
    const ids = plan.items.map((item) => item.id);
    expect(plan.participants.filter((one) => one.role === 'plan-owner')).toHaveLength(1);
    expect(plan.participants.some((one) => one.role === 'relay-holder' && one.employee)).toBe(true);
    expect(new Set(ids).size).toBe(ids.length);
    expect(people.size).toBe(plan.participants.length);
  });

  it('names only people, goals and activities that exist', () => {
    const goals = new Set(plan.items.filter((item) => item.kind === 'goal').map((item) => item.id));
    const named = [
      ...plan.consents.flatMap((one) => [...one.signedBy, ...one.names.map((row) => row.participant)]),
      ...plan.items.flatMap((item) => ('limitedTo' in item ? (item.limitedTo ?? []) : [])),
      ...activitiesOf(plan).flatMap((one) => participantsOf(one.responsible)),
      ...notesOf(plan).flatMap((one) => [...one.saidBy, one.writtenBy ?? 'nobody']),
    ];
    expect(named.filter((id) => !people.has(id))).toEqual([]);
    expect(activitiesOf(plan).filter((one) => !goals.has(one.goal))).toEqual([]);
    expect(notesOf(plan).filter((one) => !activities.has(one.activity))).toEqual([]);
  });

  it('lets nobody act before a consent that names them is signed (R7, C3)', () => {
    const acts = [
      ...activitiesOf(plan).map((one) => ({
        ids: participantsOf(one.responsible),
        day: dayNumber(one.added),
      })),
      ...notesOf(plan).map((one) => ({
        ids: [...one.saidBy, one.writtenBy ?? ''],
        day: dayNumber(one.date),
      })),
    ];
    const early = acts.flatMap(({ ids, day }) => ids.filter((id) => !isAdmitted(plan, id, day)));
    const latest = plan.consents.at(-1)?.names.map((one) => one.participant) ?? [];
    expect(early).toEqual([]);
    expect(new Set(latest)).toEqual(new Set([...people].filter((id) => !isFamily(plan, id))));
  });

  it('is signed by every guardian, or by a pregnant plan owner herself (C6)', () => {
    const guardians = plan.participants.filter((one) => one.role === 'guardian').map((one) => one.id);
    const signers = plan.about === 'pregnant' ? ['selma'] : guardians;
    expect(plan.consents.map((one) => one.signedBy)).toEqual(plan.consents.map(() => signers));
    expect(guardians).toHaveLength(plan.about === 'pregnant' ? 0 : 2);
  });

  it('gives every activity a deadline, a day of evaluation, and a status that fits (G1, G4)', () => {
    const misfits = [...activities.values()].filter(
      (one) =>
        dayNumber(one.deadline) <= dayNumber(one.added) ||
        dayNumber(one.evaluateOn) <= dayNumber(one.added) ||
        ['done', 'ended'].includes(one.status) !== (one.closed !== undefined),
    );
    expect(misfits).toEqual([]);
  });

  it('keeps evaluations and comments within the life of their activity and before the meeting', () => {
    const misfits = notesOf(plan).filter((note) => {
      const activity = activities.get(note.activity);
      const date = dayNumber(note.date);
      return date < dayNumber(activity?.added) || date >= dayNumber(activity?.closed?.on ?? 0);
    });
    expect(misfits).toEqual([]);
  });

  it('never ages, and holds no identity number and no real telephone number or address (R10)', () => {
    const raw =
      readText(`resources/demo/${name}.plan.json`) + readText(`resources/demo/${name}.meeting.json`);
    expect(raw).not.toMatch(/\d{4}-\d{2}-\d{2}/);
    const withoutHashes = raw.replaceAll(/"[0-9a-f]{64}"/gu, '""');
    expect(withoutHashes).not.toMatch(/\d(?:[ .-]?\d){10}/);
    for (const one of plan.participants) {
      expect(one.mobile ?? '000 00 000').toMatch(/^000 00 \d{3}$/);
      expect(one.email ?? 'a@eksempel.no').toMatch(/@eksempel\.no$/);
    }
  });

  it('is written in plain language and in one form of Norwegian (L1–L7)', () => {
    const texts = textsOf(name);
    const surnames = plan.participants.map((one) => one.name.split(' ').at(-1)?.toLowerCase() ?? '');
    expect(findWords(texts, Object.values(unwanted).join(','))).toEqual([]);
    expect(findWords(texts, notIn[plan.language])).toEqual([]);
    expect(findWords(texts, surnames.join(','))).toEqual([]);
  });
});

describe.each(names)('the demonstration meeting of %s', (name) => {
  const plan = readPlan(name);
  const meeting = readMeeting(name);
  const open = new Map(activitiesOf(plan).flatMap((one) => (one.closed ? [] : [[one.id, one] as const])));

  it('is about the plan beside it, and led and written by employees who are present (M1)', () => {
    const present = new Set(meeting.present.map((one) => one.participant));
    const staff = plan.participants.filter((one) => one.employee).map((one) => one.id);
    expect(meeting.plan).toBe(`${name}.plan.json`);
    expect(staff).toEqual(expect.arrayContaining([meeting.chair, meeting.minuteTaker]));
    expect([meeting.chair, meeting.minuteTaker].every((id) => present.has(id))).toBe(true);
    expect([...present].filter((id) => !isAdmitted(plan, id, 0))).toEqual([]);
    expect(meeting.answers.filter((one) => !isFamily(plan, one.participant))).toEqual([]);
  });

  it('takes up every goal, from the welcome to the next meeting', () => {
    const goals = plan.items.filter((item) => item.kind === 'goal').map((item) => item.id);
    const kinds = meeting.agenda.map((row) => row.kind);
    expect(meeting.agenda.flatMap((row) => (row.kind === 'goal' ? [row.goal] : []))).toEqual(goals);
    expect(kinds.slice(0, 2)).toEqual(['welcome', 'roll-call']);
    expect(kinds.slice(-3)).toEqual(['topic', 'read-back', 'next-meeting']);
  });

  it('decides only about open activities under the goal it speaks of', () => {
    const points = new Map(meeting.agenda.map((row) => [row.id, row]));
    for (const row of meeting.held) {
      const point = points.get(row.agenda);
      const goal = point?.kind === 'goal' ? point.goal : undefined;
      const touched = [...row.evaluations, ...row.closings].map((one) => open.get(one.activity)?.goal);
      expect(point).toBeDefined();
      expect([...touched, ...row.activities.map((one) => one.goal)].filter((one) => one !== goal)).toEqual(
        [],
      );
    }
    expect(new Set(meeting.held.map((row) => row.agenda)).size).toBe(meeting.held.length);
  });

  it('brings evaluations, a new activity with a deadline, a closing, answers and a next meeting', () => {
    const added = meeting.held.flatMap((row) => row.activities);
    expect(meeting.held.flatMap((row) => row.evaluations).length).toBeGreaterThanOrEqual(4);
    expect(added.length).toBeGreaterThan(0);
    expect(added.filter((one) => dayNumber(one.deadline) <= 0)).toEqual([]);
    expect(meeting.held.flatMap((row) => row.closings)).toHaveLength(1);
    expect(meeting.answers.length).toBeGreaterThan(0);
    expect(dayNumber(meeting.next?.date)).toBeGreaterThan(0);
  });

  it('touches nothing that somebody present may not see (R5, A4)', () => {
    const latest = plan.consents.at(-1)?.names ?? [];
    const professionals = meeting.present.filter((one) => !isFamily(plan, one.participant));
    const touched = meeting.held.flatMap((row) => [...row.evaluations, ...row.closings]);
    const limits = touched.map((one) => open.get(one.activity)?.limitedTo);
    const topics = professionals.map(
      (one) => latest.find((row) => row.participant === one.participant)?.topics,
    );
    expect(limits.filter((limit) => limit !== undefined)).toEqual([]);
    expect(topics.filter((limit) => limit !== undefined)).toEqual([]);
  });
});

describe('what the demonstration shows', () => {
  it('has eight professionals of six services, three goals, nine activities and two years around Ada', () => {
    const plan = readPlan('ada');
    const professionals = plan.participants.filter((one) => !isFamily(plan, one.id));
    const days = notesOf(plan).map((one) => dayNumber(one.date));
    expect(professionals).toHaveLength(8);
    expect(new Set(professionals.map((one) => one.service)).size).toBe(6);
    expect(plan.items.filter((item) => item.kind === 'goal')).toHaveLength(3);
    expect(activitiesOf(plan)).toHaveLength(9);
    expect(Math.min(...plan.items.map((item) => dayNumber('added' in item ? item.added : 0)))).toBe(-730);
    expect(Math.max(...days) - Math.min(...days)).toBeGreaterThan(600);
  });

  it('limits one item to two people and one person to one topic around Ada (R5, C2)', () => {
    const plan = readPlan('ada');
    const limits = activitiesOf(plan).flatMap((one) =>
      one.limitedTo === undefined ? [] : [one.limitedTo.length],
    );
    const narrowed = plan.consents.at(-1)?.names.filter((one) => one.topics !== undefined) ?? [];
    expect(limits).toEqual([2]);
    expect(narrowed).toEqual([{ participant: 'fritidsleder', topics: ['other'] }]);
    expect(activitiesOf(plan).filter((one) => one.closed !== undefined)).toHaveLength(1);
  });

  it('has two relay holders around Isak, one of whom leaves after the new consent (R2, R3)', () => {
    const plan = readPlan('isak');
    const holders = plan.participants.filter((one) => one.role === 'relay-holder');
    expect(holders.map((one) => one.accessEnds)).toEqual([78, undefined]);
    expect(plan.consents).toHaveLength(2);
    expect(dayNumber(plan.consents.at(-1)?.signedOn)).toBeGreaterThan(-30);
  });

  it('has an interpreter whose language, and no name, is noted in the meeting of Selma (A2)', () => {
    expect(readMeeting('selma').interpreter).toEqual({ language: 'tigrinja', by: 'video' });
  });

  it.each([
    ['ada', 20],
    ['isak', 10],
    ['selma', 10],
  ])(
    'has evaluations and goals of uneven length in the plan of %s, so that pages must turn',
    (name, least) => {
      const plan = readPlan(name);
      const sizes = plan.items
        .filter((item) => item.kind === 'goal')
        .map((goal) => activitiesOf(plan).filter((one) => one.goal === goal.id).length);
      const words = notesOf(plan).map((one) => one.text.split(' ').length);
      expect(notesOf(plan).filter((one) => one.kind === 'evaluation').length).toBeGreaterThanOrEqual(least);
      expect(Math.max(...sizes)).toBeGreaterThanOrEqual(4);
      expect(Math.max(...words)).toBeGreaterThan(3 * Math.min(...words));
    },
  );
});
