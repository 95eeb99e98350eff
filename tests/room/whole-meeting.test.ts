import { readdirSync } from 'node:fs';
import { createServer, request } from 'node:http';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { fromPlainText } from '#domain/rich-text.ts';
import { pullPlan } from '#host/central/pull-plan.ts';
import { value } from '../central/ada.ts';
import type { TryoutStore } from '../central/tryout-store.ts';
import { openTryoutStore, token } from '../central/tryout-store.ts';
import type { Chair, OpenRoom } from './open-room.ts';
import { openRoom } from './open-room.ts';

let store: TryoutStore;
let line: Line;

beforeAll(async () => {
  store = await openTryoutStore();
  line = await openLine(store.central.address);
}, 30_000);

afterEach(() => {
  line.isCut = false;
});

afterAll(async () => {
  line.stop();
  await store.stop();
});

/** The network between room and store, which can be cut. */
interface Line {
  readonly address: string;
  isCut: boolean;
  stop(): void;
}

async function openLine(address: string): Promise<Line> {
  const server = createServer((incoming, outgoing) => {
    if (line.isCut) {
      incoming.socket.destroy();
      return;
    }
    const { method, headers, url = '/' } = incoming;
    const onward = request(new URL(url, address), { method, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 500, answer.headers);
      answer.pipe(outgoing);
    });
    incoming.pipe(onward);
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const place = server.address();
  const port = typeof place === 'object' ? place?.port : undefined;
  return {
    address: `http://127.0.0.1:${port}`,
    isCut: false,
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

async function chooseMeeting(plan: string): Promise<OpenRoom> {
  const room = await openRoom({ isEmpty: true, store: { address: line.address, token } });
  await room.chair.until((view) => view.plans.some((one) => one.id === plan));
  expect(await room.chair.call('meeting.choose', { plan })).toBe('yes');
  await room.chair.until((view) => view.state.phase === 'meeting');
  return room;
}

async function callTheRoll(chair: Chair, people: readonly string[]): Promise<void> {
  for (const participant of people) {
    expect(await chair.call('rollCall.enter', { participant, by: 'room' })).toBe('yes');
  }
}

/** What is left of a meeting in the room's folder. */
function remains(folder: string): readonly string[] {
  return readdirSync(folder).filter((name) => /journal|key|mark/.test(name));
}

async function factsInStore(
  plan: string,
): Promise<readonly { verb: string; writtenBy: string; body?: unknown }[]> {
  return value(await pullPlan(store.client, plan)).facts.map(({ fact }) => fact);
}

/** Of Ada's plan, with a consent in force. */
const services = 6;
const everybody = ['ada', 'mor', 'far', 'kontaktlaerer', 'sfo-leder'];
const text = 'Vi snakket om lesing.\nMor leser med Ada hver kveld.';

describe('a whole meeting', () => {
  it('is chosen, held, read aloud, written, read back, delivered and forgotten', async () => {
    const room = await chooseMeeting('ada');
    const { chair, screen, folder } = room;
    expect(remains(folder).length).toBeGreaterThan(1);
    expect(remains(folder).join()).not.toContain('ada');
    await callTheRoll(chair, everybody);
    for (const kind of ['people', 'agenda', 'goal']) {
      for (let turn = 0; turn < 5 && screen.view().page.kind !== kind; turn += 1) {
        const before = JSON.stringify(screen.view().page);
        await screen.call('screen.next', {});
        await screen.until((view) => JSON.stringify(view.page) !== before);
      }
      expect(screen.view().page.kind).toBe(kind);
    }
    expect(await chair.call('reading.start', {})).toBe('yes');
    await screen.until((view) => view.page.kind === 'sentences' && view.reading.sentence !== undefined);
    await screen.until(() => screen.sounds.length > 0, 5000);
    expect(await screen.call('reading.stop', {})).toBe('yes');
    await screen.until((view) => view.reading.sentence === undefined);
    const taker = await room.table('sfo-leder');
    const goal = 'skoledagen';
    expect(
      await taker.call('evaluation.add', { activity: 'lesing', text: 'Ada leser selv.', saidBy: ['mor'] }),
    ).toBe('yes');
    const added = {
      goal,
      description: 'Kari leser med Ada hver onsdag.',
      saidBy: [],
      deadline: '2027-02-01',
    };
    expect(await taker.call('activity.add', { ...added, responsible: [{ participant: 'sfo-leder' }] })).toBe(
      'yes',
    );
    const closed = {
      activity: 'pauser',
      status: 'done' as const,
      reason: 'Ada klarer dette.',
      saidBy: ['ada'],
    };
    expect(await taker.call('activity.close', closed)).toBe('yes');
    for (const section of ['section-sak-skoledagen', 'section-sak-kroppen']) {
      expect(await taker.call('draft.save', { section, text: fromPlainText(text), caret: 10 })).toBe('yes');
    }
    expect(await chair.call('readBack.start', {})).toBe('yes');
    await screen.until(({ page }) => page.kind === 'read-back');
    expect(await chair.call('meeting.finish', {})).toBe('not-read-back');
    expect(await chair.call('readBack.approve', {})).toBe('yes');
    expect(await chair.call('minutes.answer', { participant: 'mor', answer: 'agrees' })).toBe('yes');
    expect(
      await chair.call('nextMeeting.agree', { date: '2027-03-01', time: '13:00', place: 'Møterom 2' }),
    ).toBe('yes');
    expect(await chair.call('meeting.finish', {})).toBe('yes');
    const { delivery } = await chair.until((view) => view.state.phase === 'delivered', 20_000);
    expect(delivery.step).toBe('forgotten');
    expect(delivery.receipt).toMatch(/.+/);
    expect(room.delivered).toStrictEqual([{ receipt: delivery.receipt, facts: delivery.facts }]);
    expect(remains(folder)).toStrictEqual([]);
    expect(screen.view().page).toStrictEqual({ kind: 'idle' });
    expect(JSON.stringify(chair.view())).not.toMatch(/Ada leser|Kari leser|Ingrid/);
    const facts = await factsInStore('ada');
    const evaluation = facts.find((fact) => JSON.stringify(fact.body).includes('Ada leser selv.'));
    expect(evaluation).toMatchObject({ verb: 'evaluation.added/1', writtenBy: 'sfo-leder', saidBy: ['mor'] });
    const count = (verb: string): number => facts.filter((fact) => fact.verb === verb).length;
    // Beside the document that the plan had before: the whole in three forms, and for each service that and a card in two.
    const documents = 1 + 3 + services * (3 + 2);
    expect([count('section.approved/1'), count('document.added/1'), count('meeting.ended/1')]).toStrictEqual([
      2,
      documents,
      1,
    ]);
    // K1, M5: what was agreed stands in the calendar of the plan, for everybody who is here and more.
    const called = facts.find((fact) => fact.verb === 'meeting.called/1');
    expect(called?.body).toMatchObject({ date: '2027-03-01', time: '13:00', place: 'Møterom 2' });
    for (const one of everybody) expect(JSON.stringify(called?.body)).toContain(`"${one}"`);
    expect(JSON.stringify(facts)).not.toContain('"caret"');
  }, 40_000);

  it('waits without a network, refuses new writing, and delivers when the store is back', async () => {
    const room = await chooseMeeting('isak');
    const { chair, folder } = room;
    const { people, agenda } = chair.view();
    await callTheRoll(chair, [people.find((one) => one.role === 'relay-holder')?.id ?? '']);
    await chair.call('agenda.go', { agenda: agenda.find((one) => one.kind === 'goal')?.id ?? '' });
    const { goal } = await chair.until((view) => view.goal !== undefined);
    const activity = goal?.activities.find((one) => one.status === 'ongoing')?.id ?? '';
    const written = { activity, text: 'Skrive utan nett.', saidBy: [] };
    expect(await chair.call('evaluation.add', written)).toBe('yes');
    line.isCut = true;
    const [finished, second] = await Promise.all([
      chair.call('meeting.finish', {}),
      chair.call('evaluation.add', { ...written, text: 'For seint.' }),
    ]);
    expect([finished, second]).toStrictEqual(['yes', 'no-meeting']);
    await chair.until((view) => view.delivery.step === 'waiting', 6000);
    expect(remains(folder).length).toBeGreaterThan(1);
    const views = chair.wholeViews.length;
    await room.restart();
    await chair.until(() => chair.wholeViews.length > views);
    await chair.until((view) => view.state.phase === 'delivering' && view.delivery.step === 'waiting', 6000);
    await expect.poll(() => chair.call('evaluation.add', written), { timeout: 6000 }).toBe('no-meeting');
    line.isCut = false;
    await chair.until((view) => view.state.phase === 'delivered', 9000);
    expect(remains(folder)).toStrictEqual([]);
    const facts = JSON.stringify(await factsInStore('isak'));
    expect(facts.split('Skrive utan nett.')).toHaveLength(2);
    expect(facts).not.toContain('For seint.');
  }, 40_000);

  it('in which nobody wrote anything may be left, and is wiped; one with writing in it may not', async () => {
    const room = await chooseMeeting('selma');
    const { chair, folder } = room;
    const { people, sections } = chair.view();
    await callTheRoll(chair, [people.find((one) => one.role === 'relay-holder')?.id ?? '']);
    const section = sections[0]?.id ?? '';
    expect(await chair.call('draft.save', { section, text: fromPlainText('Noe.'), caret: 1 })).toBe('yes');
    expect(await chair.call('meeting.leave', {})).toBe('wrong-moment');
    expect(await chair.call('draft.save', { section, text: fromPlainText(''), caret: 0 })).toBe('yes');
    const [left, written] = await Promise.all([
      chair.call('meeting.leave', {}),
      chair.call('draft.save', { section, text: fromPlainText('For sent.'), caret: 0 }),
    ]);
    expect([left, written]).toStrictEqual(['yes', 'no-meeting']);
    await chair.until((view) => view.state.phase === 'choosing' && view.people.length === 0);
    expect(remains(folder)).toStrictEqual([]);
    expect(await chair.call('meeting.choose', { plan: 'selma' })).toBe('yes');
  }, 15_000);
});
