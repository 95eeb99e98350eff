import { standardAgenda } from '#domain/agenda-due.ts';
import type { LawRefusal } from '#domain/refusal.ts';
import type { Profile } from '#domain/profile.ts';
import { type Result, yes } from '#domain/result.ts';
import { openNewPlan } from '#store/loans/new-plan-facts.ts';
import type { NewPlan } from '#sync/messages.ts';
import type { FakePlan } from './fake-plan-log.ts';

interface Needs {
  readonly profile: Profile;
  readonly today: string;
  readonly now: () => number;
  readonly newId: () => string;
}

/** An empty plan as the store opens it, with its first meeting. */
export function openFakePlan(needs: Needs, request: NewPlan): Result<FakePlan, LawRefusal> {
  const employee = { name: 'Marit Lunde', shownAs: 'Marit', position: 'kontaktlærer' };
  const opened = openNewPlan({ ...needs, employee, now: needs.now() }, request);
  if (!opened.ok) return opened;
  const { facts, holder } = opened.value;
  const people = { chair: holder, minuteTaker: holder };
  const meeting = { ...request.meeting, date: needs.today, ...people, agenda: standardAgenda(needs.newId) };
  const row = {
    id: request.plan,
    firstName: request.owner.name,
    language: request.language,
    holder: 'Marit',
  };
  return yes({ row, facts, meeting });
}
