import type { Language } from '#domain/bodies.ts';
import type { SaidOtherwise } from '#domain/words.ts';
import { sayingsIn, sayingsOf } from '#domain/words.ts';
import { chairOf } from './host-room.ts';
import type { OpenMeeting } from './open-meeting.ts';

/** What this plan and this day say of words that stand in this language; the day has the last word. */
export function spokenIn(
  { state, room }: Pick<OpenMeeting, 'state' | 'room'>,
  language: Language,
): readonly { readonly written: string; readonly spoken: string }[] {
  const ofPlan = sayingsOf(state).filter((one) => one.language === language);
  return [...ofPlan.map(({ written, spoken }) => ({ written, spoken })), ...(room.readAloud?.spoken ?? [])];
}

/** For the chair's list: all of them for a holder, else those that stand in what is read here (A6). */
export function sayingsForChair(meeting: OpenMeeting, texts: readonly string[]): readonly SaidOtherwise[] {
  const isHolder = meeting.state.participants.get(chairOf(meeting))?.role === 'relay-holder';
  return isHolder ? sayingsOf(meeting.state) : sayingsIn(meeting.state, texts);
}
