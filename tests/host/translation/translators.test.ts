import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { NynorskForm } from '#domain/profile.ts';
import { openApertium } from '#host/translation/apertium-engine.ts';
import { preferencesFor } from '#host/translation/apertium-mode.ts';
import { createTranslator, noTranslator } from '#host/translation/create-translator.ts';
import { openRemote, type RemoteNeeds } from '#host/translation/remote-engine.ts';
import type { TranslationEngine } from '#host/translation/translation-engine.ts';
import { openTryoutStore, token, type TryoutStore } from '../../central/tryout-store.ts';
import { describeTranslator } from '../../contract-suites/translator-suite.ts';
import { createFakeEngine } from '../../fakes/fake-translation-engine.ts';
import { after, needApertium, openRealApertium } from '../../support/apertium.ts';

const made = createFakeEngine();
const real = openRealApertium();
/** The machine behind the one store. */
let behind: TranslationEngine = real;
let store: TryoutStore | undefined;
beforeAll(async () => {
  const translation: TranslationEngine = {
    pairs: () => behind.pairs(),
    health: () => behind.health(),
    translate: (asked) => behind.translate(asked),
    stop: async () => undefined,
  };
  store = await openTryoutStore({ translation });
});
afterAll(async () => {
  await store?.stop();
  await real.stop();
});

function openRemoteTo(more: Partial<RemoteNeeds> = {}): TranslationEngine {
  return openRemote({ url: store?.central.address ?? '', token: () => token, fetch, after, ...more });
}

describeTranslator({
  name: 'a machine that is made up',
  open: async () => createTranslator({ engine: createFakeEngine() }),
});

describeTranslator({
  name: 'Apertium on this machine',
  need: needApertium,
  open: async () => createTranslator({ engine: openRealApertium() }),
});

describeTranslator({
  name: 'a store with Apertium behind it',
  need: needApertium,
  open: async () => createTranslator({ engine: openRemoteTo() }),
});

describe('no translator', () => {
  it('is a state of its own: no pairs, and a refusal instead of a fault', async () => {
    expect([noTranslator.pairs(), noTranslator.health()]).toEqual([[], 'none']);
    const answer = await noTranslator.translate({
      from: 'nb',
      to: 'nn',
      names: [],
      sentences: [{ id: 'a', text: 'Hei.' }],
    });
    expect(answer).toEqual({ ok: false, refusal: { kind: 'no-such-pair' } });
    await noTranslator.stop();
  });

  it('is what a machine without Apertium gives', () => {
    const engine = openApertium({ after, log: () => undefined, folder: '/nowhere/at/all' });
    expect([engine.pairs(), engine.health()]).toEqual([[], 'none']);
  });
});

describe('the machine', () => {
  it(
    'writes the nynorsk that the municipality chose, from one sentence to the next',
    { timeout: 90_000 },
    async (context) => {
      needApertium(context);
      let forms: readonly NynorskForm[] = ['e-infinitive', 'vi', 'blei', 'einig'];
      const chosen = openRealApertium({ preferences: () => preferencesFor(forms) });
      const text = 'Vi ble enige om å være ute.';
      const say = async (): Promise<unknown> => {
        const answer = await chosen.translate({ from: 'nb', to: 'nn', sentences: [[text]] });
        return answer.ok ? answer.value[0]?.join('') : answer.refusal;
      };
      expect(await say()).toBe('Vi blei einige om å vere ute.');
      forms = [];
      expect(await say()).toBe('Me vart samde om å vera ute.');
      forms = ['vi'];
      expect(await say()).toBe('Vi vart samde om å vera ute.');
      await chosen.stop();
    },
  );
});

describe('a room that asks a service', () => {
  beforeAll(() => {
    behind = made;
  });

  it('never tells it a name or an address', async () => {
    const translator = createTranslator({ engine: openRemoteTo() });
    const text = 'Aminas mor leser med Jonas Uke, amina@skole.no, på Fjellheim skole.';
    const asked = { from: 'nb', to: 'nn', names: ['Amina', 'Jonas Uke', 'Fjellheim skole'] } as const;
    const answer = await translator.translate({ ...asked, sentences: [{ id: 'a', text }] });
    expect(answer).toMatchObject({ value: [{ text: text.replace('leser', 'les') }] });
    expect(made.asked.join('')).not.toMatch(/Amina|amina|Jonas|Uke|Fjellheim/u);
    await translator.stop();
  });

  it('asks again soon when the service itself has just begun', async () => {
    const states = [
      '{"pairs":[],"health":"starting"}',
      '{"pairs":[{"from":"nb","to":"nn"}],"health":"ready"}',
    ];
    const waits: number[] = [];
    let isTold = false;
    const remote = openRemoteTo({
      fetch: async () => new Response(states.shift()),
      onPairs: () => {
        isTold = true;
      },
      after: (milliseconds, run) => {
        waits.push(milliseconds);
        run();
        return () => undefined;
      },
    });
    await expect.poll(() => remote.pairs()).toHaveLength(1);
    expect([waits, isTold, remote.health()]).toEqual([[5000], true, 'ready']);
  });

  it('shows nothing while the service is away, and finds it again', async () => {
    const retries: (() => void)[] = [];
    let isAway = true;
    const remote = openRemoteTo({
      fetch: (...given) => (isAway ? Promise.reject(new TypeError('away')) : fetch(...given)),
      after: (_milliseconds, run) => {
        retries.push(run);
        return () => undefined;
      },
    });
    const translator = createTranslator({ engine: remote });
    const asked = { from: 'nb', to: 'nn', names: [], sentences: [{ id: 'a', text: 'Vi leser.' }] } as const;
    expect(await translator.translate(asked)).toEqual({ ok: false, refusal: { kind: 'engine-away' } });
    expect([translator.pairs(), translator.health()]).toEqual([[], 'off']);
    isAway = false;
    retries[0]?.();
    await expect.poll(() => translator.pairs()).toHaveLength(1);
    expect(await translator.translate(asked)).toMatchObject({ ok: true });
    await translator.stop();
  });

  it.each(['http://translation.example/', 'ftp://127.0.0.1/', 'nonsense'])(
    'never sends text to %s',
    async (url) => {
      let asked = 0;
      const remote = openRemote({
        url,
        token: () => token,
        fetch: async () => {
          asked += 1;
          return new Response('{}');
        },
        after,
      });
      expect(await remote.translate({ from: 'nb', to: 'nn', sentences: [['Hei']] })).toMatchObject({
        ok: false,
      });
      expect([asked, remote.health()]).toEqual([0, 'none']);
    },
  );

  it('takes no answer that is not of its shape', async () => {
    const answers = ['{"pairs":[{"from":"nb","to":"nn"}],"health":"ready"}', '{"sentences":[]}'];
    const remote = openRemote({
      url: 'https://translation.example',
      token: () => token,
      fetch: async () => new Response(answers.shift()),
      after,
    });
    expect(await remote.translate({ from: 'nb', to: 'nn', sentences: [['Hei']] })).toEqual({
      ok: false,
      refusal: { kind: 'engine-away' },
    });
  });
});
