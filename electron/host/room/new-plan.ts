import type { CommandInput } from '#contract/commands.ts';
import type { Refusal } from '#contract/refusals.ts';
import { refusalKindSchema, refuse } from '#contract/refusals.ts';
import type { Fact } from '#domain/fact.ts';
import type { Result } from '#domain/result.ts';
import { no, yes } from '#domain/result.ts';
import type { NewPlan } from '#sync/messages.ts';
import { newPlanSchema } from '#sync/messages.ts';
import type { CentralClient } from '../central/central-client.ts';
import type { CentralRefusal } from '../central/central-refusals.ts';
import { pullPlan } from '../central/pull-plan.ts';
import type { Fetched } from './choose.ts';
import { openFetched, setClock, storeRefusal } from './choose.ts';
import type { Answer, HostRoom } from './host-room.ts';
import { isOpening, profileOf, roomNow } from './host-room.ts';

type Input = CommandInput<'plan.create'>;

interface Attempt {
  readonly asked: string;
  readonly request: NewPlan;
}

/** In memory only: the same form sent again after a cut line asks for the same plan, not for another. */
const attempts = new WeakMap<HostRoom, Attempt>();

/**
 * M6: opens an empty plan in the store and then the meeting here. Without the store nothing is kept: the page
 * has the form, and nobody's name goes to this disk (S6).
 */
export async function createPlan(host: HostRoom, input: Input): Promise<Answer> {
  if (isOpening(host)) return no(refuse('meeting-open'));
  if (input.about === 'pregnant' && !profileOf(host).pregnantPlans) return no(refuse('pregnant-not-offered'));
  const { client } = host;
  if (client === undefined) return no(refuse('store-away'));
  // The phase stays: the page must keep what was typed, in case the answer is no.
  const { phase } = host;
  host.isMakingPlan = true;
  const opened = await openNew(host, client, input);
  delete host.isMakingPlan;
  if (opened.ok) attempts.delete(host);
  else host.phase = phase;
  host.needs.changed();
  return opened;
}

async function openNew(host: HostRoom, client: CentralClient, input: Input): Promise<Answer> {
  const clock = await setClock(host, client);
  if (!clock.ok) return clock;
  const request = requestFor(host, input);
  if (!request.ok) return request;
  const loan = await client.createPlan(request.value);
  if (!loan.ok) return no(lawRefusal(loan.refusal));
  const facts = await pullApplied(client, request.value.plan);
  if (!facts.ok) return facts;
  const fetched: Fetched = { device: request.value.device, loan: loan.value, facts: facts.value };
  return openFetched(host, request.value.plan, fetched);
}

async function pullApplied(client: CentralClient, plan: string): Promise<Result<Fact[], Refusal>> {
  const pulled = await pullPlan(client, plan);
  if (!pulled.ok) return no(storeRefusal(pulled.refusal));
  return yes(pulled.value.facts.filter((one) => one.outcome === 'applied').map((one) => one.fact));
}

/** Every id is random: neither folder nor address learns a person. */
function requestFor(host: HostRoom, input: Input): Result<NewPlan, Refusal> {
  const asked = JSON.stringify(input);
  const before = attempts.get(host);
  if (before?.asked === asked) return yes(before.request);
  const { newId } = host.needs;
  const { about, language, name, born } = input;
  const request = newPlanSchema.safeParse({
    plan: newId(),
    device: newId(),
    about,
    language,
    owner: born === undefined ? { name } : { name, born },
    guardians: input.guardians.map(({ name: called, familyWord }) =>
      familyWord === undefined ? { name: called } : { name: called, familyWord },
    ),
    meeting: { id: newId(), time: osloClock(roomNow(host)), place: profileOf(host).name },
  });
  if (!request.success) return no(refuse('empty-text', 'name'));
  attempts.set(host, { asked, request: request.data });
  return yes(request.data);
}

const clockInOslo = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Oslo',
  hour: '2-digit',
  minute: '2-digit',
});

function osloClock(milliseconds: number): string {
  return clockInOslo.format(new Date(milliseconds));
}

/** The rule that the store's law named, where this version has words for it. */
function lawRefusal(refusal: CentralRefusal): Refusal {
  const named = refusal.kind === 'store-refused' ? refusal.problem?.refusal : undefined;
  const kind = refusalKindSchema.safeParse(named);
  return kind.success ? refuse(kind.data) : storeRefusal(refusal);
}
