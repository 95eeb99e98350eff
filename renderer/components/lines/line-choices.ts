/** What can be written as one line, in the order of the strip, each with the key that opens it together with Alt. */
export const lineChoices = [
  { choice: 'activity', key: 'A' },
  { choice: 'evaluation', key: 'E' },
  { choice: 'deadline', key: 'F' },
  { choice: 'close', key: 'L' },
  { choice: 'decision', key: 'B' },
  { choice: 'disagreement', key: 'U' },
  { choice: 'words', key: 'O' },
] as const;

export type LineChoice = (typeof lineChoices)[number]['choice'];

/** What these do, they do to an activity that is there. */
export type ActivityChoice = 'evaluation' | 'deadline' | 'close';

export function isActivityChoice(choice: LineChoice): choice is ActivityChoice {
  return choice === 'evaluation' || choice === 'deadline' || choice === 'close';
}

type Pressed = Pick<KeyboardEvent, 'code' | 'altKey' | 'ctrlKey' | 'metaKey' | 'shiftKey'>;

/**
 * Which line a key asks for. By its place on the keyboard: with Alt some machines write another letter. AltGr is Ctrl and
 * Alt at once, and writes letters too.
 */
export function choiceOf(event: Pressed): LineChoice | undefined {
  if (!event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return undefined;
  return lineChoices.find(({ key }) => event.code === `Key${key}`)?.choice;
}
