const fields = 'textarea, input, [contenteditable="true"]';

/** The field that these hints stand under: the nearest before them, among their neighbours. */
export function findField(hints: Element | null): HTMLElement | undefined {
  for (let one = hints?.previousElementSibling; one; one = one.previousElementSibling) {
    const inside = one.matches(fields) ? one : [...one.querySelectorAll(fields)].at(-1);
    if (inside instanceof HTMLElement) return inside;
  }
  return undefined;
}

/** Back to writing; the caret follows the words that it stood behind. */
export interface Caret {
  readonly field: HTMLElement | undefined;
  readonly at: number | undefined;
}

export function readCaret(field: HTMLElement | undefined): Caret {
  const hasOffset = field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement;
  return { field, at: hasOffset ? (field.selectionEnd ?? undefined) : undefined };
}

export function moveCaret(
  { field, at }: Caret,
  change: { start: number; end: number; length: number },
): Caret {
  if (at === undefined || at <= change.start) return { field, at };
  const after = change.start + change.length;
  return { field, at: at >= change.end ? after + at - change.end : after };
}

export function placeCaret({ field, at }: Caret): void {
  field?.focus({ preventScroll: true });
  if (at === undefined) return;
  if (field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement)
    field.setSelectionRange(at, at);
}
