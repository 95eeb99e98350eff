import type { MeetingFile, PlanFile } from '#domain/plan-file.ts';
import { countFacts, makeLargePlan } from './large-plan.ts';

export const domainSize = { activities: 1000, people: 30, facts: 10_000 };
const seed = 20_261_122;
/** Who comes and goes while it is measured: may not see what concerns money. */
export const comesAndGoes = 'helper-0';

/** The large plan with more people in it than any meeting has; every other of them may see only some topics. */
export function makeDomainPlan(): PlanFile {
  const plan = makeLargePlan({ activities: domainSize.activities, facts: domainSize.facts / 2, seed });
  const helpers = Array.from({ length: domainSize.people - plan.participants.length }, (_empty, number) => ({
    id: `helper-${number}`,
    role: 'participant' as const,
    name: `Helper ${number} Eksempel`,
    access: 'full' as const,
    employee: true,
  }));
  const size = countFacts(plan) + helpers.length;
  const whole = makeLargePlan({
    activities: domainSize.activities,
    facts: domainSize.facts / 2 + domainSize.facts - size,
    seed,
  });
  const names = helpers.map(({ id }, number) => ({
    participant: id,
    ...(number % 2 === 0
      ? { topics: ['school' as const, 'health' as const, 'family' as const, 'other' as const] }
      : {}),
  }));
  const consents = whole.consents.map((consent) => ({ ...consent, names: [...consent.names, ...names] }));
  return { ...whole, participants: [...whole.participants, ...helpers], consents };
}

/** Everybody is here but the one who comes and goes. */
export function makeDomainMeeting(plan: PlanFile): MeetingFile {
  const here = plan.participants.filter(({ id }) => id !== comesAndGoes);
  return {
    format: 1,
    kind: 'meeting',
    id: 'domain-meeting',
    plan: 'large.plan.json',
    time: '13:00',
    place: 'Møterommet',
    chair: 'holder',
    minuteTaker: 'teacher',
    agenda: [{ kind: 'goal', id: 'first-goal', goal: 'goal-0' }],
    present: here.map(({ id }) => ({ participant: id, part: 'whole', by: 'room' })),
    held: [],
    answers: [],
  };
}
