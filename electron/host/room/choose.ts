import { refuse } from '#contract/refusals.ts';
import type { Refusal } from '#contract/refusals.ts';
import type { CommandInput } from '#contract/commands.ts';
import { agendaDue, putIntoAgenda } from '#domain/agenda-due.ts';
import type { Result } from '#domain/result.ts';
import { no, yes } from '#domain/result.ts';
import { hasWords } from '#domain/rich-text.ts';
import { emptyState } from '#domain/state.ts';
import type { Loan } from '#sync/messages.ts';
import type { CentralClient } from '../central/central-client.ts';
import type { PulledPlan, PullRefusal } from '../central/pull-plan.ts';
import { pullPlan } from '../central/pull-plan.ts';
import { mostOffMilliseconds } from '../check/judge-room.ts';
import { createJournal } from '../journal/journal.ts';
import { purgeAndTell } from '../journal/purge.ts';
import type { Answer, HostRoom } from './host-room.ts';
import { done, isOpening, meetingOf, profileOf, roomNow, todayIn } from './host-room.ts';
import { asStored, foldSettled } from './fold-facts.ts';
import { endGrant, lookForSignIn, loseGrant, needsSignIn } from './grant.ts';
import { loadMeeting } from './open-meeting.ts';
import type { MeetingPlan } from './room-state.ts';
import { agendaPointSchema, firstRoomState } from './room-state.ts';
import { write } from './write.ts';

/** Asks the store which plans may be taken in. Quiet when it is away: the console says so by itself. */
export async function listPlans(host: HostRoom): Promise<void> {
  if (host.client === undefined) return;
  if (needsSignIn(host)) return lookForSignIn(host, host.client);
  const plans = await host.client.plans();
  host.store = plans.ok ? 'reached' : 'away';
  if (!plans.ok && plans.refusal.kind === 'store-refused') loseGrant(host);
  if (plans.ok) {
    // A plan whose meeting has been held has nothing to open until the next one is called.
    const called = plans.value.filter((row) => row.meeting !== undefined);
    host.plans = called.map(({ id, firstName, holder, language }) => ({
      id,
      name: firstName,
      language,
      ...(holder === undefined ? {} : { holder }),
    }));
  }
  host.needs.changed();
}

/** Borrows a plan into this room: one encrypted file with its own key, and the meeting opened in it. */
export async function chooseMeeting(host: HostRoom, input: CommandInput<'meeting.choose'>): Promise<Answer> {
  if (isOpening(host)) return no(refuse('meeting-open'));
  if (host.client === undefined) return no(refuse('store-away'));
  host.phase = 'fetching';
  host.needs.changed();
  const fetched = await fetchPlan(host, host.client, input.plan);
  const opened = fetched.ok ? openFetched(host, input.plan, fetched.value) : fetched;
  if (!opened.ok) {
    host.phase = 'choosing';
    host.needs.changed();
  }
  return opened;
}

/** What a plan is opened from, whether it was borrowed or made just now (M6). */
export interface Fetched {
  /** Names the file and, to the store, this room: random, so that neither folder nor store learns a person. */
  readonly device: string;
  readonly loan: Loan;
  readonly pulled: PulledPlan;
}

async function fetchPlan(
  host: HostRoom,
  client: CentralClient,
  plan: string,
): Promise<Result<Fetched, Refusal>> {
  const clock = await setClock(host, client);
  if (!clock.ok) return clock;
  const plans = await client.plans();
  if (!plans.ok) return no(storeRefusal(plans.refusal));
  const meeting = plans.value.find((one) => one.id === plan)?.meeting;
  if (meeting === undefined) return no(refuse('plan-unknown'));
  // A grant is for the room that showed the code, under the name that it gave there ([SYNC-26]).
  const device = host.signIn?.grant?.device ?? host.needs.newId();
  const loan = await client.borrow(plan, { purpose: 'meeting', device, meeting: meeting.id });
  if (!loan.ok) return no(storeRefusal(loan.refusal));
  const pulled = await pullPlan(client, plan, loan.value.loan);
  if (!pulled.ok) return no(storeRefusal(pulled.refusal));
  return yes({ device, loan: loan.value, pulled: pulled.value });
}

/** Room time is the store's from here on. */
export async function setClock(host: HostRoom, client: CentralClient): Promise<Answer> {
  const measured = await client.meta();
  if (!measured.ok) return no(storeRefusal(measured.refusal));
  const { clockOffsetMs } = measured.value;
  if (Math.abs(clockOffsetMs) > mostOffMilliseconds) return no(refuse('clock-off'));
  host.clockOffsetMs = clockOffsetMs;
  return done;
}

