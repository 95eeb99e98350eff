import type { CommandInput, CommandName } from '#contract/commands.ts';
import { chooseMeeting, leaveMeeting } from './choose.ts';
import type { FinishNeeds } from './finish.ts';
import { finishMeeting } from './finish.ts';
import type { Answer, Caller, HostRoom } from './host-room.ts';
import { done } from './host-room.ts';
import * as minutes from './minutes.ts';
import * as work from './plan-work.ts';
import * as reading from './reading.ts';
import * as rollCall from './roll-call.ts';
import * as screen from './screen.ts';
import * as tables from './tables.ts';

type Answers = {
  readonly [Name in CommandName]: (call: {
    readonly host: HostRoom;
    readonly finish: FinishNeeds;
    readonly caller: Caller;
    readonly input: CommandInput<Name>;
  }) => Answer | Promise<Answer>;
};

/** Every command of the contract and the function that answers it: one that is missing does not compile. */
const answers: Answers = {
  'meeting.choose': ({ host, input }) => chooseMeeting(host, input),
  'meeting.leave': ({ host }) => leaveMeeting(host),
  'meeting.finish': ({ finish }) => finishMeeting(finish),
  'rollCall.enter': ({ host, input }) => rollCall.enter(host, input),
  'rollCall.leave': ({ host, input }) => rollCall.leave(host, input),
  'rollCall.interpreter': ({ host, input }) => rollCall.setInterpreter(host, input),
  'rollCall.others': ({ host, input }) => rollCall.setOthers(host, input),
  'rollCall.confirm': ({ host }) => rollCall.confirm(host),
  'agenda.go': ({ host, input }) => screen.goTo(host, input),
  'screen.next': ({ host }) => screen.turn(host, 1),
  'screen.previous': ({ host }) => screen.turn(host, -1),
  'screen.cover': ({ host }) => screen.cover(host),
  'screen.uncover': ({ host }) => screen.uncover(host),
  'screen.misfit': ({ host, input }) => {
    host.needs.log.note('page-did-not-fit', { page: input.page, over: input.over });
    return done;
  },
  'reading.start': ({ host }) => reading.startReading(host),
  'reading.stop': ({ host }) => reading.stopReading(host),
  'reading.report': ({ host, input }) => reading.heard(host, input),
  'evaluation.add': ({ host, caller, input }) => work.addEvaluation(host, caller, input),
  'activity.add': ({ host, caller, input }) => work.addActivity(host, caller, input),
  'activity.deadline': ({ host, caller, input }) => work.changeDeadline(host, caller, input),
  'activity.close': ({ host, caller, input }) => work.closeActivity(host, caller, input),
  'goal.close': ({ host, caller, input }) => work.closeGoal(host, caller, input),
  'undo.newest': ({ host, caller }) => work.undoNewest(host, caller),
  'pen.take': ({ host, caller, input }) => minutes.takePen(host, caller, input),
  'draft.save': ({ host, caller, input }) => minutes.saveDraft(host, caller, input),
  'readBack.start': ({ host }) => minutes.startReadBack(host),
  'readBack.approve': ({ host }) => minutes.approve(host),
  'minutes.answer': ({ host, input }) => minutes.answerMinutes(host, input),
  'nextMeeting.agree': ({ host, caller, input }) => minutes.agreeNext(host, caller, input),
  'table.invite': ({ host, input }) => tables.invite(host, input),
  'table.admit': ({ host, input }) => tables.admit(host, input),
  'table.remove': ({ host, input }) => tables.remove(host, input),
  'room.look': ({ host, input }) => screen.setLook(host, input),
};

/** Answers one call whose input the wire has parsed with this command's own schema. */
export async function answerCall(
  finish: FinishNeeds,
  call: { readonly caller: Caller; readonly command: CommandName; readonly input: unknown },
): Promise<Answer> {
  const { caller, command, input } = call;
  const answer = answers[command];
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the gate parsed it with this command's schema
  const answered = await answer({ host: finish.host, finish, caller, input: input as never });
  // What was written is told to pages by their views; the caller learns only that it was (A6).
  return answered.ok && command !== 'table.invite' ? done : answered;
}
