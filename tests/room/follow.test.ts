import { describe, expect, it } from 'vitest';
import type { CentralClient } from '#host/central/central-client.ts';
import { digestFacts } from '#host/central/digest-facts.ts';
import type { StoredFact } from '#host/journal/fact-rows.ts';
import type { Changes } from '#sync/messages.ts';
import { answerCall } from '#host/room/answers.ts';
import type { FinishNeeds } from '#host/room/finish.ts';
import { keepLine } from '#host/room/follow.ts';
import { chairView } from '#host/views/chair-view.ts';
import { screenPage } from '#host/views/screen-view.ts';
import { yes } from '#domain/result.ts';
import { comment, day, holder, makeFact, newDeadline, plan, value } from '../central/ada.ts';
import type { FollowedRoom } from './followed-room.ts';
import { expectFolded, openDesk, openFake, openFollowed, until } from './followed-room.ts';

function deadlineOf({ open }: FollowedRoom): unknown {
  const item = open().state.items.get('lesing');
  return item?.kind === 'activity' ? item.deadline : undefined;
}

function madeBy({ open }: FollowedRoom, item: string): string {
  return open().state.items.get(item)?.madeBy ?? '';
}

/** A store of which a test writes every answer after the loan. */
function scriptChanges(inner: CentralClient): {
  readonly client: CentralClient;
  readonly answer: (page: Omit<Changes, 'cursor' | 'more'>) => void;
} {
  let give: ((page: Changes) => void) | undefined;
  const queued: Changes[] = [];
  let pages = 0;
  return {
    client: {
      ...inner,
      changes: async (of, from) => {
        if (from?.cursor === undefined) return inner.changes(of, from);
        const page = queued.shift() ?? (await new Promise<Changes>((done) => (give = done)));
        return yes(page);
      },
    },
    answer: (page) => {
      pages += 1;
      const whole = { ...page, more: false, cursor: `v1.${String(pages).padStart(40, 'x')}` };
      if (give === undefined) queued.push(whole);
      else give(whole);
      give = undefined;
    },
  };
}

function digestOf(stored: readonly StoredFact[]): string {
  return digestFacts(stored.map(({ fact, settled }) => [fact.id, settled?.outcome ?? '']));
}

function withdrawn(body: object = {}): ReturnType<typeof makeFact> {
  return makeFact({
    verb: 'consent.withdrawn/1',
    item: plan,
    writtenBy: 'mor',
    saidBy: ['mor'],
    proof: 'eid',
    body: { on: day, form: 'written', ...body },
  });
}

