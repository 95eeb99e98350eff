import { meetingFileSchema, planFileSchema } from '#domain/plan-file.ts';
import type { MeetingFile, PlanFile } from '#domain/plan-file.ts';

/** What each generated meeting is made to try; twenty of them go through the list more than twice. */
export const shapes = [
  'ordinary',
  'nynorsk with Sami letters',
  'forty decisions',
  'long names',
  'one page',
  'twelve pages',
  'nynorsk',
  'Sami letters',
] as const;
export type Shape = (typeof shapes)[number];

export interface GeneratedMeeting {
  readonly shape: Shape;
  readonly plan: PlanFile;
  readonly meeting: MeetingFile;
}

type Chance = (below: number) => number;

/** Small, and the same everywhere: a seed that is printed brings the same meetings back. */
function chanceFrom(seed: number): Chance {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

const words = {
  nb: 'vi snakket om hvordan dagene har vært og hva som hjelper når det blir mye lyd i rommet og alle fikk si sitt mens boka lå på bordet'.split(
    ' ',
  ),
  nn: 'vi snakka om korleis dagane har vore og kva som hjelper når det blir mykje lyd i rommet og alle fekk seie sitt medan boka låg på bordet'.split(
    ' ',
  ),
  sami: 'Ŋavdnje Šiljut Ođđasat Čáhci Ŧuohtta Áhkká Guovdageaidnu Ïjje Ǩiõrr Ʒõõn'.split(' '),
};
const firstNames = ['Ádam', 'Oda', 'Ŋállá', 'Bjørnar', 'Gáddjá', 'Ylva', 'Åsmund', 'Ïvven'];
const lastNames = ['Fjeldberg', 'Guttormsen Čállo', 'Øverbø', 'Ŧorsen', 'Lid', 'Sæther'];

interface Maker {
  readonly chance: Chance;
  readonly shape: Shape;
  readonly language: 'nb' | 'nn';
}

/** A plan and the meeting over it, with something that one of the services may not see. */
export function generateMeeting(seed: number, index: number): GeneratedMeeting {
  const shape = shapes[index % shapes.length] ?? 'ordinary';
  const maker: Maker = {
    chance: chanceFrom(seed * 1000 + index),
    shape,
    language: shape.startsWith('nynorsk') ? 'nn' : 'nb',
  };
  const goals = shape === 'one page' ? 0 : 2 + maker.chance(2);
  return { shape, plan: planOf(maker, goals), meeting: meetingOf(maker, goals) };
}

function pick<Value>(chance: Chance, from: readonly [Value, ...Value[]] | readonly Value[]): Value {
  const found = from[chance(from.length)];
  if (found === undefined) throw new Error('There is nothing to pick from');
  return found;
}

function sentence({ chance, language, shape }: Maker, length: number): string {
  const from = shape.includes('Sami') ? [...words[language], ...words.sami] : words[language];
  const said = Array.from({ length }, () => pick(chance, from)).join(' ');
  return `${said.charAt(0).toUpperCase()}${said.slice(1)}.`;
}

function nameOf(maker: Maker): string {
  const { chance, shape } = maker;
  const first = pick(chance, firstNames);
  if (shape !== 'long names') return `${first} ${pick(chance, lastNames)}`;
  return `${first} Alexandra-Kristoffersdatter ${pick(chance, lastNames)} von Hammerfestøyvågen-Bratteberglien`;
}

const day = '2026-11-12';

function planOf(maker: Maker, goals: number): PlanFile {
  const staff = { role: 'participant', access: 'full', employee: true } as const;
  return planFileSchema.parse({
    format: 1,
    kind: 'plan',
    id: 'plan-1',
    about: 'child',
    language: maker.language,
    participants: [
      { id: 'child', role: 'plan-owner', name: nameOf(maker), access: 'read', born: '2018-04-02' },
      { id: 'mother', role: 'guardian', name: nameOf(maker), familyWord: 'mor', access: 'full' },
      ...(goals === 0
        ? []
        : [{ id: 'father', role: 'guardian', name: nameOf(maker), familyWord: 'far', access: 'full' }]),
      { ...staff, id: 'holder', role: 'relay-holder', name: nameOf(maker), service: 'Solvang skole' },
      {
        ...staff,
        id: 'nurse',
        name: nameOf(maker),
        position: 'helsesykepleier',
        service: 'Lia helsestasjon',
      },
    ],
    consents: [
      {
        id: 'c1',
        signedOn: -200,
        signedBy: ['mother'],
        form: 'eid',
        names: [{ participant: 'holder' }, { participant: 'nurse', topics: ['health', 'other'] }],
      },
    ],
    items: Array.from({ length: goals }, (_one, index) => goalRows(maker, index)).flat(),
  });
}

function goalRows(maker: Maker, index: number): object[] {
  const goal = `g${index}`;
  const topic = index % 2 === 0 ? 'health' : 'school';
  const count = maker.shape === 'twelve pages' ? 22 : 1;
  const rows = Array.from({ length: count }, (_one, place) => [
    {
      kind: 'activity',
      id: `a${index}-${place}`,
      goal,
      description: sentence(maker, 8),
      responsible: [{ participant: 'nurse' }, { name: 'bestemor' }],
      deadline: 5 + maker.chance(90),
      status: 'ongoing',
    },
    {
      kind: 'evaluation',
      id: `e${index}-${place}`,
      activity: `a${index}-${place}`,
      date: -30,
      text: sentence(maker, maker.shape === 'twelve pages' ? 70 : 12),
      saidBy: ['mother', 'nurse'],
    },
  ]);
  return [{ kind: 'goal', id: goal, title: sentence(maker, 4), topic }, ...rows.flat()];
}

function meetingOf(maker: Maker, goals: number): MeetingFile {
  const points = Array.from({ length: goals }, (_one, index) => ({
    kind: 'goal',
    id: `p${index}`,
    goal: `g${index}`,
  }));
  const short = { kind: 'topic', id: 'p0', title: sentence(maker, 3) };
  return meetingFileSchema.parse({
    format: 1,
    kind: 'meeting',
    id: 'meeting-1',
    plan: 'generated.plan.json',
    date: day,
    time: '12:30',
    place: sentence(maker, 3),
    chair: 'holder',
    minuteTaker: 'nurse',
    agenda: goals === 0 ? [short] : points,
    present: [
      { participant: 'mother' },
      ...(goals === 0 ? [] : [{ participant: 'holder' }, { participant: 'nurse', by: 'video' }]),
    ],
    held:
      goals === 0
        ? [{ agenda: 'p0', text: sentence(maker, 8) }]
        : Array.from({ length: goals }, (_one, index) => heldRow(maker, index, goals)),
    answers: [{ participant: 'mother', answer: 'agrees' }],
    // In winter the meeting, in summer the next one: the clock is moved between them.
    ...(goals === 0 ? {} : { next: { date: 180 + maker.chance(20), time: '08:30', place: 'Solvang skole' } }),
  });
}

function heldRow(maker: Maker, index: number, goals: number): object {
  const decisions = maker.shape === 'forty decisions' ? Math.ceil(40 / goals) : 1;
  const paragraphs = maker.shape === 'twelve pages' ? 24 : 1;
  return {
    agenda: `p${index}`,
    text: Array.from({ length: paragraphs }, () => sentence(maker, 30)).join('\n'),
    evaluations: [{ activity: `a${index}-0`, text: sentence(maker, 10), saidBy: ['mother'] }],
    activities: Array.from({ length: decisions }, () => ({
      goal: `g${index}`,
      description: sentence(maker, 6),
      responsible: [{ participant: 'holder' }],
      deadline: 7 + maker.chance(60),
    })),
  };
}
