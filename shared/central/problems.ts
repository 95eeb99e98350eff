import { z } from 'zod';
import { factIdSchema } from '#domain/identity.ts';

/** Every expected no of the store (RFC 9457). `docs/protocol.md` says what a client does about each. */
const problemTypeSchema = z.enum([
  'sign-in-required',
  'token-rejected',
  'assurance-too-low',
  'sign-in-refused',
  'foreign-page',
  'access-ended',
  'read-only',
  'plan-not-found',
  'not-found',
  'out-of-order',
  'wrong-offset',
  'op-id-reuse',
  'loan-ended',
  'lease-expired',
  'plan-exists',
  'not-delivered',
  'cursor-expired',
  'too-large',
  'body-invalid',
  'hash-mismatch',
  'refused-by-law',
  'verb-unknown',
  'upgrade-required',
  'busy',
  'unexpected',
]);
export type ProblemType = z.infer<typeof problemTypeSchema>;

const statuses: Record<ProblemType, number> = {
  'sign-in-required': 401,
  'token-rejected': 401,
  'assurance-too-low': 403,
  'sign-in-refused': 401,
  'foreign-page': 403,
  'access-ended': 403,
  'read-only': 403,
  'plan-not-found': 404,
  'not-found': 404,
  'out-of-order': 409,
  'wrong-offset': 409,
  'op-id-reuse': 409,
  'loan-ended': 409,
  'lease-expired': 409,
  'plan-exists': 409,
  'not-delivered': 409,
  'cursor-expired': 410,
  'too-large': 413,
  'body-invalid': 422,
  'hash-mismatch': 422,
  'refused-by-law': 422,
  'verb-unknown': 422,
  'upgrade-required': 426,
  busy: 429,
  unexpected: 500,
};

/** `application/problem+json`. Never carries text of a plan. */
export const problemSchema = z.object({
  type: problemTypeSchema,
  title: z.string().max(200),
  status: z.number().int(),
  /** For `out-of-order`: the number to send from. For `wrong-offset`: the byte. */
  expected: z.number().int().exactOptional(),
  /** For `op-id-reuse`: the fact whose id came with other contents. */
  fact: factIdSchema.exactOptional(),
  /** For `body-invalid`: where in the body. */
  pointer: z.string().max(200).exactOptional(),
  /** For `refused-by-law`: which rule, by the kind that pages have a sentence for. */
  refusal: z.string().max(40).exactOptional(),
  /** For `access-ended`: delete now. */
  purge: z.literal(true).exactOptional(),
  /** For `not-delivered`: what the store has not got. */
  missing: z
    .object({ facts: z.number().int(), blobs: z.array(z.string().regex(/^[0-9a-f]{64}$/)) })
    .exactOptional(),
});
export type Problem = z.infer<typeof problemSchema>;
export type ProblemMembers = Omit<Problem, 'type' | 'title' | 'status'>;

const titles: Record<ProblemType, string> = {
  'sign-in-required': 'Sign in first.',
  'token-rejected': 'This sign-in does not count here.',
  'assurance-too-low': 'Sign in with a higher level of assurance.',
  'sign-in-refused': 'What was given does not open anything.',
  'foreign-page': 'Only the pages of this store may ask for this.',
  'access-ended': 'The access has ended.',
  'read-only': 'This access is for reading.',
  'plan-not-found': 'There is no such plan for you.',
  'not-found': 'There is nothing here for you.',
  'wrong-offset': 'A part begins where the last one did not end.',
  'out-of-order': 'A number of this device is missing or has come before.',
  'op-id-reuse': 'This id was used for another fact.',
  'loan-ended': 'The loan has ended.',
  'lease-expired': 'The right to read has run out; deliver, and borrow anew.',
  'plan-exists': 'This id is that of another plan.',
  'not-delivered': 'Not everything has arrived.',
  'cursor-expired': 'Take the plan from the start.',
  'too-large': 'Send less at a time.',
  'body-invalid': 'The request cannot be read.',
  'refused-by-law': 'A rule stands against it.',
  'hash-mismatch': 'The bytes are not those of the name.',
  'verb-unknown': 'This verb is not known here.',
  'upgrade-required': 'This client is too old.',
  busy: 'Wait and ask again.',
  unexpected: 'The store failed.',
};

export function describeProblem(type: ProblemType, members: ProblemMembers = {}): Problem {
  return { type, title: titles[type], status: statuses[type], ...members };
}
