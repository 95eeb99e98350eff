import type { ChairView } from '#contract/views.ts';
import { allTopics } from '#domain/bodies.ts';
import { planHasEnded, topicsFor } from '#domain/consent.ts';
import type { Id } from '#domain/identity.ts';
import type { Participant } from '#domain/state.ts';
import { isFamily } from '#domain/state.ts';
import { whoSigns } from '#domain/who-signs.ts';
import type { HostRoom } from '../room/host-room.ts';
import { todayIn } from '../room/host-room.ts';
import type { OpenMeeting } from '../room/open-meeting.ts';
import { presences } from '../room/presences.ts';
import { blockedRows } from './consent-blocked.ts';
import { draftPart } from './consent-draft-view.ts';
import { standingConsent } from './consent-standing.ts';
import { longNameOf } from './names.ts';

type ConsentPart = NonNullable<ChairView['consent']>;
type Named = ConsentPart['names'];

/** C1–C10 at a glance: one word when all is in order, else exactly what is blocked, and why. */
export function consentPart(host: HostRoom, meeting: OpenMeeting): ConsentPart {
  const today = todayIn(host);
  const { state, plan } = meeting;
  const standing = standingConsent(state, today);
  const draft = draftPart(host, meeting, today);
  const { custody } = state;
  return {
    state: stateOf(meeting, today),
    signedBy: (standing?.signedBy ?? []).map((id) => nameIn(meeting, id)),
    ...(standing === undefined ? {} : { signedOn: standing.signedOn }),
    ...(standing?.expiresOn === undefined ? {} : { expiresOn: standing.expiresOn }),
    blocked: blockedRows(meeting, today),
    names: namedToday(meeting, today),
    forMeeting: namedForMeeting(meeting, today),
    ...(draft === undefined ? {} : { draft }),
    ...signersPart(meeting, today),
    ...(custody === undefined
      ? {}
      : {
          custody: {
            situation: custody.situation,
            signers: (custody.signers ?? []).map((id) => nameIn(meeting, id)),
            ...(custody.basis === undefined ? {} : { basis: custody.basis }),
          },
        }),
    withdrawal: plan.profile.withdrawal,
  };
}

function nameIn({ state }: OpenMeeting, id: Id): string {
  const person = state.participants.get(id);
  return person === undefined ? '' : longNameOf(person);
}

function stateOf(meeting: OpenMeeting, today: string): ConsentPart['state'] {
  const { state, plan, room } = meeting;
  if (state.withdrawn !== undefined) return 'withdrawn';
  if (planHasEnded(state, { meeting: plan.meeting })) return 'plan-ended';
  const standing = state.consents.some((one) => one.meeting === undefined);
  if (!standing) return 'none';
  const isStranger = presences(room).some((one) => one.kind === 'stranger');
  const isInForce = standingConsent(state, today) !== undefined;
  return isInForce && !isStranger && blockedRows(meeting, today).length === 0 ? 'in-order' : 'blocked';
}

function professionals({ state }: OpenMeeting): readonly Participant[] {
  return [...state.participants.values()].filter((person) => !isFamily(person));
}

/** R7: whom the consents in force name, beside those for one meeting only. */
function namedToday(meeting: OpenMeeting, today: string): Named {
  return professionals(meeting).flatMap((person) => {
    const topics = topicsFor(meeting.state, person.id, { today });
    if (topics.length === 0) return [];
    const row = { id: person.id, name: longNameOf(person) };
    return [topics.length < allTopics.length ? { ...row, topics: [...topics] } : row];
  });
}

/** C10. */
function namedForMeeting(meeting: OpenMeeting, today: string): string[] {
  const { state, plan } = meeting;
  const here = state.consents.filter((one) => one.meeting === plan.meeting && one.signedOn <= today);
  const ids = new Set(here.flatMap((one) => one.names.map((named) => named.participant)));
  return [...ids].map((id) => nameIn(meeting, id));
}

/** C6: everybody whose signature may count today; any whole group is enough. */
function signersPart(meeting: OpenMeeting, today: string): Pick<ConsentPart, 'signers' | 'ask'> {
  const signers = whoSigns(meeting.state, { today, profile: meeting.plan.profile });
  if (signers.kind === 'ask') return { signers: [], ask: signers.about };
  const ids = new Set([...signers.groups.flat(), ...(signers.health ?? []).flat()]);
  return { signers: [...ids].map((id) => ({ id, name: nameIn(meeting, id) })) };
}
