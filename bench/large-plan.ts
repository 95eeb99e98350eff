import type { ItemRow, PlanFile } from '#domain/plan-file.ts';

/** What a large plan is made from. The same numbers always give the same plan. */
interface LargePlanSize {
  readonly activities: number;
  /** How many facts the rows become: the plan, its participants and consents, and every item. */
  readonly facts: number;
  readonly seed: number;
}

interface Draw {
  readonly below: (limit: number) => number;
  readonly from: (words: readonly string[]) => string;
}

const oldestDay = -730;
const activitiesPerGoal = 5;
const topics = ['school', 'health', 'family', 'economy', 'other'] as const;
const professionals = ['holder', 'teacher', 'nurse', 'adviser', 'leader', 'therapist'];
const everybody = [...professionals, 'owner', 'mother', 'father'];
const openings = ['Du leser', 'Du øver', 'Du forteller', 'Du velger', 'Marit leser', 'Mor og du tegner'];
const middles = ['i ti minutter', 'sammen med en venn', 'ute i skolegården', 'på biblioteket', 'hjemme'];
const endings = [
  'hver mandag.',
  'hver skoledag klokken 9.',
  'annenhver tirsdag.',
  'fra klokken 12 til 12.30.',
];

/**
 * A plan far larger than any family has, for measuring: the rows of `facts` facts, of which `activities`
 * are activities; what is left is spread over them as evaluations and comments. Pure and seeded.
 */
export function makeLargePlan(size: LargePlanSize): PlanFile {
  const draw = drawFrom(size.seed);
  const plan = { ...emptyPlan(), items: makeStructure(size.activities, draw) };
  const left = size.facts - countFacts(plan);
  if (left < 0) throw new Error(`${size.facts} facts are too few for ${size.activities} activities`);
  for (let number = 0; number < left; number += 1) {
    plan.items.push(makeNote(number, `activity-${number % size.activities}`, draw));
  }
  return plan;
}

/** One fact opens the plan; every row is one more, and closing an item is one of its own. */
export function countFacts(plan: PlanFile): number {
  const closings = plan.items.filter((item) => 'closed' in item && item.closed !== undefined).length;
  return 1 + plan.participants.length + plan.consents.length + plan.items.length + closings;
}

function emptyPlan(): PlanFile {
  return {
    format: 1,
    kind: 'plan',
    id: 'large',
    about: 'child',
    language: 'nb',
    participants: [
      { id: 'owner', role: 'plan-owner', name: 'Ada Eksempel', access: 'read', employee: false, born: -3000 },
      {
        id: 'mother',
        role: 'guardian',
        name: 'Mor Eksempel',
        familyWord: 'mor',
        access: 'full',
        employee: false,
      },
      {
        id: 'father',
        role: 'guardian',
        name: 'Far Eksempel',
        familyWord: 'far',
        access: 'full',
        employee: false,
      },
      ...professionals.map((id) => makeProfessional(id)),
    ],
    consents: [
      {
        id: 'consent',
        signedOn: oldestDay,
        signedBy: ['mother', 'father'],
        form: 'eid',
        names: professionals.map((participant) => ({ participant })),
      },
    ],
    items: [],
  };
}

function makeProfessional(id: string): PlanFile['participants'][number] {
  const role = id === 'holder' ? 'relay-holder' : 'participant';
  return { id, role, name: `${id} Eksempel`, service: `Service of ${id}`, access: 'full', employee: true };
}

function makeStructure(activities: number, draw: Draw): ItemRow[] {
  const items: ItemRow[] = [];
  for (let number = 0; number < activities; number += 1) {
    const goal = `goal-${Math.floor(number / activitiesPerGoal)}`;
    if (number % activitiesPerGoal === 0) items.push(makeGoal(goal, draw));
    items.push(makeActivity(`activity-${number}`, goal, draw));
  }
  return items;
}

function makeGoal(id: string, draw: Draw): ItemRow {
  return { kind: 'goal', id, title: makeSentence(draw), topic: makeTopic(draw), added: oldestDay };
}

/** One activity in twenty is limited to two people (R5), one in ten is closed (G4). */
function makeActivity(id: string, goal: string, draw: Draw): ItemRow {
  const limited = draw.below(20) === 0;
  const closed = draw.below(10) === 0;
  return {
    kind: 'activity',
    id,
    goal,
    description: makeSentence(draw),
    topic: makeTopic(draw),
    responsible: [{ participant: draw.from(everybody) }],
    deadline: draw.below(180) - 30,
    evaluateOn: draw.below(60),
    status: closed ? 'done' : 'ongoing',
    added: oldestDay,
    ...(limited ? { limitedTo: ['nurse', 'teacher'] } : {}),
    ...(closed ? { closed: { on: -1 - draw.below(60), reason: makeSentence(draw) } } : {}),
  };
}

function makeNote(number: number, activity: string, draw: Draw): ItemRow {
  const kind = draw.below(5) === 0 ? 'comment' : 'evaluation';
  const sentences = Array.from({ length: 1 + draw.below(4) }, () => makeSentence(draw));
  return {
    kind,
    id: `note-${number}`,
    activity,
    date: oldestDay + draw.below(-oldestDay),
    text: sentences.join(' '),
    saidBy: [draw.from(everybody)],
    writtenBy: draw.from(professionals),
  };
}

function makeTopic(draw: Draw): (typeof topics)[number] {
  return topics[draw.below(topics.length)] ?? 'other';
}

function makeSentence(draw: Draw): string {
  return `${draw.from(openings)} ${draw.from(middles)} ${draw.from(endings)}`;
}

/** Mulberry32: small, and the same on every machine. */
function drawFrom(seed: number): Draw {
  let state = Math.trunc(seed);
  function below(limit: number): number {
    state = (state + 0x6d_2b_79_f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * limit);
  }
  return { below, from: (words) => words[below(words.length)] ?? '' };
}
