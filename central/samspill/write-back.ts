import type { Day } from '#domain/calendar.ts';
import type { Id } from '#domain/identity.ts';
import { no, type Result, yes } from '#domain/result.ts';
import { hashText } from '../database/hash.ts';
import type { SamspillField, SamspillOutcome, SamspillPort } from './samspill-port.ts';

export interface WrittenEvaluation {
  readonly activity: Id;
  readonly date: Day;
  readonly text: string;
}

/**
 * The text with what is new under it, oldest first; what stands there already is not put there again. Nothing of the
 * text itself is altered: the answer always begins with it.
 */
export function writeBack(
  { text, hash }: Pick<SamspillField, 'text' | 'hash'>,
  evaluations: readonly Omit<WrittenEvaluation, 'activity'>[],
): Result<string, 'changed-there'> {
  if (hashText(text) !== hash) return no('changed-there');
  const inOrder = evaluations.toSorted((one, other) => one.date.localeCompare(other.date));
  return yes(inOrder.reduce((before, one) => putUnder(before, blockOf(one)), text));
}

function putUnder(text: string, block: string): string {
  return `\n\n${text}\n\n`.includes(`\n\n${block}\n\n`) ? text : `${text}\n\n${block}`;
}

/** As people write a day: 22.11.2026. */
function blockOf({ date, text }: Omit<WrittenEvaluation, 'activity'>): string {
  return `${date.split('-').toReversed().join('.')}: ${text}`;
}

/** Every field of the plan, each for itself: one that was changed there holds up no other. */
export async function writeBackPlan(
  port: SamspillPort,
  { plan, evaluations }: { readonly plan: Id; readonly evaluations: readonly WrittenEvaluation[] },
): Promise<ReadonlyMap<Id, SamspillOutcome>> {
  const outcomes = new Map<Id, SamspillOutcome>();
  const fields = await port.readFields(plan);
  for (const field of fields) {
    const { activity, hash } = field;
    const text = writeBack(
      field,
      evaluations.filter((one) => one.activity === activity),
    );
    if (!text.ok) outcomes.set(activity, text.refusal);
    else if (text.value === field.text) outcomes.set(activity, 'nothing-new');
    else outcomes.set(activity, await port.writeField(plan, { activity, ifHash: hash, text: text.value }));
  }
  const known = new Set(fields.map(({ activity }) => activity));
  for (const { activity } of evaluations) if (!known.has(activity)) outcomes.set(activity, 'not-there');
  return outcomes;
}
