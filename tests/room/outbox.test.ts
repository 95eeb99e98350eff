import { describe, expect, it } from 'vitest';
import { yes } from '#domain/result.ts';
import type { LawCommand } from '#domain/decisions.ts';
import type { CentralClient } from '#host/central/central-client.ts';
import { closeLine } from '#host/room/line.ts';
import { loadState } from '#host/room/open-meeting.ts';
import { undoNewest } from '#host/room/plan-work.ts';
import { chairView } from '#host/views/chair-view.ts';
import type { Push } from '#sync/messages.ts';
import { holder, plan } from '../central/ada.ts';
import type { FollowedRoom } from './followed-room.ts';
import { openFake, openFollowed, until } from './followed-room.ts';

const chair = { session: 's', role: 'chair' as const };
const limit: LawCommand = { kind: 'item.limit', item: 'kroppen', to: [holder, 'mor', 'far'] };
const withdrawAll: LawCommand = { kind: 'consent.withdraw', body: { form: 'spoken' } };

function steps({ host }: FollowedRoom): readonly string[] {
  return chairView(host, chair).atOnce.map(({ step }) => step);
}

/** Remembers what was pushed, and can hold an answer back. */
function watchPushes(inner: CentralClient): {
  readonly client: CentralClient;
  readonly pushed: Push[];
  readonly hold: () => () => void;
  readonly most: () => number;
} {
  const pushed: Push[] = [];
  let gate: Promise<void> = Promise.resolve();
  let inFlight = 0;
  let most = 0;
  return {
    pushed,
    most: () => most,
    hold: () => {
      let open = (): void => undefined;
      gate = new Promise((done) => (open = done));
      return open;
    },
    client: pushingWith(inner, async (of, batch) => {
      pushed.push(batch);
      inFlight += 1;
      most = Math.max(most, inFlight);
      await gate;
      const answer = await inner.push(of, batch);
      inFlight -= 1;
      return answer;
    }),
  };
}

/** The same store, with another way in: also under the delivery key. */
function pushingWith(inner: CentralClient, push: CentralClient['push']): CentralClient {
  const client: CentralClient = { ...inner, push, delivering: () => client };
  return client;
}

