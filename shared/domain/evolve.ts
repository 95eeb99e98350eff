import type { DraftState } from './draft-state.ts';
import { addItem, draftOf, ownFacts, replaceItem } from './draft-state.ts';
import { foldConsent } from './evolve-consent.ts';
import { foldMeeting } from './evolve-meeting.ts';
import { foldPeople } from './evolve-people.ts';
import { foldQuestion } from './evolve-questions.ts';
import { foldWords } from './evolve-words.ts';
import type { KnownFact } from './known-fact.ts';
import type { Activity, Item, PlanState } from './state.ts';

/** One fact more. Pure: the state given is not touched. A fact that was folded before changes nothing. */
export function evolve(state: PlanState, fact: KnownFact): PlanState {
  return fold(state, [fact]);
}

/** Many facts in order: the same as `evolve` one by one, at the cost of one copy. */
export function fold(state: PlanState, facts: Iterable<KnownFact>): PlanState {
  const draft = draftOf(state);
  for (const fact of facts) evolveDraft(draft, fact);
  return draft.state;
}

/** The same on a draft that the caller goes on with; a fact that was folded before changes nothing. */
export function evolveDraft(draft: DraftState, fact: KnownFact): void {
  if (draft.state.facts.has(fact.id)) return;
  ownFacts(draft).add(fact.id);
  foldPeople(draft, fact);
  foldConsent(draft, fact);
  foldItems(draft, fact);
  foldMeeting(draft, fact);
  foldQuestion(draft, fact);
  foldWords(draft, fact);
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
    case 'message.sent/1':
      foldMessage(draft, fact);
      return;
    case 'appointment.added/1':
      addItem(draft, { kind: 'appointment', ...start(fact), ...fact.body });
      return;
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

/** K2: read by those it was sent to and by its writer; family and holders read every message anyway (R5). */
function foldMessage(draft: DraftState, fact: KnownFact & { verb: 'message.sent/1' }): void {
  const { to, ...body } = fact.body;
  const message = { kind: 'message' as const, ...start(fact), ...body, writtenBy: fact.writtenBy };
  const readers = to === undefined ? {} : { to, limitedTo: [...to, fact.writtenBy] };
  addItem(draft, { ...message, ...readers, deletedBy: [] });
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
    case 'message.deleted/1':
      if (item.kind === 'message')
        replaceItem(draft, { ...item, deletedBy: [...new Set([...item.deletedBy, fact.writtenBy])] });
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
