import type { FactId, Id } from './identity.ts';
import type { ConsentDraft, Handover, MeetingCall } from './standing.ts';
import type { Item, Meeting, Participant, PlanState } from './state.ts';

/**
 * A state being folded. Collections are copied the first time this draft writes to them, so one fact costs
 * one copy and ten thousand facts cost the same one copy.
 */
export interface DraftState {
  state: PlanState;
  participants?: Map<Id, Participant>;
  items?: Map<Id, Item>;
  children?: Map<Id, readonly Id[]>;
  meetings?: Map<Id, Meeting>;
  calls?: Map<Id, MeetingCall>;
  calledOff?: Map<Id, MeetingCall>;
  drafts?: Map<Id, ConsentDraft>;
  handovers?: Map<Id, Handover>;
  facts?: Set<FactId>;
}

export function draftOf(state: PlanState): DraftState {
  return { state };
}

export function ownParticipants(draft: DraftState): Map<Id, Participant> {
  if (draft.participants !== undefined) return draft.participants;
  const participants = new Map(draft.state.participants);
  draft.participants = participants;
  draft.state = { ...draft.state, participants };
  return participants;
}

export function ownMeetings(draft: DraftState): Map<Id, Meeting> {
  if (draft.meetings !== undefined) return draft.meetings;
  const meetings = new Map(draft.state.meetings);
  draft.meetings = meetings;
  draft.state = { ...draft.state, meetings };
  return meetings;
}

export function ownCalls(draft: DraftState): Map<Id, MeetingCall> {
  if (draft.calls !== undefined) return draft.calls;
  const calls = new Map(draft.state.calls);
  draft.calls = calls;
  draft.state = { ...draft.state, calls };
  return calls;
}

export function ownCalledOff(draft: DraftState): Map<Id, MeetingCall> {
  if (draft.calledOff !== undefined) return draft.calledOff;
  const calledOff = new Map(draft.state.calledOff);
  draft.calledOff = calledOff;
  draft.state = { ...draft.state, calledOff };
  return calledOff;
}

export function ownDrafts(draft: DraftState): Map<Id, ConsentDraft> {
  if (draft.drafts !== undefined) return draft.drafts;
  const drafts = new Map(draft.state.drafts);
  draft.drafts = drafts;
  draft.state = { ...draft.state, drafts };
  return drafts;
}

export function ownHandovers(draft: DraftState): Map<Id, Handover> {
  if (draft.handovers !== undefined) return draft.handovers;
  const handovers = new Map(draft.state.handovers);
  draft.handovers = handovers;
  draft.state = { ...draft.state, handovers };
  return handovers;
}

export function ownFacts(draft: DraftState): Set<FactId> {
  if (draft.facts !== undefined) return draft.facts;
  const facts = new Set(draft.state.facts);
  draft.facts = facts;
  draft.state = { ...draft.state, facts };
  return facts;
}

function ownItems(draft: DraftState): Map<Id, Item> {
  if (draft.items !== undefined) return draft.items;
  const items = new Map(draft.state.items);
  draft.items = items;
  draft.state = { ...draft.state, items };
  return items;
}

function ownChildren(draft: DraftState): Map<Id, readonly Id[]> {
  if (draft.children !== undefined) return draft.children;
  const children = new Map(draft.state.children);
  draft.children = children;
  draft.state = { ...draft.state, children };
  return children;
}

export function addItem(draft: DraftState, item: Item): void {
  const parent = item.parent ?? '';
  ownItems(draft).set(item.id, item);
  const children = ownChildren(draft);
  children.set(parent, [...(children.get(parent) ?? []), item.id]);
}

export function replaceItem(draft: DraftState, item: Item): void {
  ownItems(draft).set(item.id, item);
}
