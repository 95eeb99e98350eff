import type { ScreenPage } from '#contract/views.ts';
import type { SeenGoal } from '#domain/screen-order.ts';
import { seenEvaluations, seenGoals } from '#domain/screen-order.ts';
import type { PlanState } from '#domain/state.ts';
import { planOwnerOf } from '#domain/state.ts';
import type { AgendaPoint, RoomState } from '../room/room-state.ts';
import { chairOf } from '../room/host-room.ts';
import type { OpenMeeting } from '../room/open-meeting.ts';
import { isPresent } from '../room/open-meeting.ts';
import type { TextPart } from './deck-blocks.ts';
import { activityBlock, headingBlock, pageRows } from './deck-blocks.ts';
import { openCardPages } from './deck-card.ts';
import type { DeckNeeds } from './deck-needs.ts';
import { ownerName, pointOf } from './deck-needs.ts';
import { shownText } from './deck-other.ts';
import { openDocumentPages } from './deck-document.ts';
import { openPartPages } from './deck-part-pages.ts';
import { agendaPages, peoplePages } from './deck-people.ts';
import { readBackPages } from './deck-read-back.ts';
import { sentencePages } from './deck-sentences.ts';
import { responsibleNames } from './names.ts';

/** How many of the newest evaluations are read aloud under each activity: what has happened since last. */
const newestRead = 1;

/** The pages of the wall for the point of the agenda the room is at. Never empty. */
export function deckOf(needs: DeckNeeds): readonly ScreenPage[] {
  const { meeting } = needs;
  const point = pointOf(meeting);
  const chosen = openDocumentPages(needs) ?? openCardPages(needs) ?? openPartPages(needs);
  if (chosen !== undefined) return chosen;
  if (point === undefined) return agendaPages(needs);
  switch (point.kind) {
    case 'welcome':
      return [welcomePage(meeting)];
    case 'roll-call':
      return [...peoplePages(needs), ...agendaPages(needs)];
    case 'goal':
      return goalPages(needs, point);
    case 'topic':
      return topicPages(needs, point);
    case 'read-back':
      return readBackPages(needs);
    case 'next-meeting':
      return [nextMeetingPage(meeting)];
  }
}

/** M12: "du" only to somebody who is in the roll call. */
function speaksToOwner(room: RoomState, state: PlanState): boolean {
  const owner = planOwnerOf(state);
  return owner !== undefined && isPresent(room, owner.id);
}

function welcomePage({ plan, room, state }: OpenMeeting): ScreenPage {
  const { date, time, place } = plan;
  return {
    kind: 'welcome',
    name: ownerName(state),
    date,
    time,
    place,
    speaksToOwner: speaksToOwner(room, state),
  };
}

function nextMeetingPage({ plan, room, state }: OpenMeeting): ScreenPage {
  const agreed = state.meetings.get(plan.meeting)?.next;
  const next = agreed ?? {};
  const chair = state.participants.get(chairOf({ plan, state }));
  const page = {
    kind: 'next-meeting' as const,
    agreed: agreed !== undefined,
    name: ownerName(state),
    speaksToOwner: speaksToOwner(room, state),
  };
  return next.date === undefined
    ? page
    : { ...page, ...next, ...(chair === undefined ? {} : { invitedBy: chair.name }) };
}

function goalPages(needs: DeckNeeds, point: AgendaPoint): readonly ScreenPage[] {
  const goals = seenGoals(needs.meeting.state, needs.seen);
  const shown = goals.find((one) => one.goal.id === point.goal);
  if (shown === undefined) return agendaPages(needs);
  if (needs.meeting.room.mode === 'read') return readingPages(needs, shown);
  const { state } = needs.meeting;
  const { text: title, ...titleIn } = shownText(needs, shown.goal.title);
  const rows = shown.activities.map((activity) => ({
    id: activity.id,
    ...shownText(needs, activity.description),
    responsible: responsibleNames(state, activity.responsible),
    status: activity.status,
    ...(activity.deadline === undefined ? {} : { deadline: activity.deadline }),
  }));
  const blocks = [headingBlock(title), ...rows.map((row) => activityBlock(row))];
  const pages = pageRows(rows, blocks, needs.textPixels);
  return pages.map((page, index) => ({
    kind: 'goal',
    name: ownerName(state),
    goalNumber: shown.number,
    goalCount: goals.length,
    title,
    ...titleIn,
    ...page,
    rows: page.rows.map(({ row, size }) => ({ ...row, ...size })),
    number: index + 1,
    of: pages.length,
  }));
}

/** The goal as it is read aloud: its title, then each activity and what was said of it last. */
function readingPages(needs: DeckNeeds, shown: SeenGoal): readonly ScreenPage[] {
  const { state } = needs.meeting;
  const parts: TextPart[] = [{ id: shown.goal.id, text: shown.goal.title }];
  for (const activity of shown.activities) {
    parts.push({ id: activity.id, text: activity.description });
    const newest = seenEvaluations(state, needs.seen, activity.id).slice(0, newestRead);
    parts.push(...newest.map((evaluation) => ({ id: evaluation.id, text: evaluation.text })));
  }
  return sentencePages(needs, parts).map((page) => ({
    kind: 'sentences',
    goalNumber: shown.number,
    ...page,
  }));
}

/** A free point: its title, and what has been approved under it. */
function topicPages(needs: DeckNeeds, point: AgendaPoint): readonly ScreenPage[] {
  const { text: title, language, made } = shownText(needs, point.title ?? '');
  const inForm = made === undefined ? {} : { language, made };
  return sentencePages(needs, [], title).map((page) => ({ kind: 'sentences', title, ...inForm, ...page }));
}
