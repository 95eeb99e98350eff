import type { Body } from './bodies.ts';
import type { DecideContext } from './decide.ts';
import type { Plan, Planned } from './decisions.ts';
import type { Id } from './identity.ts';
import { no, yes } from './result.ts';
import { fromPlainText } from './rich-text.ts';
import type { PlanState } from './state.ts';
import { isFamily } from './state.ts';

/** A section as it was read back, ready to be locked (D5). */
export interface SectionText {
  readonly id: Id;
  readonly heading: string;
  readonly position: number;
  readonly goal?: Id;
  readonly topic: Body<'section.approved/1'>['topic'];
  readonly text: string;
}

/** What people can ask of the law about the meeting. */
export type MeetingCommand =
  | { readonly kind: 'meeting.open'; readonly meeting: Id; readonly body: Body<'meeting.opened/1'> }
  | {
      readonly kind: 'attendance.record';
      readonly meeting: Id;
      readonly people: readonly Omit<Body<'attendance.recorded/1'>, 'meeting'>[];
      readonly interpreter?: Omit<Body<'interpreter.attended/1'>, 'meeting'>;
    }
  | { readonly kind: 'minutes.approve'; readonly meeting: Id; readonly sections: readonly SectionText[] }
  | { readonly kind: 'minutes.answer'; readonly body: Body<'minutes.answered/1'> }
  | { readonly kind: 'nextMeeting.agree'; readonly body: Body<'nextMeeting.agreed/1'> }
  | { readonly kind: 'document.add'; readonly body: Body<'document.added/1'> }
  | { readonly kind: 'minuteTaker.appoint'; readonly meeting: Id; readonly participant: Id }
  | { readonly kind: 'meeting.end'; readonly meeting: Id };

export function planMeetingCommand(state: PlanState, command: MeetingCommand, context: DecideContext): Plan {
  switch (command.kind) {
    case 'meeting.open':
      return yes([{ item: command.meeting, verb: 'meeting.opened/1', body: command.body }]);
    case 'minuteTaker.appoint':
      return planMinuteTaker(state, command, context);
    case 'attendance.record':
      return planAttendance(command, context);
    case 'minutes.approve':
      return planSections(command);
    case 'minutes.answer':
      return planAnswer(state, command, context);
    case 'nextMeeting.agree':
      return planNextMeeting(command, context);
    case 'document.add':
      return yes([{ item: context.newId(), verb: 'document.added/1', body: command.body }]);
    case 'meeting.end':
      return yes([
        {
          item: command.meeting,
          verb: 'meeting.ended/1',
          body: { meeting: command.meeting, on: context.today },
        },
      ]);
  }
}

/** M1: a professional; the family and the interpreter are never asked. */
function planMinuteTaker(
  state: PlanState,
  { meeting, participant }: Extract<MeetingCommand, { kind: 'minuteTaker.appoint' }>,
  context: DecideContext,
): Plan {
  const person = state.participants.get(participant);
  if (person === undefined || isFamily(person)) return no({ kind: 'unknown-person', participant });
  return yes([{ item: context.newId(), verb: 'minuteTaker.appointed/1', body: { meeting, participant } }]);
}

function planAttendance(
  command: Extract<MeetingCommand, { kind: 'attendance.record' }>,
  context: DecideContext,
): Plan {
  const { meeting, people, interpreter } = command;
  const facts: Planned[] = people.map((person) => ({
    item: context.newId(),
    verb: 'attendance.recorded/1',
    body: { meeting, ...person },
  }));
  if (interpreter !== undefined) {
    facts.push({ item: context.newId(), verb: 'interpreter.attended/1', body: { meeting, ...interpreter } });
  }
  return yes(facts);
}

function planSections(command: Extract<MeetingCommand, { kind: 'minutes.approve' }>): Plan {
  const withText = command.sections.filter((section) => section.text.trim() !== '');
  if (withText.length === 0) return no({ kind: 'empty-text', field: 'sections' });
  return yes(
    withText.map(({ id, text, ...section }) => ({
      item: id,
      verb: 'section.approved/1',
      body: { meeting: command.meeting, ...section, text: fromPlainText(text.normalize('NFC')) },
    })),
  );
}

/** D4: a yes given aloud is recorded as such, under the person who gave it. */
function planAnswer(
  state: PlanState,
  command: Extract<MeetingCommand, { kind: 'minutes.answer' }>,
  context: DecideContext,
): Plan {
  const { participant } = command.body;
  if (!state.participants.has(participant)) return no({ kind: 'unknown-person', participant });
  return yes([{ item: context.newId(), verb: 'minutes.answered/1', body: command.body }]);
}

/** M5: a day to come, or an explicit none. */
function planNextMeeting(
  command: Extract<MeetingCommand, { kind: 'nextMeeting.agree' }>,
  context: DecideContext,
): Plan {
  const { date } = command.body;
  if (date !== undefined && date < context.today) return no({ kind: 'date-passed', field: 'date' });
  return yes([{ item: context.newId(), verb: 'nextMeeting.agreed/1', body: command.body }]);
}
