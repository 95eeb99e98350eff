import type { ChairView } from '#contract/views.ts';
import type { HostRoom } from '../room/host-room.ts';
import { chairOf, profileOf, todayIn } from '../room/host-room.ts';
import type { OpenMeeting } from '../room/open-meeting.ts';
import { personAudience } from '../room/open-meeting.ts';
import { conclusionsPart } from './conclusions.ts';
import { consentPart } from './consent-view.ts';
import { decisionsPart } from './decisions-view.ts';
import { endingPart } from './ending-view.ts';
import { goalRows } from './goals-view.ts';
import { handoverPart } from './handover-view.ts';
import { calendarRows, messageRows } from './messages-view.ts';
import { previewPart } from './preview-view.ts';
import { questionRows } from './questions-view.ts';
import { remindersView } from './reminders-view.ts';
import { rollCallPart } from './roll-call-view.ts';

type LawParts = Pick<
  ChairView,
  | 'rollCall'
  | 'consent'
  | 'goals'
  | 'preview'
  | 'reminders'
  | 'ending'
  | 'handover'
  | 'messages'
  | 'calendar'
  | 'offers'
  | 'need'
  | 'conclusions'
  | 'card'
  | 'decisions'
  | 'questions'
>;

/** What the law adds to the chair's console, while no meeting is open. */
export function lawPartsAtRest(host: HostRoom): LawParts {
  const profile = profileOf(host);
  return {
    rollCall: {
      others: false,
      sibling: 'none',
      guardianIsHere: false,
      waitsForConfirm: false,
      family: 'here',
      child: { ask: false },
    },
    goals: [],
    reminders: [],
    questions: [],
    ending: { kind: 'open', deletion: 'not-offered' },
    handover: { candidates: [], slip: [] },
    messages: [],
    calendar: [],
    offers: {
      outside: profile.privatePersons,
      pregnant: profile.pregnantPlans,
      helper: profile.helper,
      newPlan: host.store === 'reached',
    },
  };
}

/** And while one is: each part from what this chair may see alone. */
export function lawParts(host: HostRoom, meeting: OpenMeeting): LawParts {
  const today = todayIn(host);
  const own = personAudience(meeting, chairOf(meeting), today);
  const preview = previewPart(meeting, today);
  const { need } = meeting.state;
  const isOfToday = need?.meeting === meeting.plan.meeting;
  return {
    ...lawPartsAtRest(host),
    rollCall: rollCallPart(meeting, today),
    consent: consentPart(host, meeting),
    goals: goalRows(meeting, own, today),
    ...(preview === undefined ? {} : { preview }),
    reminders: remindersView(meeting, own, today),
    questions: questionRows(meeting, own),
    ...conclusionsPart(host, meeting),
    ...decisionsPart(host, meeting),
    ending: endingPart(meeting, today),
    handover: handoverPart(meeting, own, today),
    messages: messageRows(meeting, { person: chairOf(meeting), own }),
    calendar: calendarRows(meeting, own, today),
    ...(need === undefined || !isOfToday ? {} : { need: need.extent }),
  };
}
