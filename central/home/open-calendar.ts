import type { Language } from '#domain/bodies.ts';
import type { Id } from '#domain/identity.ts';
import { no, type Result, yes } from '#domain/result.ts';
import { planOwnerOf } from '#domain/state.ts';
import { timeOfId } from '#domain/uuid.ts';
import { makeInvitation } from '#sync/invitation.ts';
import { describeProblem, type Problem } from '#sync/problems.ts';
import { hashText } from '../database/hash.ts';
import { instantInOslo } from '../days/oslo-time.ts';
import { logAccess } from '../reading/access-log.ts';
import { type AskedHere, readHere } from './find-here.ts';
import type { HomeNeeds } from './home-needs.ts';
import { type CalledMeeting, viewMeetings } from './view-meetings.ts';

/** K1: one meeting for a calendar, to whom it stands on their page. Hidden, unknown and over are answered alike. */
export async function openCalendar(
  { store, texts }: HomeNeeds,
  asked: AskedHere & { readonly meeting: Id; readonly language?: Language },
): Promise<Result<string, Problem>> {
  const { plan } = asked;
  return readHere(store, asked, async (within, here) => {
    const { state, me } = here;
    const meeting = viewMeetings(here).find((one) => one.meeting === asked.meeting);
    if (meeting === undefined) return no(describeProblem('not-found'));
    await logAccess(store, within, { plan, action: 'home', reader: me.id });
    const language = asked.language ?? state.plan?.language ?? 'nb';
    const owner = planOwnerOf(state);
    return yes(
      makeInvitation({
        ...entryOf(plan, meeting),
        language,
        summary: texts[language].calendar,
        planOwner: owner === undefined ? [] : [owner.name, owner.shownAs ?? ''],
      }),
    );
  });
}

/** Made of facts alone: the same meeting gives the same file whenever it is fetched, and a change a higher number. */
function entryOf(
  plan: Id,
  { meeting, state, date, time, place, sequence, setBy }: CalledMeeting,
): Pick<Parameters<typeof makeInvitation>[0], 'uid' | 'method' | 'sequence' | 'start' | 'place' | 'sent'> {
  return {
    uid: hashText(JSON.stringify([plan, meeting])).slice(0, 32),
    method: state === 'called' ? 'request' : 'cancel',
    sequence,
    start: new Date(instantInOslo(date, time)),
    place,
    sent: timeOfId(setBy),
  };
}
