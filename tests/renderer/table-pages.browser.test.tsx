import { page } from 'vitest/browser';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ChairView } from '#contract/views.ts';
import { TablePages } from '#renderer/chair/TablePages.tsx';
import { findButton } from './fixtures/draw-page.tsx';
import { drawPanel, expectText, findFaults, sentTo } from './fixtures/people-panel.tsx';
import { lawView } from './fixtures/people-views.ts';

let clear = (): void => undefined;

beforeEach(() => page.viewport(1366, 768));
afterEach(() => clear());

type Tables = ChairView['tables'];

async function show(
  tables: Tables,
  change: Partial<ChairView> = {},
): Promise<Awaited<ReturnType<typeof drawPanel>>> {
  const drawn = await drawPanel(TablePages, lawView({ tables, ...change }));
  clear = drawn.clear;
  return drawn;
}

const interpreter: Tables[number] = { id: 't1', role: 'interpreter', state: 'admitted' };

describe('the pages at the table, on the console', () => {
  it('are invited for three kinds of people', async () => {
    const { host } = await show([]);
    for (const name of ['referenten', 'tolken', 'familien']) findButton(`Lag lenke til ${name}`).click();
    await vi.waitFor(() => expect(host.calls.length).toBeGreaterThan(0));
    expect(sentTo(host)[0]).toEqual(['table.invite', { role: 'minute-taker' }]);
    expect(await findFaults()).toEqual([]);
  });

  it('are let in as somebody of the family, as a professional, or as the interpreter without a name (M1, A2)', async () => {
    const { host } = await show([
      { id: 't1', role: 'interpreter', state: 'waiting' },
      { id: 't2', role: 'family', state: 'waiting' },
      { id: 't3', role: 'minute-taker', state: 'waiting' },
    ]);
    const lists = [...document.querySelectorAll('select')].map((one) =>
      [...one.options].map(({ text }) => text),
    );
    expect(lists).toHaveLength(2);
    const family = (lists[0] ?? []).slice(1);
    expect(family.length).toBeGreaterThan(0);
    expect((lists[1] ?? []).filter((name) => family.includes(name) && name !== 'Velg person')).toEqual([]);
    findButton('Slipp inn').click();
    await vi.waitFor(() => expect(sentTo(host)).toEqual([['table.admit', { table: 't1' }]]));
  });

  it('say in words what the interpreter asks for, and only where there is one', async () => {
    const reading = { generation: 1, sentence: 'a:0' };
    const paced = { ...lawView().readAloud, interpreterPaces: true };
    await show([interpreter], { signal: 'wait', reading, readAloud: paced });
    await expectText('Tolk: Trenger litt tid Opplesingen venter på tolken.');
    expect(await findFaults()).toEqual([]);
    clear();
    await show([interpreter], { signal: 'ready' });
    await expectText('Tolk: Klar');
    clear();
    await show([], { signal: 'ready' });
    expect(document.body.textContent).not.toContain('Tolk:');
  });
});

const networks = [{ card: 'eth0', address: '10.0.0.20' }];
const open = { step: 'open' as const, networks, faults: [], address: 'https://rom3.test:8443/' };

describe('devices on the network, on the console', () => {
  it('are let near by one press, on the network that the machine has', async () => {
    const { host } = await show([], { devices: { step: 'closed', networks, faults: [] } });
    findButton('Åpne for bordenheter').click();
    await vi.waitFor(() => expect(sentTo(host)).toEqual([['devices.open', { address: '10.0.0.20' }]]));
    clear();
    await show([], { devices: { step: 'closed', networks: [], faults: [] } });
    await expectText('Maskinen er ikke koblet til noe nettverk.');
    expect(findButton('Åpne for bordenheter').disabled).toBe(true);
  });

  it('are told where to go, and get an invitation that is gone once it was used', async () => {
    const invited = { id: 't9', role: 'family', device: true } as const;
    const { host } = await show([{ ...invited, state: 'invited' }], {
      devices: { ...open, source: 'store', network: 'Møterom' },
    });
    await expectText('https://rom3.test:8443/');
    await expectText('Enheten må være på nettet Møterom.');
    host.answer = ({ call }) => {
      const value = {
        link: `${open.address}family/index.html#v1.x`,
        table: 't9',
        code: '7KQ2M4XD',
        squares: ['10', '01'],
      };
      return { kind: 'answer', call, ok: true, value };
    };
    findButton('Inviter familiens enhet').click();
    await expectText('7KQ2-M4XD');
    expect(sentTo(host)).toEqual([['table.invite', { role: 'family', device: true }]]);
    expect(await findFaults()).toEqual([]);
    host.change({ tables: [{ ...invited, state: 'waiting', mark: '4821' }] });
    await expectText('Tallet på enheten er 4821');
    expect(document.body.textContent).not.toContain('7KQ2-M4XD');
  });

  it('are told by each certificate why browsers get no page, and come in by our program, which knows the key', async () => {
    const faults = [
      { source: 'store', fault: 'expired', day: '2026-11-21' },
      { source: 'municipality', fault: 'wrong-name', name: 'rom4.test' },
    ] as const;
    await show([], { devices: { ...open, source: 'own', pin: '7KQ2-M4XD', faults: [...faults] } });
    await expectText('Sertifikatet fra sentrallageret gikk ut 21. november 2026.');
    await expectText('Kommunens sertifikat gjelder ikke for rom4.test.');
    await expectText('Start «stafettrom table» der');
    await expectText('7KQ2-M4XD');
    findButton('Inviter familiens enhet');
    expect(await findFaults()).toEqual([]);
  });
});
