import { no, yes } from '#domain/result.ts';
import type { TranslationEngine } from '#host/translation/translation-engine.ts';

/** Knows three words and marks one; what it was asked can be read afterwards. */
export function createFakeEngine(): TranslationEngine & { readonly asked: string[] } {
  const asked: string[] = [];
  let isStopped = false;
  return {
    asked,
    pairs: () => [{ from: 'nb', to: 'nn' }],
    health: () => 'ready',
    translate: async ({ from, to, sentences, signal }) => {
      asked.push(JSON.stringify(sentences));
      await Promise.resolve();
      if (isStopped || signal?.aborted === true) return no({ kind: 'stopped' });
      if (from !== 'nb' || to !== 'nn') return no({ kind: 'no-such-pair' });
      return yes(
        sentences.map((parts) =>
          parts.map((part) => (typeof part === 'string' ? translateWords(part) : part)),
        ),
      );
    },
    stop: async () => {
      isStopped = true;
    },
  };
}

function translateWords(text: string): string {
  return text.replaceAll('skolen', 'skulen').replaceAll('leser', 'les').replaceAll('dagtavle', '*dagtavle');
}
