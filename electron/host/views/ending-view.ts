import type { ChairView } from '#contract/views.ts';
import type { Day } from '#domain/calendar.ts';
import { consentInForce } from '#domain/consent.ts';
import type { Id } from '#domain/identity.ts';
import type { Profile } from '#domain/profile.ts';
import type { PlanState } from '#domain/state.ts';
import type { OpenMeeting } from '../room/open-meeting.ts';

type Ending = ChairView['ending'];

/** S1, S2, S5, C8: whether the plan is open, why not, and what may open it again. */
export function endingPart({ state, plan }: OpenMeeting, today: Day): Ending {
  const { ended } = state;
  const deletion = deletionOf(state, plan.profile);
  if (ended === undefined) return { kind: 'open', deletion };
  const reopenWith = reopeningConsent(state, today);
  return {
    kind: ended.kind,
    ...(ended.why === undefined ? {} : { why: ended.why }),
    on: ended.on,
    deletion,
    ...(reopenWith === undefined ? {} : { reopenWith }),
  };
}

function deletionOf({ deletion }: PlanState, profile: Profile): Ending['deletion'] {
  if (deletion === undefined) return profile.deletionMayBeDemanded ? 'offered' : 'not-offered';
  if (deletion.executedOn !== undefined) return 'executed';
  if (deletion.decided === undefined) return 'demanded';
  return deletion.decided.granted ? 'granted' : 'refused';
}

/** C8: the newest that was asked about the old content, signed since the plan ended, and in force. */
function reopeningConsent({ consents, ended }: PlanState, today: Day): Id | undefined {
  if (ended === undefined) return undefined;
  return consents.findLast(
    (one) =>
      one.meeting === undefined &&
      one.oldContent !== undefined &&
      one.signedOn >= ended.on &&
      consentInForce(one, today),
  )?.id;
}
