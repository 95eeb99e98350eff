import type { HeardEvent } from './speech-watch.ts';

export interface Marks {
  /** Milliseconds of each mark after the word began to sound; before it when negative. */
  readonly late: readonly number[];
  readonly stepsBack: number;
}

type Of<Kind extends HeardEvent['kind']> = Extract<HeardEvent, { kind: Kind }>;

/** Each mark beside the time at which its word left the device. */
export function compareMarks(log: readonly HeardEvent[]): Marks {
  const sounds = log.filter((one) => one.kind === 'sound');
  const late: number[] = [];
  let stepsBack = 0;
  for (const { timeline, marks } of sentencesOf(log)) {
    const sound = sounds.findLast((one) => one.sentence === timeline.sentence);
    if (sound === undefined) continue;
    let furthest = -1;
    for (const mark of marks) {
      if (mark.start < furthest) stepsBack += 1;
      furthest = Math.max(furthest, mark.start);
      const word = timeline.words.find(([start]) => start === mark.start);
      if (word !== undefined) late.push(mark.at - sound.at - word[2]);
    }
  }
  return { late, stepsBack };
}

interface Told {
  readonly timeline: Of<'timeline'>;
  readonly marks: Of<'mark'>[];
}

/** Marks belong to the timeline that was told last. */
function sentencesOf(log: readonly HeardEvent[]): Told[] {
  const told: Told[] = [];
  for (const event of log) {
    const last = told.at(-1);
    if (event.kind === 'mark') last?.marks.push(event);
    if (event.kind !== 'timeline' || last?.timeline.startedAt === event.startedAt) continue;
    told.push({ timeline: event, marks: [] });
  }
  return told;
}