describe('a room that follows the store (SYNC-36, SYNC-37)', () => {
  it('shows what a colleague writes at home, after one transaction and one announcement [SYNC-36]', async () => {
    const { client } = openFake();
    const room = await openFollowed({ client, hasLine: true });
    keepLine(room.host);
    const desk = await openDesk(client);
    const fact = comment('Skrevet hjemme');
    await until(() => room.host.store === 'reached');
    const before = room.announced();
    expect(await desk.push(fact)).toEqual(['applied']);
    await until(() => room.open().state.items.has(fact.item));
    expect(room.announced()).toBe(before + 1);
    expectFolded(room);
    const stored = room
      .open()
      .journal.loadFacts()
      .facts.find((one) => one.fact.id === fact.id);
    expect(stored).toMatchObject({ origin: 'loan', settled: { outcome: 'applied' } });
  });

  it('keeps both deadlines when home and room changed it: the first stays in force, the room’s is a proposal', async () => {
    const { client } = openFake();
    const room = await openFollowed({ client, hasLine: true });
    const base = madeBy(room, 'lesing');
    room.wrote({
      kind: 'activity.change',
      activity: 'lesing',
      change: { field: 'deadline', value: '2027-02-01' },
    });
    expect(deadlineOf(room)).toBe('2027-02-01');
    const desk = await openDesk(client);
    expect(await desk.push(newDeadline(base, '2027-01-15'))).toEqual(['applied']);
    await until(() => deadlineOf(room) === '2027-01-15');
    expect(room.open().state.proposals).toHaveLength(1);
    expectFolded(room);
    // Taken back, the proposal is gone too, and nothing of home is.
    value(
      await answerCall(
        // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- no document is made here
        { host: room.host } as FinishNeeds,
        { caller: { session: 's', role: 'chair' }, command: 'undo.newest', input: {} },
      ),
    );
    expect(room.open().state.proposals).toHaveLength(0);
    expect(deadlineOf(room)).toBe('2027-01-15');
    expectFolded(room);
  });

  it('counts what the room wrote and may not be any more, and tells the chair calmly', async () => {
    const { client } = openFake();
    const room = await openFollowed({ client, hasLine: true });
    room.wrote({ kind: 'evaluation.add', activity: 'lesing', text: 'Vi ser framgang.' });
    const desk = await openDesk(client);
    await desk.push(withdrawn());
    await until(() => room.open().state.lastWithdrawal !== undefined);
    expect(room.open().room.covered).toBe(true);
    expect(room.open().waits).toBe(1);
    const { notices } = chairView(room.host, { session: 's', role: 'chair' });
    expect(notices).toContainEqual({ kind: 'waits-for-holder', count: 1 });
    expectFolded(room);
  });

  it('covers the wall when a consent is withdrawn at home, in part too, and never says what', async () => {
    const { client } = openFake();
    const room = await openFollowed({ client, hasLine: true });
    room.open().room = {
      ...room.open().room,
      watching: [holder],
      people: [{ id: holder, by: 'room', here: true, left: false }],
    };
    expect(screenPage(room.host).kind).not.toBe('pause');
    await (await openDesk(client)).push(withdrawn({ participant: 'sfo-leder' }));
    await until(() => room.open().room.covered);
    expect(screenPage(room.host)).toEqual({ kind: 'pause' });
  });

  it('lets go of an item that is no longer for the chair, while it is shown, and covers it when it comes back', async () => {
    const script = scriptChanges(openFake().client);
    const room = await openFollowed({ client: script.client, hasLine: true });
    const { journal } = room.open();
    const whole = journal.loadFacts().facts.filter(({ place }) => place !== undefined);
    room.open().room = { ...room.open().room, watching: [holder], page: 1 };
    room.wrote({ kind: 'comment.add', activity: 'balanse', text: 'Om et mål som snart er borte.' });
    const items = ['kroppen', 'balanse'];
    const left = whole.filter(({ fact }) => !items.includes(fact.item));
    script.answer({ facts: [], withdrawn: items, reset: false, digest: digestOf(left) });
    await until(() => !room.open().state.items.has('balanse'));
    expect(room.open().room).toMatchObject({ covered: false, page: 1 });
    expect(room.open().waits).toBe(1);
    expect(journal.loadFacts().facts.some(({ fact }) => fact.item === 'kroppen')).toBe(false);
    expectFolded(room);
    const again = whole.map(({ fact }) => ({ fact, outcome: 'applied' as const }));
    script.answer({ facts: again, withdrawn: [], reset: true, digest: digestOf(whole) });
    await until(() => room.open().state.items.has('balanse'));
    expect(room.open().room).toMatchObject({ covered: true, page: 1 });
    expect(room.open().waits).toBe(0);
    expectFolded(room);
  });

  it('has one row for what it delivered itself, and the store’s word on it', async () => {
    const { client } = openFake();
    const room = await openFollowed({ client, hasLine: true });
    const [fact] = room.wrote({ kind: 'item.limit', item: 'kroppen', to: [holder, 'mor', 'far', 'ada'] });
    const mine = () =>
      room
        .open()
        .journal.loadFacts()
        .facts.filter((one) => one.fact.id === fact?.id);
    await until(() => mine()[0]?.place !== undefined);
    expect(mine()).toHaveLength(1);
    expect(mine()[0]).toMatchObject({ origin: 'room', receipt: { outcome: 'applied' } });
    expectFolded(room);
  });
});