describe('what goes at once (design §3)', () => {
  it('is lagret her, then sendt, then mottatt, and nothing else goes before the end', async () => {
    const fake = openFake();
    const watch = watchPushes(fake.client);
    const open = watch.hold();
    const room = await openFollowed({ client: watch.client, hasLine: true });
    room.wrote({ kind: 'evaluation.add', activity: 'lesing', text: 'Kan ennå angres.' });
    const [fact] = room.wrote(limit);
    expect(steps(room)).toEqual(['saved']);
    await until(() => steps(room)[0] === 'sent');
    open();
    await until(() => steps(room)[0] === 'received');
    expect(watch.pushed.flatMap(({ facts }) => facts.map((one) => one.fact.id))).toEqual([fact?.id]);
    expect(fake.factsOf(plan).at(-1)).toMatchObject({ fact: { id: fact?.id }, outcome: 'applied' });
    // What was written before it is still anybody's to take back.
    expect(chairView(room.host, chair).undo.command).toBe('evaluation.add');
    expect(undoNewest(room.host, chair).ok).toBe(true);
    expect(undoNewest(room.host, chair)).toMatchObject({ refusal: { kind: 'goes-at-once' } });
  });

  it('takes along, in its order, what would be held for coming after a withdrawal (C4)', async () => {
    const fake = openFake();
    const watch = watchPushes(fake.client);
    const room = await openFollowed({ client: watch.client, hasLine: true });
    const [evaluation] = room.wrote({ kind: 'evaluation.add', activity: 'lesing', text: 'Skrevet før.' });
    const [withdrawn] = room.wrote(withdrawAll);
    await until(() => steps(room)[0] === 'received');
    const sent = watch.pushed.flatMap(({ facts }) => facts.map((one) => one.fact.id));
    expect(sent.indexOf(evaluation?.id ?? '')).toBeGreaterThanOrEqual(0);
    expect(sent.indexOf(evaluation?.id ?? '')).toBeLessThan(sent.indexOf(withdrawn?.id ?? ''));
    const outcomes = fake.factsOf(plan).filter(({ fact }) => sent.includes(fact.id));
    expect(outcomes.every(({ outcome }) => outcome === 'applied')).toBe(true);
    expect(chairView(room.host, chair).undo.command).toBeUndefined();
  });

  it('takes along the goal that it is about, when that was made today', async () => {
    const fake = openFake();
    const room = await openFollowed({ client: fake.client, hasLine: true });
    const [goal] = room.wrote({ kind: 'goal.add', body: { title: 'Nytt i dag', topic: 'school' } });
    room.wrote({ kind: 'item.limit', item: goal?.item ?? '', to: [holder, 'mor', 'far'] });
    await until(() => steps(room)[0] === 'received');
    const ofGoal = fake.factsOf(plan).filter(({ fact }) => fact.item === goal?.item);
    expect(ofGoal.map(({ fact, outcome }) => [fact.verb, outcome])).toEqual([
      ['goal.added/1', 'applied'],
      ['item.limited/1', 'applied'],
    ]);
  });

  it('has one batch in flight at most, also when the meeting ends meanwhile', async () => {
    const fake = openFake();
    const watch = watchPushes(fake.client);
    const open = watch.hold();
    const room = await openFollowed({ client: watch.client, hasLine: true });
    room.wrote(limit);
    await until(() => watch.pushed.length === 1);
    room.wrote({ kind: 'item.limit', item: 'balanse', to: [holder, 'mor'] });
    room.host.phase = 'delivering';
    const closed = closeLine(room.host);
    open();
    await closed;
    expect(watch.most()).toBe(1);
    expect(watch.pushed).toHaveLength(1);
    expect(
      room
        .open()
        .journal.listAtOnce()
        .map(({ received }) => received),
    ).toEqual([true, false]);
  });

  it('is sent again by the next host, under the same number, when the answer was lost', async () => {
    const fake = openFake();
    let lose = true;
    const client = pushingWith(fake.client, async (of, batch) => {
      const answer = await fake.client.push(of, batch);
      if (!lose) return answer;
      lose = false;
      return { ok: false, refusal: { kind: 'store-away' } };
    });
    // Nothing comes in: what was lost is asked for again, not read from a page.
    const deaf: CentralClient['changes'] = (of, from) =>
      from?.cursor === undefined ? fake.client.changes(of, from) : new Promise(() => undefined);
    const room = await openFollowed({ client: { ...client, changes: deaf }, hasLine: true });
    const [fact] = room.wrote(limit);
    await until(() => steps(room)[0] === 'received');
    expect(fake.factsOf(plan).filter((one) => one.fact.id === fact?.id)).toHaveLength(1);
    expect(
      room
        .open()
        .journal.loadFacts()
        .facts.find((one) => one.fact.id === fact?.id)?.delivered,
    ).toBe(1);
    expect(room.notes).toContain('at-once-not-sent');
  });

  it('is judged as the store answered: what was held is not in force here either, and is counted', async () => {
    const fake = openFake();
    const client = pushingWith(fake.client, async (_of, { facts }) =>
      yes({
        results: facts.map(({ fact }) => ({
          id: fact.id,
          outcome: 'held' as const,
          why: 'no-right' as const,
        })),
      }),
    );
    const room = await openFollowed({ client, hasLine: true });
    room.wrote(limit);
    await until(() => steps(room)[0] === 'received');
    await until(() => room.open().waits === 1);
    expect(room.open().state.items.get('kroppen')?.limitedTo).toBeUndefined();
    const folded = loadState(room.open().journal, room.host.needs.log);
    expect(room.open().state).toEqual(folded.state);
  });
});
