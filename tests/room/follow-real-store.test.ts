import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadState } from '#host/room/open-meeting.ts';
import { digestFacts } from '#host/central/digest-facts.ts';
import type { TryoutStore } from '../central/tryout-store.ts';
import { openTryoutStore } from '../central/tryout-store.ts';
import { comment, holder, newDeadline, plan, value } from '../central/ada.ts';
import { openDesk, openFollowed, until } from './followed-room.ts';

describe('a room that follows the real store', () => {
  let store: TryoutStore;

  beforeAll(async () => {
    store = await openTryoutStore();
  }, 90_000);

  afterAll(() => store.stop());

  it('has what others wrote, gives what goes at once, and counts over to the store’s digest', async () => {
    const { client } = store;
    const room = await openFollowed({ client, hasLine: true, now: () => Date.now() });
    const lesing = room.open().state.items.get('lesing');
    const desk = await openDesk(client);
    room.wrote({
      kind: 'activity.change',
      activity: 'lesing',
      change: { field: 'deadline', value: '2027-02-01' },
    });
    const fact = comment('Skrevet hjemme');
    const first = lesing?.setBy['deadline'] ?? lesing?.madeBy ?? '';
    expect(await desk.push(fact, newDeadline(first, '2027-01-15'))).toEqual(['applied', 'applied']);
    await until(() => room.open().state.items.has(fact.item));
    await until(() => room.open().state.proposals.length === 1);
    const [limited] = room.wrote({ kind: 'item.limit', item: 'kroppen', to: [holder, 'mor', 'far'] });
    const own = () =>
      room
        .open()
        .journal.loadFacts()
        .facts.find((one) => one.fact.id === limited?.id);
    await until(() => own()?.receipt !== undefined && own()?.place !== undefined);
    expect(own()).toMatchObject({ receipt: { outcome: 'applied' }, settled: { outcome: 'applied' } });
    const folded = loadState(room.open().journal, room.host.needs.log);
    expect(room.open().state).toEqual(folded.state);
    const placed = [...room.open().journal.listPlaced()].map(([id, { outcome }]) => [id, outcome] as const);
    const { loan } = room.open().plan;
    const cursor = value(await client.changes(plan, { loan })).cursor;
    expect(value(await client.changes(plan, { loan, cursor })).digest).toBe(digestFacts(placed));
    expect(room.notes).not.toContain('digest-differs');
    expect(store.faults).toEqual([]);
  }, 30_000);
});