/** The store's no in the pages' words: away is for waiting, everything else for a person. */
export function storeRefusal(refusal: PullRefusal): Refusal {
  return refuse(refusal.kind === 'store-away' ? 'store-away' : 'store-refused');
}

/** The file's name is random: no id of the plan or of the meeting stands in a folder (security threat 16). */
export function openFetched(host: HostRoom, plan: string, fetched: Fetched): Answer {
  const { needs } = host;
  const { dataFolder: folder, roomKey, vaultKind } = needs;
  const created = createJournal({ folder, meeting: fetched.device, roomKey, vaultKind });
  if (!created.ok) return no(refuse('disk-refused'));
  const journal = created.value;
  const meetingPlan = planOfMeeting(host, plan, fetched);
  const { facts, cursor } = fetched.pulled;
  const language = languageOf(facts) ?? profileOf(host).language;
  const stored = journal.takeChanges({ facts, withdrawn: [], reset: true }, () => ({
    judged: [],
    room: { plan: meetingPlan, room: firstRoomState(meetingPlan, language), followed: { cursor } },
  })).ok;
  if (!stored) {
    journal.close();
    purgeAndTell({ folder, log: needs.log }, journal.meeting);
    return no(refuse('disk-refused'));
  }
  host.meeting = loadMeeting(journal, needs.log);
  host.phase = 'meeting';
  host.warm?.();
  return openInPlan(host, meetingPlan);
}

/** M1: what is due has a point of its own, where the agenda that came with the loan has none. */
function planOfMeeting(host: HostRoom, plan: string, { loan, pulled }: Fetched): MeetingPlan {
  const { id, time, place, chair, minuteTaker, agenda: called } = loan.meetingPlan;
  const points = called.map((point) => agendaPointSchema.parse(point));
  const { profile } = loan;
  const grant = host.signIn?.grant;
  const date = todayIn(host);
  const due = agendaDue(foldSettled(emptyState, pulled.facts.map(asStored)).state, {
    today: date,
    profile,
    meeting: id,
    newId: host.needs.newId,
  });
  const agenda = [...putIntoAgenda(points, due)];
  return {
    meeting: id,
    plan,
    loan: loan.loan,
    date,
    time,
    place,
    chair,
    minuteTaker,
    agenda,
    profile,
    reader: loan.reader,
    offlineUntil: loan.offlineUntil,
    deliveryKey: loan.deliveryKey,
    sealTo: loan.sealTo,
    ...(grant === undefined ? {} : { grant: { token: grant.token, issuer: grant.issuer } }),
    ...(host.storeUrl === undefined ? {} : { storeUrl: host.storeUrl }),
  };
}

function languageOf(facts: PulledPlan['facts']): 'nb' | 'nn' | undefined {
  const language = facts.find(({ fact }) => fact.verb === 'plan.opened/1')?.fact.body?.['language'];
  return language === 'nb' || language === 'nn' ? language : undefined;
}

function openInPlan(host: HostRoom, plan: MeetingPlan): Answer {
  // Opened before, in a room that lost it before its end: it goes on.
  if (host.meeting?.state.meetings.get(plan.meeting)?.ended === false) return done;
  const { meeting, date, time, place, chair, minuteTaker } = plan;
  const body = { date, time, place, chair, minuteTaker };
  const opened = write(host, { kind: 'meeting.open', meeting, body }, { actor: chair, silent: true });
  if (!opened.ok) {
    forgetFile(host);
    return opened;
  }
  return done;
}

/** Closes and destroys the file of the open meeting, key first. */
export function forgetFile(host: HostRoom): void {
  const { meeting, needs } = host;
  if (meeting === undefined) return;
  host.reader?.stop();
  meeting.journal.close();
  purgeAndTell({ folder: needs.dataFolder, log: needs.log }, meeting.journal.meeting);
  delete host.meeting;
}

/** Leaves a meeting in which nobody wrote anything; the wipe is the same as after a delivery. */
export async function leaveMeeting(host: HostRoom): Promise<Answer> {
  const opened = meetingOf(host);
  if (!opened.ok) return opened;
  const { room, plan } = opened.value;
  const typed = [...opened.value.drafts.values()].some((draft) => hasWords(draft.text));
  if (room.written.length > 0 || typed) return no(refuse('wrong-moment'));
  // From here nobody writes: what would be answered with a yes while the store is asked would be wiped.
  host.phase = 'choosing';
  host.needs.changed();
  const released = await host.client?.release(plan.loan, {
    facts: 0,
    blobs: [],
    at: new Date(roomNow(host)).toISOString(),
  });
  if (released?.ok !== true) host.needs.log.note('loan-not-released');
  forgetFile(host);
  void endGrant(host);
  host.needs.changed();
  return done;
}
