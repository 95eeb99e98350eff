import { refuse } from '#contract/refusals.ts';
import type { Refusal } from '#contract/refusals.ts';
import { audience, participantsPresent } from '#domain/audience.ts';
import type { LawCommand } from '#domain/decisions.ts';
import type { Id } from '#domain/identity.ts';
import type { Result } from '#domain/result.ts';
import { no, yes } from '#domain/result.ts';
import { fromPlainText, hasWords } from '#domain/rich-text.ts';
import type { PlanState } from '#domain/state.ts';
import { planOwnerOf } from '#domain/state.ts';
import { buildMinutesFromState } from '../documents/minutes-from-state.ts';
import type { MinutesDocument } from '../documents/minutes-model.ts';
import { personName } from '../documents/minutes-people.ts';
import type { CharacterFound } from '../documents/render-messages.ts';
import type { DocumentRenderer } from '../documents/render-minutes.ts';
import { sectionPlans } from '../views/sections.ts';
import type { Answer, HostRoom } from './host-room.ts';
import { changeRoom, chairOf, meetingOf, todayIn } from './host-room.ts';
import { minutesSource } from './minutes-source.ts';
import type { OpenMeeting } from './open-meeting.ts';
import { atOf } from './open-meeting.ts';
import { hasSomethingToRead } from './read-back.ts';
import type { Writing } from './write.ts';
import { foresee, write } from './write.ts';

interface ApproveNeeds {
  readonly host: HostRoom;
  readonly renderer: Pick<DocumentRenderer, 'findCharacters'>;
}

/** What is typed while the check runs is checked too; somebody who types on and on is asked to wait. */
const mostChecks = 3;

/**
 * D5: what was read back is locked; drafts become facts in one transaction and are gone as drafts. Before that every
 * character is held against the fonts, for what is approved is what is printed; the check writes nothing.
 */
export async function approve(needs: ApproveNeeds): Promise<Answer> {
  const { host } = needs;
  for (let check = 0; check < mostChecks; check += 1) {
    const opened = meetingOf(host);
    if (!opened.ok) return opened;
    const meeting = opened.value;
    if (meeting.room.readBack === 'not-begun') return no(refuse('not-read-back'));
    const { state, drafts } = meeting;
    const approval = approvalOf(meeting);
    const checked = await checkCharacters(needs, meeting, approval);
    if (!checked.ok) return checked;
    const isSame = host.meeting === meeting && meeting.state === state && meeting.drafts === drafts;
    if (isSame && host.phase === 'meeting') return lock(host, meeting, approval);
  }
  return no(refuse('changed-meanwhile'));
}

interface Approval {
  readonly command: LawCommand;
  readonly writing: Writing;
  /** Without it nothing is written under any point: the minutes are lines and decisions, which are facts already. */
  readonly hasText: boolean;
}

function lock(host: HostRoom, meeting: OpenMeeting, { command, writing, hasText }: Approval): Answer {
  if (hasText) return write(host, command, writing);
  if (!hasSomethingToRead(host, meeting)) return no(refuse('nothing-to-read'));
  return changeRoom(host, meeting, { readBack: 'approved', pens: {} });
}

function approvalOf(meeting: OpenMeeting): Approval {
  const open = sectionPlans(meeting).filter((one) => !meeting.state.items.has(one.id));
  const sections = open.map(({ agenda: _agenda, ...section }) => ({
    ...section,
    text: meeting.drafts.get(section.id)?.text ?? fromPlainText(''),
  }));
  return {
    hasText: sections.some(({ text }) => hasWords(text)),
    command: { kind: 'minutes.approve', meeting: meeting.plan.meeting, sections },
    writing: {
      actor: chairOf(meeting),
      room: () => ({ readBack: 'approved', pens: {} }),
      dropDrafts: sections.map((section) => section.id),
    },
  };
}

/** The whole minutes as they would be, drafts and all. */
async function checkCharacters(
  { host, renderer }: ApproveNeeds,
  meeting: OpenMeeting,
  approval: Approval,
): Promise<Result<unknown, Refusal>> {
  const foreseen = approval.hasText ? foresee(host, meeting, approval) : yes(meeting.state);
  if (!foreseen.ok) return foreseen;
  const owner = planOwnerOf(foreseen.value);
  const document = owner && documentFor(host, meeting, { state: foreseen.value, reader: owner.id });
  if (document === undefined) return no(refuse('wrong-moment'));
  const { language } = meeting.room.look;
  const found = await renderer.findCharacters({ language, document });
  if (!found.ok) return no(refuse('unexpected'));
  const known = textsBefore(meeting);
  // What stood in the plan before the meeting is not this room's to write another way.
  const ours = found.value.find(({ where }) => !known.has(textAt(document, where)));
  if (ours === undefined) return yes({});
  const chairs = documentFor(host, meeting, { state: foreseen.value, reader: chairOf(meeting) });
  return no(refusalFor(ours, chairs !== undefined && textsIn(chairs).has(textAt(document, ours.where))));
}

function documentFor(
  host: HostRoom,
  meeting: OpenMeeting,
  { state, reader }: { readonly state: PlanState; readonly reader: Id },
): MinutesDocument | undefined {
  const source = minutesSource(meeting, state);
  const seen = audience(state, participantsPresent([reader]), atOf(meeting.plan, todayIn(host)));
  return source === undefined ? undefined : buildMinutesFromState({ ...source, seen });
}

/** A4: a stand-in who may not see the place is told that there is one, and no more. */
function refusalFor({ place, characters, how }: CharacterFound, mayTell: boolean): Refusal {
  const refusal = refuse('characters-missing');
  if (!mayTell) return refusal;
  return { ...refusal, values: { place: place.slice(0, 200), characters, how } };
}

/** Every text of the plan as it was when the room took it in. */
function textsBefore({ base, plan }: OpenMeeting): ReadonlySet<string> {
  const { items, participants, meetings } = base;
  const owner = planOwnerOf(base);
  const names = owner === undefined ? [] : [personName(owner)];
  return textsIn([plan, [...items.values()], [...participants.values()], [...meetings.values()], names]);
}

function textsIn(value: unknown): ReadonlySet<string> {
  const texts = new Set<string>();
  const walk = (part: unknown): void => {
    if (typeof part === 'string') texts.add(part);
    else if (typeof part === 'object' && part !== null) Object.values(part).forEach((one) => walk(one));
  };
  walk(value);
  return texts;
}

function textAt(document: unknown, where: string): string {
  const found = where.split('.').reduce<unknown>((value, step) => {
    return typeof value === 'object' && value !== null ? Reflect.get(value, step) : undefined;
  }, document);
  return typeof found === 'string' ? found : '';
}
