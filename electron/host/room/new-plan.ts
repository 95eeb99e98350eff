import type { CommandInput } from '#contract/commands.ts';
import type { Refusal } from '#contract/refusals.ts';
import { refusalKindSchema, refuse } from '#contract/refusals.ts';
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
  const pulled = await pullPlan(client, request.value.plan, loan.value.loan);
  if (!pulled.ok) return no(storeRefusal(pulled.refusal));
  const fetched: Fetched = { device: request.value.device, loan: loan.value, pulled: pulled.value };
  return openFetched(host, request.value.plan, fetched);
}

/** Every id is random: neither folder nor address learns a person. */
function requestFor(host: HostRoom, input: Input): Result<NewPlan, Refusal> {
  const asked = JSON.stringify(input);
  const { newId } = host.needs;
  const device = host.signIn?.grant?.device ?? newId();
  const before = findAttempt(host, asked);
  if (before !== undefined) return yes(before);
  const { about, language, name, born } = input;
  const request = newPlanSchema.safeParse({
    plan: newId(),
    device,
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

/** Under another grant it is another device, and so another request ([SYNC-26]). */
function findAttempt(host: HostRoom, asked: string): NewPlan | undefined {
  const before = attempts.get(host);
  const device = host.signIn?.grant?.device;
  const isSameRoom = device === undefined || device === before?.request.device;
  return before?.asked === asked && isSameRoom ? before.request : undefined;
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
