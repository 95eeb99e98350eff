import { describe, expect, it } from 'vitest';
import { deviceBeatMilliseconds, leaseMilliseconds, silenceMilliseconds } from '#contract/frames.ts';
import { connectToHost } from '#renderer/host-client/connect-to-host.ts';
import { createFakeHost } from './fixtures/fake-host.ts';
import { screenPages, screenView } from './fixtures/screen-pages.ts';

async function settle(): Promise<void> {
  await new Promise((resolve) => {
    setTimeout(resolve, 0);
  });
}

async function openWall() {
  const host = createFakeHost('screen', screenView('goal'));
  const client = connectToHost(host.needs);
  await settle();
  return { host, client, state: () => client.store.getState() };
}

describe('a page and its host', () => {
  it('is open once it has been welcomed and shown everything', async () => {
    const { host, state } = await openWall();
    expect(host.hellos).toEqual([{ kind: 'hello', contract: 1 }]);
    expect(state()).toMatchObject({ connection: 'open', sent: { role: 'screen', view: screenView('goal') } });
  });

  it('keeps the parts that a later frame does not name', async () => {
    const { host, state } = await openWall();
    host.change({ page: screenPages.pause });
    expect(state().sent?.view).toEqual({ ...screenView('goal'), page: { kind: 'pause' } });
  });

  it('gives an answer to the call it belongs to, as a value or as a no', async () => {
    const { host, client } = await openWall();
    host.answer = (call) =>
      call.command === 'screen.next'
        ? { kind: 'answer', call: call.call, ok: true, value: {} }
        : { kind: 'answer', call: call.call, ok: false, refusal: { kind: 'not-allowed' } };
    expect(await client.call('screen.next', {})).toEqual({ ok: true, value: {} });
    expect(await client.call('screen.cover', {})).toEqual({ ok: false, refusal: { kind: 'not-allowed' } });
    expect(host.calls.map((call) => call.call)).toEqual([1, 2]);
  });

  it('has lost its host after silence, and keeps it for as long as there are beats', async () => {
    const { host, state } = await openWall();
    host.pass(silenceMilliseconds - 1);
    host.sendText('{"kind":"beat"}');
    host.pass(silenceMilliseconds - 1);
    expect(state().connection).toBe('open');
    host.pass(1);
    expect(state().connection).toBe('lost');
  });

  it('is whole again by itself, without a reload', async () => {
    const { host, state } = await openWall();
    host.drop();
    expect(state().connection).toBe('lost');
    host.pass(100);
    await settle();
    expect(host.hellos).toHaveLength(2);
    expect(state().connection).toBe('open');
  });

  it('waits longer for every try, at most two seconds', async () => {
    const host = createFakeHost('screen');
    connectToHost(host.needs);
    await settle();
    for (const wait of [100, 200, 400, 800, 1600, 2000, 2000]) {
      host.drop();
      const tries = host.hellos.length;
      host.pass(wait - 1);
      await settle();
      expect(host.hellos).toHaveLength(tries);
      host.pass(1);
      await settle();
      expect(host.hellos).toHaveLength(tries + 1);
    }
  });

  it('answers what was under way with «no contact» when the host goes', async () => {
    const { host, client } = await openWall();
    host.answer = () => undefined;
    const waiting = client.call('screen.next', {});
    host.drop();
    expect(await waiting).toEqual({ ok: false, refusal: { kind: 'host-lost' } });
    expect(await client.call('screen.next', {})).toEqual({ ok: false, refusal: { kind: 'host-lost' } });
  });

  it('forgets what it showed when it may be there no longer', async () => {
    const { host, state } = await openWall();
    host.sendText('{"kind":"refused","refusal":{"kind":"not-admitted"}}');
    expect(state()).toEqual({ connection: 'refused', sent: undefined, refusal: { kind: 'not-admitted' } });
    host.pass(60_000);
    await settle();
    expect(host.hellos).toHaveLength(1);
  });

  it.each([
    'no json',
    '{"kind":"strange"}',
    '{"kind":"view","number":9,"whole":false,"set":{"page":1},"gone":[]}',
  ])('trusts nothing after a frame that it does not understand: %s', async (text) => {
    const { host, state } = await openWall();
    host.sendText(text);
    expect(state().connection).toBe('lost');
  });
});

describe('a page on a device of its own', () => {
  const signed = { key: 'k'.repeat(87), signature: 's'.repeat(86) };

  async function openDevice() {
    const host = createFakeHost('screen', screenView('goal'));
    const asked: string[] = [];
    const device = {
      sign: (nonce: string, secret: string) => {
        asked.push(`${nonce} ${secret}`);
        return Promise.resolve(signed);
      },
      wasTouched: () => asked.length > 1,
    };
    const secrets = { ...host.needs.secrets, proof: () => ({ credential: 'credential-of-a-page' }) };
    const client = connectToHost({ ...host.needs, secrets, device });
    await settle();
    return { host, asked, state: () => client.store.getState() };
  }

  it('says nothing before the host has spoken, and then signs what it said', async () => {
    const { host, asked } = await openDevice();
    expect(host.hellos).toEqual([]);
    host.sendText('{"kind":"nonce","nonce":"nonce-of-this-host"}');
    await settle();
    expect(asked).toEqual(['nonce-of-this-host credential-of-a-page']);
    expect(host.hellos).toEqual([
      { kind: 'hello', contract: 1, credential: 'credential-of-a-page', ...signed },
    ]);
  });

  it('says every fifteen seconds that it is there, and forgets what it showed a minute after it lost the host', async () => {
    const { host, state } = await openDevice();
    host.sendText('{"kind":"nonce","nonce":"nonce-of-this-host"}');
    await settle();
    for (let beat = 0; beat < deviceBeatMilliseconds; beat += 1000) {
      host.sendText('{"kind":"beat"}');
      host.pass(1000);
    }
    expect(host.presences).toEqual([false]);
    host.drop();
    expect(state()).toMatchObject({ connection: 'lost', sent: { role: 'screen' } });
    host.pass(leaseMilliseconds - 1);
    expect(state().sent).toBeDefined();
    host.pass(1);
    expect(state().sent).toBeUndefined();
  });
});
