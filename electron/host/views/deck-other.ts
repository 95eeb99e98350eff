import type { Made } from '#contract/words-rows.ts';
import type { Language } from '#domain/bodies.ts';
import type { HostRoom } from '../room/host-room.ts';
import type { OpenMeeting } from '../room/open-meeting.ts';
import type { OtherSentence } from '../room/other-form.ts';

/** A text of the plan in the written form that the wall shows; undefined: it stands there as it was written. */
export type SayOtherwise = (text: string) => readonly OtherSentence[] | undefined;

/** The written form that the wall is to show, where that is another than the plan's own. */
export function otherFormOnWall({ room, state }: Pick<OpenMeeting, 'room' | 'state'>): Language | undefined {
  const { form, original } = room;
  return form === undefined || original === true || form === languageOf(state) ? undefined : form;
}

function languageOf(state: OpenMeeting['state']): Language {
  return state.plan?.language ?? 'nb';
}

/** For a deck: only what the machine may be given is asked for through this; consents and decisions never are. */
export function sayOtherwise(host: HostRoom, meeting: OpenMeeting): { readonly say?: SayOtherwise } {
  const { otherSentences } = host;
  if (otherSentences === undefined || otherFormOnWall(meeting) === undefined) return {};
  return { say: (text) => otherSentences(text, languageOf(meeting.state), true) };
}

export interface ShownText {
  readonly text: string;
  readonly language: Language;
  readonly made?: Made;
}

/** A whole text as the wall shows it: the title of a goal or a free point, or the description of an activity. */
export function shownText(
  { meeting, say }: { readonly meeting: Pick<OpenMeeting, 'state'>; readonly say?: SayOtherwise },
  of: string,
): ShownText {
  const language = languageOf(meeting.state);
  const said = of === '' ? undefined : say?.(of);
  if (said === undefined) return { text: of, language };
  const by = said.every((one) => one.by === 'person') ? 'person' : 'machine';
  const unsure = said.some((one) => one.unsure) ? { unsure: true } : {};
  return {
    text: said.map((one) => one.text).join(' '),
    language: otherThan(language),
    made: { by, of, ...unsure },
  };
}

/** Sentence by sentence, so that each keeps its place, its name and its voice in either form. */
export function shownSentences(
  text: string,
  { language, say }: { readonly language: Language; readonly say?: SayOtherwise },
): readonly ShownText[] | undefined {
  return say?.(text)?.map(({ text: said, of, by, unsure }) => ({
    text: said,
    language: otherThan(language),
    made: { by, of, ...(unsure ? { unsure } : {}) },
  }));
}

function otherThan(language: Language): Language {
  return language === 'nb' ? 'nn' : 'nb';
}
