import type { InterpreterLine } from '#contract/table-views.ts';

/** Where a line is to the one that is read: behind, there, the two that follow, or further on. */
export type LineStage = 'read' | 'now' | 'next' | 'after' | 'later';

/**
 * The room's own place: the sentence that is read; where nobody reads, everything that stands on the wall is now. What
 * stands on no wall comes next.
 */
export function stagesOf(
  lines: readonly Pick<InterpreterLine, 'id' | 'shown'>[],
  sentence: string | undefined,
): readonly LineStage[] {
  const reading = lines.findIndex((line) => line.id === sentence);
  const isNow = (index: number): boolean => (reading < 0 ? lines[index]?.shown === true : index === reading);
  const last = lines.findLastIndex((_line, index) => isNow(index));
  const first = lines.findIndex((_line, index) => isNow(index));
  return lines.map((_line, index) => {
    if (isNow(index)) return 'now';
    if (index < first) return 'read';
    if (index === last + 1) return 'next';
    return index === last + 2 ? 'after' : 'later';
  });
}
