import type { DraftState } from './draft-state.ts';
import { addItem, ownCalledOff, ownCalls, ownMeetings } from './draft-state.ts';
import type { KnownFact } from './known-fact.ts';
import type { Id } from './identity.ts';
import type { MeetingCall, PastAsking } from './standing.ts';
import type { Meeting } from './state.ts';

/** Facts of a meeting: who took part, what was approved, what people answered, when they meet next. */
export function foldMeeting(draft: DraftState, fact: KnownFact): void {
  foldCalls(draft, fact);
  if (fact.verb === 'meeting.opened/1') {
    openMeeting(draft, fact);
    return;
  }
  if (fact.verb === 'need.assessed/1') draft.state = { ...draft.state, need: fact.body };
  if (fact.verb === 'section.approved/1') foldSection(draft, fact);
  if (fact.verb === 'minutesLine.added/1') foldLine(draft, fact);
  const of = meetingOf(fact);
  const meeting = of === undefined ? undefined : draft.state.meetings.get(of);
  if (meeting === undefined) return;
  ownMeetings(draft).set(meeting.id, withFact(meeting, fact));
}

/** R15: a stand-in who was named beforehand chairs, whoever the meeting was made ready for. */
function openMeeting(draft: DraftState, fact: KnownFact & { verb: 'meeting.opened/1' }): void {
  const opened: Meeting = {
    id: fact.item,
    openedBy: fact.id,
    ...fact.body,
    chair: draft.state.standIns.get(fact.item) ?? fact.body.chair,
    attended: [],
    answers: {},
    remarks: [],
    ended: false,
  };
  ownMeetings(draft).set(fact.item, opened);
}

/** K1: a call stands until the meeting is opened or called off. */
function foldCalls(draft: DraftState, fact: KnownFact): void {
  switch (fact.verb) {
    case 'meeting.called/1':
      callMeeting(draft, fact);
      return;
    case 'meeting.cancelled/1':
      callOff(draft, fact);
      return;
    case 'meeting.opened/1':
      if (draft.state.calls.has(fact.item)) ownCalls(draft).delete(fact.item);
      return;
    case 'standIn.named/1':
      draft.state = {
        ...draft.state,
        standIns: new Map(draft.state.standIns).set(fact.body.meeting, fact.body.participant),
      };
      return;
    default:
  }
}

/** Called again it is moved, and goes on counting. */
function callMeeting(draft: DraftState, fact: KnownFact & { verb: 'meeting.called/1' }): void {
  const { item: id, id: setBy, body } = fact;
  const before = draft.state.calls.get(id) ?? draft.state.calledOff.get(id);
  const sequence = before === undefined ? 0 : before.sequence + 1;
  ownCalls(draft).set(id, { id, ...body, sequence, setBy, notAsked: notAskedAfter(before, body.invited) });
  if (draft.state.calledOff.has(id)) ownCalledOff(draft).delete(id);
}

function notAskedAfter(before: MeetingCall | undefined, invited: readonly Id[]): readonly PastAsking[] {
  if (before === undefined) return [];
  const { date, time, place } = before;
  const left = before.invited.map((participant) => ({ participant, date, time, place }));
  return [...before.notAsked, ...left].filter(({ participant }) => !invited.includes(participant));
}

function callOff(draft: DraftState, { item, id: setBy }: KnownFact): void {
  const call = draft.state.calls.get(item);
  if (call === undefined) return;
  ownCalls(draft).delete(item);
  ownCalledOff(draft).set(item, { ...call, sequence: call.sequence + 1, setBy });
}

function foldSection(draft: DraftState, fact: KnownFact & { verb: 'section.approved/1' }): void {
  const { goal, ...body } = fact.body;
  const common = { kind: 'section' as const, id: fact.item, madeBy: fact.id, setBy: {}, ...body };
  addItem(draft, goal === undefined ? common : { ...common, parent: goal });
}

function foldLine(draft: DraftState, fact: KnownFact & { verb: 'minutesLine.added/1' }): void {
  const { goal, ...body } = fact.body;
  const { item: id, id: madeBy, saidBy, writtenBy } = fact;
  const common = { kind: 'line' as const, id, madeBy, setBy: {}, ...body, saidBy, writtenBy };
  addItem(draft, goal === undefined ? common : { ...common, parent: goal });
}

function meetingOf(fact: KnownFact): string | undefined {
  return 'meeting' in fact.body ? fact.body.meeting : undefined;
}

function withFact(meeting: Meeting, fact: KnownFact): Meeting {
  switch (fact.verb) {
    case 'attendance.recorded/1': {
      const { participant, part, by } = fact.body;
      const others = meeting.attended.filter((one) => one.participant !== participant);
      return { ...meeting, attended: [...others, { participant, part, by }] };
    }
    case 'standIn.named/1':
      return { ...meeting, chair: fact.body.participant };
    case 'child.heard/1': {
      const { meeting: _meeting, ...childHeard } = fact.body;
      return { ...meeting, childHeard };
    }
    case 'family.informed/1':
      return { ...meeting, familyInformed: fact.body.informed };
    case 'minuteTaker.appointed/1':
      return { ...meeting, minuteTaker: fact.body.participant };
    case 'interpreter.attended/1':
      return { ...meeting, interpreter: { language: fact.body.language, by: fact.body.by } };
    case 'minutes.answered/1': {
      const { participant, answer, spoken } = fact.body;
      return { ...meeting, answers: { ...meeting.answers, [participant]: { answer, spoken } } };
    }
    case 'remark.added/1': {
      const remark = { by: fact.writtenBy, date: fact.body.date, text: fact.body.text };
      return { ...meeting, remarks: [...meeting.remarks, remark] };
    }
    case 'nextMeeting.agreed/1': {
      const { meeting: _meeting, ...next } = fact.body;
      return { ...meeting, next };
    }
    case 'meeting.ended/1':
      return { ...meeting, ended: true };
    default:
      return meeting;
  }
}
