import { z } from 'zod';
import { daySchema } from './calendar.ts';
import { applyAnswers } from './profile-answers.ts';
import type { ProfileFault } from './profile-faults.ts';
import { faultOf, faultsOf, largestProfile, notJsonFault, tooLargeFault } from './profile-faults.ts';
import type { ProfileFile } from './profile-file.ts';
import { settings } from './profile-file.ts';
import type { Result } from './result.ts';
import { no, yes } from './result.ts';

/** What whoever has the right has answered, kept beside the municipality's own file and laid over it. */
export const answersFileName = 'profile-answers.json';

const answerSchema = z.strictObject({
  /** The municipality that was asked: a room that changes its profile keeps the answers of the other. */
  profile: z
    .string()
    .regex(/^[a-z0-9-]{1,40}$/)
    .describe('the id of a profile'),
  field: z.enum(settings),
  /** What stood there was said to be right; else `value` took its place. */
  right: z.boolean(),
  /** Also where it was right: a file that says something else later has not been confirmed. */
  value: z.unknown(),
  by: z.string().max(60),
  on: daySchema.describe('a day such as 2026-11-22'),
});
export type KeptAnswer = z.infer<typeof answerSchema>;

const fileSchema = z.strictObject({ format: z.literal(1), answers: z.array(answerSchema).max(1000) });

export function writeAnswersText(answers: readonly KeptAnswer[]): string {
  return `${JSON.stringify({ format: 1, answers }, undefined, 2)}\n`;
}

export function readAnswersText(text: string): Result<readonly KeptAnswer[], readonly ProfileFault[]> {
  const file = answersFileName;
  if (text.length > largestAnswers) return no([tooLargeFault(file, text.length)]);
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return no([notJsonFault(file, error)]);
    throw error;
  }
  const read = fileSchema.safeParse(json);
  if (read.success) return yes(read.data.answers);
  return no(faultsOf({ file, json, schema: z.toJSONSchema(fileSchema) }, read.error.issues));
}

/** Characters: a thousand answers of the longest kind would be more, and nobody gives so many. */
export const largestAnswers = 4 * largestProfile;

/**
 * The municipality's file with its answers laid over it, one after the other, so that each that changed a value
 * gave its own version. What the routine has come to state goes before an answer, and an answer that something
 * was right holds only for what was seen: both are left out, and asked about anew where there is something to ask.
 */
export function layAnswers(
  file: ProfileFile,
  answers: readonly KeptAnswer[],
): Result<ProfileFile, readonly ProfileFault[]> {
  let laid = file;
  for (const [index, answer] of answers.entries()) {
    if (answer.profile !== file.id || !stillHolds(laid, answer)) continue;
    const { field, by, on } = answer;
    const said = answer.right ? { answer: 'right' as const } : { value: answer.value };
    const next = applyAnswers(laid, [{ field, by, on, ...said }]);
    if (!next.ok) return no(next.refusal.map((fault) => inAnswers(fault, index)));
    laid = next.value;
  }
  return yes(laid);
}

function stillHolds(file: ProfileFile, { field, right, value }: KeptAnswer): boolean {
  const entry = file.values[field];
  if (right && JSON.stringify(entry.value) !== JSON.stringify(value)) return false;
  return entry.from !== 'stated' || (right && entry.confirm === true);
}

/** Told of the file that whoever mends it has to open. */
function inAnswers({ kind, field, allowed }: ProfileFault, index: number): ProfileFault {
  const place = field.split('.').slice(2).join('.');
  return faultOf({
    kind,
    file: answersFileName,
    field: `answers.${index}.${place}`,
    is: 'is not allowed',
    allowed,
  });
}
