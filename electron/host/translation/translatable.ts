import type { ItemKind } from '#domain/state.ts';

/** What a page may want in the other form: items of a plan, and texts that are none. */
export type ContentKind = Exclude<ItemKind, 'saying' | 'word'> | 'agenda' | 'consent' | 'decision';

/** The rule that keeps a text from the machine. */
export type NeverByMachine = 'C9' | 'D4' | 'D2';

export type Translatable =
  | { readonly byMachine: true }
  | { readonly byMachine: false; readonly rule: NeverByMachine };

const byMachine: Translatable = { byMachine: true };

/**
 * Whether the machine may be given a text. What somebody signs (C9) and what somebody approves, with every decision in
 * it (D4), is shown in the language it was written in, or in a person's translation. A document is its writer's (D2).
 */
export function translatable(kind: ContentKind): Translatable {
  return answers[kind];
}

const answers: Readonly<Record<ContentKind, Translatable>> = {
  goal: byMachine,
  activity: byMachine,
  evaluation: byMachine,
  comment: byMachine,
  message: byMachine,
  appointment: byMachine,
  agenda: byMachine,
  consent: { byMachine: false, rule: 'C9' },
  decision: { byMachine: false, rule: 'D4' },
  section: { byMachine: false, rule: 'D4' },
  line: { byMachine: false, rule: 'D4' },
  document: { byMachine: false, rule: 'D2' },
};
