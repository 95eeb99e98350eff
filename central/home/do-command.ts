import { sql } from 'kysely';
import { decide } from '#domain/decide.ts';
import type { LawCommand } from '#domain/decisions.ts';
import type { FactId, Id } from '#domain/identity.ts';
import type { KnownFact } from '#domain/known-fact.ts';
import { no, type Result, yes } from '#domain/result.ts';
import type { HomeAnswer, HomeCommand } from '#sync/home-messages.ts';
import { describeProblem, type Problem } from '#sync/problems.ts';
import { appendOwn, lockState } from '../log/append-own.ts';
import type { Within } from '../database/database.ts';
import { inService, instantOf, type Store } from '../store.ts';
import { idsOf } from './command-ids.ts';
import { findHere, findParticipants, type Here } from './find-here.ts';
import type { HomeNeeds, HomeSession } from './home-needs.ts';
import { isForPaper } from './view-consents.ts';

interface Asked {
  readonly session: HomeSession;
  readonly plan: Id;
  readonly command: HomeCommand;
}

/** What a person does from home: decided by the law, one transaction, and asked twice done once ([SYNC-30]). */
export async function doHomeCommand(needs: HomeNeeds, asked: Asked): Promise<Result<HomeAnswer, Problem>> {
  const done = await inService(needs.store, (within) => doWithin(needs, within, asked));
  if (!done.ok) return done;
  const { answer, keep } = done.value;
  // Rings for whoever follows this plan: a room that waits for a consent opens at once.
  keep?.();
  return yes(answer);
}

interface Done {
  readonly answer: HomeAnswer;
  /** Absent: it was done before. */
  readonly keep?: () => void;
}

async function doWithin(needs: HomeNeeds, within: Within, asked: Asked): Promise<Result<Done, Problem>> {
  const { store } = needs;
  const { plan, session, command } = asked;
  const locked = await lockState(store, within, plan);
  if (locked === undefined) return no(describeProblem('plan-not-found'));
  const of = { plan, person: session.person, state: locked.state };
  const earlier = await findEarlier(store, within, { ...of, command });
  if (earlier !== undefined) return earlier;
  const here = await findHere(store, within, of);
  if (!here.ok) return here;
  const facts = decideFor(needs, here.value, asked);
  if (!facts.ok) return facts;
  const { outcomes, keep } = await appendOwn(store, within, { plan, facts: facts.value });
  const answer = await readAnswer(store, within, asked);
  if (answer === undefined || outcomes.some(({ kind }) => kind !== 'applied')) {
    throw new Error('What the law decided was not applied');
  }
  return yes({ answer, keep });
}

/** The first answer again, also to somebody whose access has ended since; another command under its id is refused. */
async function findEarlier(
  store: Store,
  within: Within,
  of: { readonly plan: Id; readonly person: string; readonly command: HomeCommand },
): Promise<Result<Done, Problem> | undefined> {
  const { plan, command } = of;
  const participants = await findParticipants(store, within, of);
  if (participants.length === 0) return undefined;
  const answer = await readAnswer(store, within, of);
  if (answer === undefined) return undefined;
  const { tenant } = store;
  const isSame = participants.some((participant) =>
    idsOf({ tenant, plan, participant, command }).includes(answer.receipt),
  );
  return isSame ? yes({ answer }) : no(describeProblem('op-id-reuse', { fact: command.command }));
}

/** Always what the log says, so that the first time and the tenth are the same. */
async function readAnswer(
  store: Store,
  within: Within,
  of: { readonly plan: Id; readonly command: HomeCommand },
): Promise<HomeAnswer | undefined> {
  const found = await sql<{ fact: FactId; received_at: string }>`
    select fact, to_char(received_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as received_at
    from receipt
    where tenant = ${store.tenant} and plan = ${of.plan} and command = ${of.command.command}
    order by op_seq limit 1`.execute(within);
  const row = found.rows[0];
  return row === undefined ? undefined : { receipt: row.fact, receivedAt: row.received_at };
}

function decideFor(
  { store, isByCode }: HomeNeeds,
  here: Here,
  { session, plan, command }: Asked,
): Result<readonly KnownFact[], Problem> {
  const { me, state, at } = here;
  if (!isTheirs(store, here, command))
    return no(describeProblem('refused-by-law', { refusal: 'may-not-write' }));
  const ids = idsOf({ tenant: store.tenant, plan, participant: me.id, command })[Symbol.iterator]();
  const decided = decide(state, toLaw(here, command), {
    plan,
    today: at.today,
    now: instantOf(store),
    profile: store.profile,
    actor: me.id,
    saidBy: [me.id],
    proof: isByCode(session.issuer) ? 'code' : 'eid',
    newId: () => ids.next().value ?? store.newId(),
  });
  if (!decided.ok) return no(describeProblem('refused-by-law', { refusal: decided.refusal.kind }));
  return yes(decided.value.map((fact) => ({ ...fact, command: command.command })));
}

/** C9, C4, D4, R11: these are the family's own; a holder has the room for what was said to them. */
function isTheirs(store: Store, here: Here, command: HomeCommand): boolean {
  if (here.standing !== 'family') return false;
  if (command.kind !== 'consent.sign') return true;
  const draft = here.state.drafts.get(command.consent);
  // A draft that is gone has a sentence of its own in the law.
  return draft === undefined || !isForPaper(store, draft);
}

function toLaw({ me, at }: Here, command: HomeCommand): LawCommand {
  switch (command.kind) {
    case 'consent.sign': {
      const { consent, part } = command;
      const signatures = [{ participant: me.id, part, on: at.today }];
      return { kind: 'consent.sign', consent, form: 'eid', signatures };
    }
    case 'consent.withdraw': {
      const { kind, command: _command, ...what } = command;
      return { kind, body: { form: 'written', ...what } };
    }
    case 'minutes.answer': {
      const { meeting, answer } = command;
      return { kind: 'minutes.answer', body: { meeting, participant: me.id, answer, spoken: false } };
    }
    case 'remark.add':
      return { kind: 'remark.add', meeting: command.meeting, text: command.text };
    case 'holder.ask':
      return { kind: 'holder.askFor' };
  }
}
