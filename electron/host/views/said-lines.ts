import type { Audience } from '#domain/audience.ts';
import type { MinutesLine } from '#domain/state.ts';
import { fill } from '#language/fill-text.ts';
import type { HostRoom } from '../room/host-room.ts';
import type { OpenMeeting } from '../room/open-meeting.ts';
import { nameById } from './names.ts';
import { readTableTexts } from './table-texts.ts';

/** One line of the minutes that is read back as it was said, and what stands over it. */
export interface SaidLine {
  readonly id: string;
  readonly title: string;
  readonly text: string;
}

/** M7, D4: what the family said and what people did not agree on, as these eyes may see it; decisions are read by themselves. */
export function saidLines(host: HostRoom, { state, plan }: OpenMeeting, seen: Audience): readonly SaidLine[] {
  host.tableTexts ??= readTableTexts(host.needs.resources);
  const texts = host.tableTexts.said[state.plan?.language ?? 'nb'];
  const lines = [...state.items.values()].filter(
    (item): item is MinutesLine =>
      item.kind === 'line' &&
      item.line !== 'decision' &&
      item.meeting === plan.meeting &&
      seen.items.has(item.id),
  );
  // Words of the same person stand together; what was not agreed on comes last.
  return lines
    .toSorted((one, other) => Number(one.line === 'disagreement') - Number(other.line === 'disagreement'))
    .map(({ id, line, text, saidBy }) => {
      const names = saidBy.map((person) => nameById(state, person)).join(', ');
      return line === 'words'
        ? { id, title: fill(texts.words, { name: names }), text }
        : { id, title: texts.disagreement, text: `${names}: «${text}»` };
    });
}
