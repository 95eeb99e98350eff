import type { FastifyInstance } from 'fastify';
import { no, type Result, yes } from '#domain/result.ts';
import { describeProblem, type Problem } from '#sync/problems.ts';
import {
  type TranslationAsk,
  translationAskSchema,
  translationLimits,
  type TranslationState,
} from '#sync/translation-messages.ts';
import { answering, readInput } from '../http/answers.ts';

type Sentence = TranslationAsk['sentences'][number];

/** The machine behind the routes. The store knows none of its own: whoever starts it brings it. */
export interface ServedEngine {
  readonly pairs: () => readonly TranslationState['pairs'][number][];
  readonly health: () => TranslationState['health'];
  readonly translate: (
    asked: Readonly<TranslationAsk>,
  ) => Promise<
    Result<
      readonly (readonly (string | number)[] | undefined)[],
      { readonly kind: 'no-such-pair' | 'engine-away' | 'stopped' }
    >
  >;
}

/** In a scope that knows who asks. It keeps nothing, logs nothing, and is told no names. */
export function addTranslationRoutes(scope: FastifyInstance, engine: ServedEngine): void {
  scope.get(
    '/v1/translation',
    answering(async () => yes({ body: { pairs: engine.pairs(), health: engine.health() } })),
  );
  scope.post(
    '/v1/translation',
    { bodyLimit: translationLimits.bytes },
    answering(async (request) => {
      const asked = readInput(translationAskSchema, request.body);
      return asked.ok ? translate(engine, asked.value) : asked;
    }),
  );
}

async function translate(
  engine: ServedEngine,
  asked: TranslationAsk,
): Promise<Result<{ readonly body: { readonly sentences: readonly (Sentence | null)[] } }, Problem>> {
  const answer = await engine.translate(asked);
  if (!answer.ok) return no(describeProblem(answer.refusal.kind === 'no-such-pair' ? 'not-found' : 'busy'));
  return yes({ body: { sentences: answer.value.map((one) => (one === undefined ? null : [...one])) } });
}
