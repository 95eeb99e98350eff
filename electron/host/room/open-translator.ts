import { steadyFetch } from '../central/steady-fetch.ts';
import { openApertium } from '../translation/apertium-engine.ts';
import { preferencesFor } from '../translation/apertium-mode.ts';
import { createTranslator } from '../translation/create-translator.ts';
import { openRemote } from '../translation/remote-engine.ts';
import type { TranslationEngine } from '../translation/translation-engine.ts';
import type { Translator } from '../translation/translator.ts';
import type { HostRoom } from './host-room.ts';
import { profileOf } from './host-room.ts';

/** The machine of this room where it has one, else the store's, else none: then nothing offers a translation. */
export function openTranslator(host: HostRoom): Translator {
  const local = openApertium({
    after,
    log: (event) => host.needs.log.note(event),
    ...(host.needs.cores === undefined ? {} : { cores: host.needs.cores }),
    preferences: () => preferencesFor(profileOf(host).nynorskForms),
  });
  return createTranslator({ engine: local.pairs().length > 0 ? local : engineOfStore(host) });
}

interface Reached {
  readonly url: string;
  readonly engine: TranslationEngine;
}

/** Asked with the token that a phone gave to this room; the store is another when the room is let in elsewhere. */
function engineOfStore(host: HostRoom): TranslationEngine {
  let reached: Reached | undefined;
  const find = (): TranslationEngine | undefined => {
    const url = host.signIn?.grant === undefined ? undefined : host.storeUrl;
    if (url === undefined || reached?.url === url) return url === undefined ? undefined : reached?.engine;
    void reached?.engine.stop();
    const engine = openRemote({
      url: new URL('/v1/translation', url).href,
      token: () => host.signIn?.grant?.token ?? '',
      fetch: steadyFetch,
      after,
      onPairs: () => host.needs.changed(),
    });
    reached = { url, engine };
    return engine;
  };
  return {
    pairs: () => find()?.pairs() ?? [],
    health: () => find()?.health() ?? 'none',
    translate: async (asked) =>
      (await find()?.translate(asked)) ?? { ok: false, refusal: { kind: 'no-such-pair' } },
    stop: async () => reached?.engine.stop(),
  };
}

function after(milliseconds: number, run: () => void): () => void {
  const timer = setTimeout(run, milliseconds);
  timer.unref();
  return () => clearTimeout(timer);
}
