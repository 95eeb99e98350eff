import type { CommandInput, CommandName } from '#contract/commands.ts';
import { refuse } from '#contract/refusals.ts';
import { no } from '#domain/result.ts';
import { chooseMeeting, leaveMeeting } from './choose.ts';
import type { FinishNeeds } from './finish.ts';
import { finishMeeting } from './finish.ts';
import type { Answer, Caller, HostRoom } from './host-room.ts';
import { done, readingHasEnded } from './host-room.ts';
import { answerProfile } from './administrator.ts';
import { approve } from './approve.ts';
import * as agreements from './agreements.ts';
import { checkRoom } from './check-room.ts';
import * as consent from './consent.ts';
import { closeDevices, openDevices } from './devices.ts';
import * as ending from './ending.ts';
import * as handover from './handover.ts';
import * as hints from './hints.ts';
import * as arriving from './arriving.ts';
import * as family from './family.ts';
import * as interpreter from './interpreter.ts';
import * as licences from './licences.ts';
import * as lines from './lines.ts';
import * as minutes from './minutes.ts';
import { createPlan } from './new-plan.ts';
import * as pens from './pens.ts';
import { placeWall } from './place-wall.ts';
import * as documents from './own-documents.ts';
import * as people from './people.ts';
import { printPaper } from './printing.ts';
import * as work from './plan-work.ts';
import { settleQuestion } from './questions.ts';
import { stopByWord } from './begin-reading.ts';
import * as readBack from './read-back.ts';
import * as reading from './reading.ts';
import { rest, wake } from './rest.ts';
import * as setting from './set-reading.ts';
import * as setUp from './set-up.ts';
import * as rollCall from './roll-call.ts';
import * as parts from './screen-parts.ts';
import * as screen from './screen.ts';
import * as support from './support.ts';
import * as tables from './tables.ts';
import { sealFinished } from './seal-room.ts';
import { beginSignIn, cancelSignIn } from './sign-in.ts';
import * as voices from './voice-commands.ts';
import { withdrawConsent } from './withdrawal.ts';
import * as words from './words.ts';

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
  'signIn.begin': ({ host }) => beginSignIn(host),
  'signIn.cancel': ({ host }) => cancelSignIn(host),
  'meeting.leave': ({ host }) => leaveMeeting(host),
  'meeting.finish': ({ finish }) => finishMeeting(finish),
  'meeting.seal': ({ host }) => sealFinished(host),
  'rollCall.enter': ({ host, input }) => rollCall.enter(host, input),
  'rollCall.leave': ({ host, input }) => rollCall.leave(host, input),
  'rollCall.interpreter': ({ host, input }) => rollCall.setInterpreter(host, input),
  'rollCall.others': ({ host, input }) => rollCall.setOthers(host, input),
  'rollCall.confirm': ({ host }) => rollCall.confirm(host),
  'rollCall.sibling': ({ host, input }) => rollCall.setSibling(host, input),
  'rollCall.family': ({ host, caller, input }) => rollCall.informFamily(host, caller, input),
  'rollCall.child': ({ host, caller, input }) => rollCall.hearChild(host, caller, input),
  'rollCall.preview': ({ host, input }) => rollCall.preview(host, input),
  'goal.wait': ({ host, input }) => rollCall.letWait(host, input),
  'person.add': ({ host, caller, input }) => people.addPerson(host, caller, input),
  'person.access': ({ host, caller, input }) => people.changeAccess(host, caller, input),
  'person.end': ({ host, caller, input }) => people.endAccess(host, caller, input),
  'person.declare': ({ host, caller, input }) => people.signDeclaration(host, caller, input),
  'item.limit': ({ host, caller, input }) => people.limitItem(host, caller, input),
  'custody.record': ({ host, caller, input }) => people.recordCustody(host, caller, input),
  'holder.askFor': ({ host, caller, input }) => people.askForHolder(host, caller, input),
  'standIn.name': ({ host, caller, input }) => people.nameStandIn(host, caller, input),
  'handover.prepare': ({ host, caller, input }) => handover.prepare(host, caller, input),
  'handover.accept': ({ host, caller, input }) => handover.accept(host, caller, input),
  'consent.draft': ({ host, caller, input }) => consent.draftConsent(host, caller, input),
  'consent.show': ({ host }) => consent.showConsent(host),
  'consent.readAtHome': ({ host }) => consent.readAtHome(host),
  'consent.sign': ({ host, caller, input }) => consent.signConsent(host, caller, input),
  'consent.forMeeting': ({ host, caller, input }) => consent.consentForMeeting(host, caller, input),
  'consent.withdraw': ({ finish, caller, input }) => withdrawConsent(finish, caller, input),
  'plan.close': ({ host, caller, input }) => ending.closePlan(host, caller, input),
  'plan.deactivate': ({ host, caller, input }) => ending.deactivatePlan(host, caller, input),
  'plan.reopen': ({ host, caller, input }) => ending.reopenPlan(host, caller, input),
  'deletion.demand': ({ host, caller, input }) => ending.demandDeletion(host, caller, input),
  'plan.create': ({ host, input }) => createPlan(host, input),
  'goal.add': ({ host, caller, input }) => agreements.addGoal(host, caller, input),
  'comment.add': ({ host, caller, input }) => agreements.addComment(host, caller, input),
  'need.assess': ({ host, caller, input }) => agreements.assessNeed(host, caller, input),
  'meeting.call': ({ host, caller, input }) => agreements.callMeeting(host, caller, input),
  'message.send': ({ host, caller, input }) => agreements.sendMessage(host, caller, input),
  'message.delete': ({ host, caller, input }) => agreements.deleteMessage(host, caller, input),
  'question.settle': ({ host, caller, input }) => settleQuestion(host, caller, input),
  'appointment.add': ({ host, caller, input }) => agreements.addAppointment(host, caller, input),
  'agenda.go': ({ host, input }) => screen.goTo(host, input),
  'screen.next': ({ host, caller }) => screen.turn(host, caller, 1),
  'screen.previous': ({ host, caller }) => screen.turn(host, caller, -1),
  'screen.cover': ({ host }) => screen.cover(host),
  'screen.uncover': ({ host }) => screen.uncover(host),
  'screen.place': ({ host, input }) => placeWall(host, input),
  'screen.part': ({ host, input }) => parts.showPart(host, input),
  'screen.document': ({ host, input }) => parts.showDocument(host, input),
  'screen.misfit': ({ host, input }) => {
    host.needs.log.note('page-did-not-fit', { page: input.page, over: input.over });
    return done;
  },
  'reading.start': ({ host }) => reading.startReading(host),
  'reading.stop': ({ host, caller }) => stopByWord(host, caller),
  'reading.report': ({ host, input }) => reading.heard(host, input),
  'reading.skip': ({ host, input }) => reading.skipReading(host, input),
  'reading.set': ({ host, input }) => setting.setReading(host, input),
  'reading.leaveOut': ({ host, input }) => setting.leaveOut(host, input),
  'reading.say': ({ host, input }) => setting.sayAs(host, input),
  'voices.report': ({ host, caller, input }) => voices.reportVoices(host, caller, input),
  'voices.choose': ({ host, input }) => voices.chooseVoice(host, input),
  'voices.try': ({ host, input }) => voices.tryVoice(host, input),
  'evaluation.add': ({ host, caller, input }) => work.addEvaluation(host, caller, input),
  'activity.add': ({ host, caller, input }) => work.addActivity(host, caller, input),
  'activity.deadline': ({ host, caller, input }) => work.changeDeadline(host, caller, input),
  'activity.close': ({ host, caller, input }) => work.closeActivity(host, caller, input),
  'goal.close': ({ host, caller, input }) => work.closeGoal(host, caller, input),
  'undo.newest': ({ host, caller }) => work.undoNewest(host, caller),
  'line.add': ({ host, caller, input }) => lines.addLine(host, caller, input),
  'pen.take': ({ host, caller, input }) => pens.takePen(host, caller, input),
  'pen.ask': ({ host, caller, input }) => pens.askForPen(host, caller, input),
  'pen.give': ({ host, caller, input }) => pens.givePen(host, caller, input),
  'draft.save': ({ host, caller, input }) => minutes.saveDraft(host, caller, input),
  'readBack.start': ({ host }) => readBack.startReadBack(host),
  'readBack.approve': ({ finish }) => approve(finish),
  'decision.confirm': ({ host, input }) => readBack.confirmDecision(host, input),
  'decision.show': ({ host, input }) => readBack.showDecision(host, input),
  'card.show': ({ host, input }) => parts.showCard(host, input),
  'minutes.answer': ({ host, input }) => minutes.answerMinutes(host, input),
  'nextMeeting.agree': ({ host, caller, input }) => minutes.agreeNext(host, caller, input),
  'table.invite': ({ host, input }) => tables.invite(host, input),
  'table.admit': ({ host, input }) => tables.admit(host, input),
  'interpreter.signal': ({ host, caller, input }) => interpreter.signal(host, caller, input),
  'family.show': ({ host, caller, input }) => family.showOwnWords(host, caller, input),
  'table.remove': ({ host, input }) => tables.remove(host, input),
  'devices.open': ({ host, input }) => openDevices(host, input),
  'devices.close': ({ host }) => closeDevices(host),
  'profile.answer': ({ host, input }) => answerProfile(host, input),
  'screen.form': ({ host, input }) => words.chooseForm(host, input),
  'screen.original': ({ host }) => words.toggleOriginal(host),
  'wording.correct': ({ host, caller, input }) => words.correctWording(host, caller, input),
  'word.explain': ({ host, caller, input }) => words.explainWord(host, caller, input),
  'words.check': ({ host, caller, input }) => hints.checkWords(host, caller, input),
  'hint.leave': ({ host, input }) => hints.leaveHint(host, input),
  'hint.recall': ({ host, input }) => hints.recallHints(host, input),
  'document.begin': ({ host, caller, input }) => arriving.beginDocument(host, caller, input),
  'document.piece': ({ host, caller, input }) => arriving.takePiece(host, caller, input),
  'document.keep': ({ host, caller, input }) => documents.keepDocument(host, caller, input),
  'document.drop': ({ host, caller }) => arriving.dropDocument(host, caller),
  'document.write': ({ finish, caller, input }) => documents.writeDocument(finish, caller, input),
  'paper.print': ({ finish, input }) => printPaper(finish, input),
  'room.check': ({ host }) => checkRoom(host),
  'room.rest': ({ host }) => rest(host),
  'room.wake': ({ host }) => wake(host),
  'room.leave': ({ host, input }) => setUp.leaveRoom(host, input),
  'setup.judge': ({ host, caller, input }) => setUp.judgeSetUp(host, caller, input),
  'setup.save': ({ host, caller, input }) => setUp.saveSetUp(host, caller, input),
  'setup.try': ({ host, caller, input }) => setUp.tryStore(host, caller, input),
  'setup.export': ({ host, caller }) => setUp.exportSetUp(host, caller),
  'setup.import': ({ host, caller, input }) => setUp.importSetUp(host, caller, input),
  'setup.later': ({ host }) => setUp.putOffSetUp(host),
  'setup.code': ({ host, caller, input }) => setUp.chooseCode(host, caller, input),
  'setup.open': ({ host, caller, input }) => setUp.openSetUp(host, caller, input),
  'setup.close': ({ host, caller }) => setUp.closeSetUp(host, caller),
  'support.look': ({ host }) => support.lookAtSupport(host),
  'support.write': ({ host }) => support.writeSupport(host),
  'licences.list': ({ host }) => licences.listLicences(host),
  'licences.text': ({ host, input }) => licences.readLicence(host, input),
  'room.look': ({ host, input }) => screen.setLook(host, input),
};

