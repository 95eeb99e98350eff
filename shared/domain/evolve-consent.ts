import type { Body, Topic } from './bodies.ts';
import { allTopics } from './bodies.ts';
import type { DraftState } from './draft-state.ts';
import { ownDrafts } from './draft-state.ts';
import type { FactId, Id } from './identity.ts';
import type { KnownFact } from './known-fact.ts';
import type { PlanEnd } from './standing.ts';
import type { Consent, PlanState } from './state.ts';

/** Facts about what the family has said yes to, and about how a plan ends (C1–C10, S1–S5). */
export function foldConsent(draft: DraftState, fact: KnownFact): void {
  switch (fact.verb) {
    case 'consent.drafted/1':
      draftAnew(draft, fact);
      return;
    case 'consent.signed/1':
      sign(draft, fact);
      return;
    case 'consent.given/1':
      give(draft, fact);
      return;
    case 'consent.withdrawn/1':
      withdraw(draft, fact);
      return;
    case 'consent.expired/1':
      expire(draft, fact.body.consent, fact.body.on);
      return;
    default:
      foldEnding(draft, fact);
  }
}

/** A consent that is written anew takes the place of the one that waited: nobody is asked to sign two (C1). */
function draftAnew(draft: DraftState, fact: KnownFact & { verb: 'consent.drafted/1' }): void {
  const { on, ...body } = fact.body;
  const drafts = ownDrafts(draft);
  for (const [id, { meeting }] of drafts) if (meeting === body.meeting) drafts.delete(id);
  drafts.set(fact.item, { id: fact.item, writtenOn: on, ...body, signed: [] });
}

function sign(draft: DraftState, fact: KnownFact & { verb: 'consent.signed/1' }): void {
  const { consent, ...signature } = fact.body;
  const known = draft.state.drafts.get(consent);
  if (known === undefined) return;
  const others = known.signed.filter(
    (one) => one.participant !== signature.participant || one.part !== signature.part,
  );
  ownDrafts(draft).set(consent, { ...known, signed: [...others, signature] });
}

/** The draft it was is gone; what it opened is in force. */
function give(draft: DraftState, fact: KnownFact & { verb: 'consent.given/1' }): void {
  const { form: _form, ...consent } = fact.body;
  if (draft.state.drafts.has(fact.item)) ownDrafts(draft).delete(fact.item);
  const { withdrawn, ...rest } = draft.state;
  const kept = withdrawn === undefined || consent.meeting === undefined ? rest : draft.state;
  draft.state = { ...kept, consents: [...kept.consents, { id: fact.item, ...consent }] };
}

/** C4: in grades. A draft that is open was written before it, and is written anew. A person or a topic leaves every consent; everything leaves none in force. */
function withdraw(draft: DraftState, fact: KnownFact & { verb: 'consent.withdrawn/1' }): void {
  const { participant, topic } = fact.body;
  if (participant === undefined && topic === undefined) {
    const nothing = { consents: [], drafts: new Map(), withdrawn: fact.id };
    draft.state = { ...draft.state, ...nothing, lastWithdrawal: fact.id };
    delete draft.drafts;
    return;
  }
  draft.state = {
    ...draft.state,
    lastWithdrawal: fact.id,
    consents: draft.state.consents.map((consent) => narrowed(consent, participant, topic)),
    drafts: new Map(),
  };
  delete draft.drafts;
}

function narrowed(consent: Consent, participant: Id | undefined, topic: Topic | undefined): Consent {
  const names = consent.names.flatMap((named) => {
    if (participant !== undefined && named.participant !== participant) return [named];
    if (topic === undefined) return [];
    // Nothing left is still the newest word on this person: what older consents said of them does not come back.
    return [{ ...named, topics: (named.topics ?? allTopics).filter((one) => one !== topic) }];
  });
  return { ...consent, names };
}

/** C7: the store says so when the day has passed; both days of a consent count. */
function expire(draft: DraftState, consent: Id, on: string): void {
  draft.state = {
    ...draft.state,
    consents: draft.state.consents.map((one) =>
      one.id === consent && (one.expiresOn === undefined || one.expiresOn > on)
        ? { ...one, expiresOn: on }
        : one,
    ),
  };
}

function foldEnding(draft: DraftState, fact: KnownFact): void {
  switch (fact.verb) {
    case 'plan.closed/1':
      draft.state = end(draft.state, fact.id, { kind: 'closed', ...fact.body });
      return;
    case 'plan.deactivated/1':
      draft.state = end(draft.state, fact.id, { kind: 'inactive', ...fact.body });
      return;
    case 'plan.reopened/1':
      draft.state = reopen(draft.state, fact.body);
      return;
    case 'deletion.demanded/1':
      draft.state = { ...draft.state, deletion: { demandedOn: fact.body.on } };
      return;
    case 'deletion.decided/1':
    case 'deletion.executed/1':
      draft.state = { ...draft.state, ...deletionAfter(draft.state, fact) };
      return;
    default:
  }
}

function end(state: PlanState, fact: FactId, how: Omit<PlanEnd, 'fact'>): PlanState {
  const { kind, on, why, meeting } = how;
  const ended = { fact, kind, on };
  const reason = why === undefined ? {} : { why };
  return { ...state, ended: { ...ended, ...reason, ...(meeting === undefined ? {} : { meeting }) } };
}

/**
 * C8: the plan rests on the new consent alone; whom only an older one names is not in it again. Without a yes to
 * the old content it stays the family's alone.
 */
function reopen(state: PlanState, { consent, oldContent }: Body<'plan.reopened/1'>): PlanState {
  const { ended: _ended, withdrawn: _withdrawn, ...open } = state;
  const renewed = state.consents.findIndex((one) => one.id === consent);
  const consents = renewed === -1 ? state.consents : state.consents.slice(renewed);
  if (oldContent) return { ...open, consents };
  return { ...open, consents, sealed: new Set([...state.sealed, ...state.items.keys()]) };
}

function deletionAfter(
  state: PlanState,
  fact: KnownFact & { verb: 'deletion.decided/1' | 'deletion.executed/1' },
): Pick<PlanState, 'deletion'> {
  if (fact.verb === 'deletion.executed/1') {
    const demanded = state.deletion ?? { demandedOn: fact.body.on };
    return { deletion: { ...demanded, executedOn: fact.body.on } };
  }
  if (state.deletion === undefined) return {};
  return { deletion: { ...state.deletion, decided: { on: fact.body.on, granted: fact.body.granted } } };
}
