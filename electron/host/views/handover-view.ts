import type { ChairView } from '#contract/views.ts';
import type { Audience } from '#domain/audience.ts';
import type { Day } from '#domain/calendar.ts';
import { consentInForce } from '#domain/consent.ts';
import type { SlipLine } from '#domain/handover-slip.ts';
import { handoverCandidates, handoverSlip, needsNewConsent, openHandover } from '#domain/handover-slip.ts';
import type { Id } from '#domain/identity.ts';
import type { Handover } from '#domain/standing.ts';
import type { PlanState } from '#domain/state.ts';
import type { OpenMeeting } from '../room/open-meeting.ts';
import { detailOf, nameById, nameOf } from './names.ts';

type HandoverPart = ChairView['handover'];
type SlipRow = HandoverPart['slip'][number];

/** R2: who may take the baton, the one that is on its way, and its one-page slip. */
export function handoverPart({ state, plan }: OpenMeeting, own: Audience, today: Day): HandoverPart {
  const candidates = handoverCandidates(state, today).map((person) => {
    const detail = detailOf(person);
    return { id: person.id, name: nameOf(person), ...(detail === undefined ? {} : { detail }) };
  });
  const open = openHandover(state);
  const shown = open ?? acceptedToday(state, today);
  if (shown === undefined) return { candidates, slip: [] };
  const lines = handoverSlip(state, shown, { today, profile: plan.profile, seen: own.items });
  const slip = lines.flatMap((line) => slipRow(state, line, today));
  return { candidates, ...(open === undefined ? {} : { open: openPart(state, open, today) }), slip };
}

/** The slip stays with the meeting in which the baton was passed. */
function acceptedToday(state: PlanState, today: Day): Handover | undefined {
  return [...state.handovers.values()].findLast((one) => one.acceptedOn === today);
}

function openPart(state: PlanState, open: Handover, today: Day): NonNullable<HandoverPart['open']> {
  const { id, incoming, outgoing, after, ends, transition } = open;
  return {
    id,
    incoming: nameById(state, incoming),
    outgoing: nameById(state, outgoing),
    after,
    ...(ends === undefined ? {} : { ends }),
    transition,
    needsConsent: needsNewConsent(state, open, today),
  };
}

/** A line about a consent names who signed it; one about what is missing names who is waited for, and `detail` what. */
function slipRow(state: PlanState, line: SlipLine, today: Day): SlipRow[] {
  switch (line.kind) {
    case 'holder':
      return [{ kind: 'holders', ...personText(state, line.person), ...dated(line.from) }];
    case 'access-ends':
      return [{ kind: 'access-ends', text: nameById(state, line.person), date: line.date }];
    case 'consent':
      return [{ kind: 'consent', text: signersOf(state, today), ...dated(line.date) }];
    case 'goal':
    case 'activity':
      return itemRow(state, line);
    case 'next-meeting':
      return [{ kind: 'next-meeting', text: line.place ?? '', date: line.date }];
    case 'missing':
      return [{ kind: 'missing', text: namesOf(state, line.people), detail: line.what }];
  }
}

function itemRow(state: PlanState, line: SlipLine & { kind: 'goal' | 'activity' }): SlipRow[] {
  const item = state.items.get(line.item);
  if (item?.kind === 'goal') return [{ kind: 'goal', text: item.title }];
  if (item?.kind !== 'activity' || line.kind === 'goal') return [];
  return [{ kind: 'activity', text: item.description, ...dated(line.date) }];
}

function dated(date: Day | undefined): { date?: Day } {
  return date === undefined ? {} : { date };
}

function personText(state: PlanState, person: Id): { text: string; detail?: string } {
  const known = state.participants.get(person);
  const detail = known === undefined ? undefined : detailOf(known);
  const text = nameById(state, person);
  return detail === undefined ? { text } : { text, detail };
}

function signersOf(state: PlanState, today: Day): string {
  const newest = state.consents.findLast((one) => one.meeting === undefined && consentInForce(one, today));
  return namesOf(state, newest?.signedBy ?? []);
}

function namesOf(state: PlanState, people: readonly Id[]): string {
  return people.map((id) => nameById(state, id)).join(', ');
}