/** [SYNC-12]: what is left when the right to read has run out is to cover, to end, and to deliver. */
const withoutReading: ReadonlySet<CommandName> = new Set<CommandName>([
  'meeting.finish',
  'meeting.seal',
  'screen.cover',
  'reading.stop',
  'reading.report',
  'voices.report',
  'screen.misfit',
  'consent.withdraw',
  'room.look',
  'profile.answer',
]);

/** What these answer, the page that asked has itself made, or brought. */
const tellsMore: ReadonlySet<CommandName> = new Set<CommandName>([
  'table.invite',
  'draft.save',
  'words.check',
  'hint.recall',
  'room.check',
  'setup.judge',
  'setup.try',
  'setup.export',
  'setup.import',
  'support.look',
  'support.write',
  'licences.list',
  'licences.text',
]);

/** Answers one call whose input the wire has parsed with this command's own schema. */
export async function answerCall(
  finish: FinishNeeds,
  call: { readonly caller: Caller; readonly command: CommandName; readonly input: unknown },
): Promise<Answer> {
  const { caller, command, input } = call;
  const { host } = finish;
  if (readingHasEnded(host) && !withoutReading.has(command)) return no(refuse('reading-ended'));
  const answer = answers[command];
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the gate parsed it with this command's schema
  const answered = await answer({ host, finish, caller, input: input as never });
  // What was written is told to pages by their views; the caller learns only that it was (A6).
  return answered.ok && !tellsMore.has(command) ? done : answered;
}
