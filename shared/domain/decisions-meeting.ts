import type { Body } from './bodies.ts';
import type { DecideContext } from './decide.ts';
import type { Plan, Planned } from './planned.ts';
import type { Id } from './identity.ts';
import { planBetween } from './decisions-between.ts';
import { planNextMeeting } from './decisions-next.ts';
import type { LineCommand } from './decisions-lines.ts';
import { planLine } from './decisions-lines.ts';
import { no, yes } from './result.ts';
import type { RichText } from './rich-text.ts';
import { hasWords, normalizeText } from './rich-text.ts';
import type { PlanState } from './state.ts';

/** A section as it was read back, ready to be locked (D5). */
export interface SectionText {
  readonly id: Id;
  readonly heading: string;
  readonly position: number;
  readonly goal?: Id;
  readonly topic: Body<'section.approved/1'>['topic'];
  readonly text: RichText;
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
  | LineCommand
  | { readonly kind: 'minutes.answer'; readonly body: Body<'minutes.answered/1'> }
  | { readonly kind: 'nextMeeting.agree'; readonly body: Body<'nextMeeting.agreed/1'> }
  | { readonly kind: 'document.add'; readonly body: Body<'document.added/1'> }
  /** All that one meeting leaves behind, or none of it. */
  | { readonly kind: 'documents.add'; readonly bodies: readonly Body<'document.added/1'>[] }
  | { readonly kind: 'minuteTaker.appoint'; readonly meeting: Id; readonly participant: Id }
  | { readonly kind: 'meeting.end'; readonly meeting: Id }
  | { readonly kind: 'meeting.call'; readonly meeting?: Id; readonly body: Body<'meeting.called/1'> }
  | { readonly kind: 'meeting.cancel'; readonly meeting: Id }
  | { readonly kind: 'child.hear'; readonly body: Body<'child.heard/1'> }
  | { readonly kind: 'family.inform'; readonly meeting: Id; readonly informed: boolean }
  | {
      readonly kind: 'need.assess';
      readonly meeting?: Id;
      readonly extent: Body<'need.assessed/1'>['extent'];
    }
  | { readonly kind: 'remark.add'; readonly meeting: Id; readonly text: string }
  | {
      readonly kind: 'message.send';
      readonly to?: readonly Id[];
      readonly topic: Body<'message.sent/1'>['topic'];
      readonly text: string;
    }
  | { readonly kind: 'message.delete'; readonly message: Id }
  | { readonly kind: 'appointment.add'; readonly body: Body<'appointment.added/1'> };

export function planMeetingCommand(state: PlanState, command: MeetingCommand, context: DecideContext): Plan {
  switch (command.kind) {
    case 'meeting.open':
      return yes([{ item: command.meeting, verb: 'meeting.opened/1', body: command.body }]);
    case 'minuteTaker.appoint':
      return yes([
        {
          item: context.newId(),
          verb: 'minuteTaker.appointed/1',
          body: { meeting: command.meeting, participant: command.participant },
        },
      ]);
    case 'attendance.record':
      return planAttendance(command, context);
    case 'minutes.approve':
      return planSections(command);
    case 'line.add':
      return planLine(state, command, context);
    case 'minutes.answer':
      return planAnswer(state, command, context);
    case 'nextMeeting.agree':
      return planNextMeeting(state, command.body, context);
    case 'document.add':
      return yes([{ item: context.newId(), verb: 'document.added/1', body: command.body }]);
    case 'documents.add':
      return yes(
        command.bodies.map((body) => ({ item: context.newId(), verb: 'document.added/1' as const, body })),
      );
    case 'meeting.end':
      return yes([
        {
          item: command.meeting,
          verb: 'meeting.ended/1',
          body: { meeting: command.meeting, on: context.today },
        },
      ]);
    default:
      return planBetween(state, command, context);
  }
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
  const withText = command.sections.filter((section) => hasWords(section.text));
  if (withText.length === 0) return no({ kind: 'empty-text', field: 'sections' });
  return yes(
    withText.map(({ id, text, ...section }) => ({
      item: id,
      verb: 'section.approved/1',
      body: { meeting: command.meeting, ...section, text: normalizeText(text) },
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
