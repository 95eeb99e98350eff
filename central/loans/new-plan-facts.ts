import type { Day } from '#domain/calendar.ts';
import { decide } from '#domain/decide.ts';
import type { LawCommand } from '#domain/decisions.ts';
import { fold } from '#domain/evolve.ts';
import type { FactId, Id } from '#domain/identity.ts';
import type { KnownFact } from '#domain/known-fact.ts';
import type { Profile } from '#domain/profile.ts';
import type { LawRefusal } from '#domain/refusal.ts';
import { no, type Result, yes } from '#domain/result.ts';
import { emptyState, type PlanState } from '#domain/state.ts';
import type { NewPlan } from '#sync/messages.ts';

/** Who is signed in: the employee who opens the plan and holds its baton (R8). */
export interface Employee {
  readonly name: string;
  readonly shownAs?: string;
  readonly service?: string;
  readonly position?: string;
}

export interface NewPlanNeeds {
  readonly employee: Employee;
  readonly today: Day;
  readonly now: number;
  readonly profile: Profile;
  readonly newId: () => FactId;
}

export interface OpenedPlan {
  readonly holder: Id;
  readonly facts: readonly KnownFact[];
  readonly state: PlanState;
}

/** C1, M6: an empty plan: who it is about, who holds it, and the family. Each step is decided by the law. */
export function openNewPlan(needs: NewPlanNeeds, request: NewPlan): Result<OpenedPlan, LawRefusal> {
  const holder = needs.newId();
  const facts: KnownFact[] = [];
  let state = emptyState;
  for (const command of commandsOf(needs, request, holder)) {
    const decided = decide(state, command, {
      plan: request.plan,
      today: needs.today,
      now: new Date(needs.now).toISOString(),
      profile: needs.profile,
      actor: holder,
      saidBy: [],
      proof: 'eid',
      newId: needs.newId,
    });
    if (!decided.ok) return no(decided.refusal);
    state = fold(state, decided.value);
    facts.push(...decided.value);
  }
  return yes({ holder, facts, state });
}

function commandsOf(needs: NewPlanNeeds, request: NewPlan, holder: Id): readonly LawCommand[] {
  const { about, language, owner, guardians } = request;
  const family = [
    { ...owner, role: 'plan-owner' as const, access: 'read' as const },
    ...guardians.map((one) => ({ ...one, role: 'guardian' as const, access: 'full' as const })),
  ];
  return [
    { kind: 'plan.open', body: { about, language } },
    {
      kind: 'participant.add',
      participant: holder,
      body: { ...needs.employee, role: 'relay-holder', access: 'full', employee: true },
    },
    ...family.map((body) => ({
      kind: 'participant.add' as const,
      participant: needs.newId(),
      body: { ...body, employee: false },
    })),
  ];
}
