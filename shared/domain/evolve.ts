import type { DraftState } from './draft-state.ts';
import { addItem, draftOf, ownFacts, ownParticipants, replaceItem } from './draft-state.ts';
import type { KnownFact } from './known-fact.ts';
import { foldMeeting } from './evolve-meeting.ts';
import type { Activity, Consent, Item, PlanState } from './state.ts';

/** One fact more. Pure: the state given is not touched. A fact that was folded before changes nothing. */
export function evolve(state: PlanState, fact: KnownFact): PlanState {
  return fold(state, [fact]);
}

/** Many facts in order: the same as `evolve` one by one, at the cost of one copy. */
export function fold(state: PlanState, facts: Iterable<KnownFact>): PlanState {
  const draft = draftOf(state);
  for (const fact of facts) {
    if (draft.state.facts.has(fact.id)) continue;
    ownFacts(draft).add(fact.id);
    foldPeople(draft, fact);
    foldItems(draft, fact);
    foldMeeting(draft, fact);
  }
  return draft.state;
}

function foldPeople(draft: DraftState, fact: KnownFact): void {
  switch (fact.verb) {
    case 'plan.opened/1':
      draft.state = { ...draft.state, plan: { id: fact.plan, ...fact.body } };
      return;
    case 'participant.added/1': {
      const { born: _born, mobile: _mobile, email: _email, ...known } = fact.body;
      ownParticipants(draft).set(fact.item, { id: fact.item, ...known });
      return;
    }
    case 'access.ended/1':
      endAccess(draft, fact.body.participant, fact.body.on);
      return;
    case 'consent.given/1': {
      const { form: _form, ...consent } = fact.body;
      const { withdrawn: _withdrawn, ...rest } = draft.state;
      draft.state = { ...rest, consents: [...rest.consents, { id: fact.item, ...consent }] };
      return;
    }
    case 'consent.withdrawn/1':
      withdraw(draft, fact);
      return;
    default:
  }
}

function endAccess(draft: DraftState, participant: string, on: string): void {
  const known = draft.state.participants.get(participant);
  if (known === undefined) return;
  ownParticipants(draft).set(participant, { ...known, accessEnds: on });
}

/** C4: in grades. A person or a topic leaves every consent; everything leaves none in force. */
function withdraw(draft: DraftState, fact: KnownFact & { verb: 'consent.withdrawn/1' }): void {
  const { participant, topic } = fact.body;
  if (participant === undefined && topic === undefined) {
    draft.state = { ...draft.state, consents: [], withdrawn: fact.id };
    return;
  }
  draft.state = {
    ...draft.state,
    consents: draft.state.consents.map((consent) => narrowed(consent, participant, topic)),
  };
}

function narrowed(consent: Consent, participant: string | undefined, topic: string | undefined): Consent {
  const names = consent.names.flatMap((named) => {
    if (participant !== undefined && named.participant !== participant) return [named];
    if (topic === undefined) return [];
    const left = (named.topics ?? ['school', 'health', 'family', 'economy', 'other']).filter(
      (one) => one !== topic,
    );
    return left.length === 0 ? [] : [{ ...named, topics: left }];
  });
  return { ...consent, names };
}

function foldItems(draft: DraftState, fact: KnownFact): void {
  switch (fact.verb) {
    case 'goal.added/1':
      addItem(draft, { kind: 'goal', ...start(fact), ...fact.body });
      return;
    case 'activity.added/1': {
      const { goal, ...body } = fact.body;
      addItem(draft, { kind: 'activity', ...start(fact), ...body, parent: goal });
      return;
    }
    case 'evaluation.added/1':
    case 'comment.added/1':
      foldSaying(draft, fact);
      return;
    case 'document.added/1': {
      const { bytes: _bytes, mediaType: _mediaType, ...body } = fact.body;
      addItem(draft, { kind: 'document', ...start(fact), ...body });
      return;
    }
    default:
      foldChange(draft, fact);
  }
}

function start(fact: KnownFact): Pick<Item, 'id' | 'madeBy'> & { setBy: Record<string, string> } {
  return { id: fact.item, madeBy: fact.id, setBy: {} };
}

function foldSaying(
  draft: DraftState,
  fact: KnownFact & { verb: 'evaluation.added/1' | 'comment.added/1' },
): void {
  const { activity, date, text } = fact.body;
  const topic = draft.state.items.get(activity)?.topic ?? 'other';
  const common = { ...start(fact), topic, parent: activity, date, text, writtenBy: fact.writtenBy };
  if (fact.verb === 'evaluation.added/1')
    addItem(draft, { kind: 'evaluation', ...common, saidBy: fact.saidBy });
  else addItem(draft, { kind: 'comment', ...common });
}

function foldChange(draft: DraftState, fact: KnownFact): void {
  const item = draft.state.items.get(fact.item);
  if (item === undefined) return;
  switch (fact.verb) {
    case 'goal.closed/1':
      if (item.kind === 'goal')
        replaceItem(draft, { ...item, closed: fact.body, setBy: set(item, 'closed', fact) });
      return;
    case 'activity.closed/1':
      if (item.kind === 'activity') replaceItem(draft, closedActivity(item, fact));
      return;
    case 'activity.changed/1':
      if (item.kind === 'activity') replaceItem(draft, changedActivity(item, fact));
      return;
    case 'item.limited/1':
      replaceItem(draft, limited(item, fact));
      return;
    default:
  }
}

function set(item: Item, field: string, fact: KnownFact): Record<string, string> {
  return { ...item.setBy, [field]: fact.id };
}

function closedActivity(item: Activity, fact: KnownFact & { verb: 'activity.closed/1' }): Activity {
  const { status, on, reason } = fact.body;
  return { ...item, status, closed: { on, reason }, setBy: set(item, 'closed', fact) };
}

function changedActivity(item: Activity, fact: KnownFact & { verb: 'activity.changed/1' }): Activity {
  const { field, value } = fact.body;
  return { ...item, [field]: value, setBy: set(item, field, fact) };
}

function limited(item: Item, fact: KnownFact & { verb: 'item.limited/1' }): Item {
  const { limitedTo: _old, ...open } = item;
  const setBy = set(item, 'limitedTo', fact);
  return fact.body.to === undefined ? { ...open, setBy } : { ...open, setBy, limitedTo: fact.body.to };
}
