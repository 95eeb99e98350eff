import type { DraftState } from './draft-state.ts';
import { addItem, ownCalls, ownMeetings } from './draft-state.ts';
import type { KnownFact } from './known-fact.ts';
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
      ownCalls(draft).set(fact.item, { id: fact.item, ...fact.body });
      return;
    case 'meeting.cancelled/1':
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

function foldSection(draft: DraftState, fact: KnownFact & { verb: 'section.approved/1' }): void {
  const { goal, ...body } = fact.body;
  const common = { kind: 'section' as const, id: fact.item, madeBy: fact.id, setBy: {}, ...body };
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
