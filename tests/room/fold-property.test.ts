import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { acceptCommand } from '#domain/accept.ts';
import type { LawCommand } from '#domain/decisions.ts';
import type { KnownFact } from '#domain/known-fact.ts';
import { readFact } from '#domain/known-fact.ts';
import { foldSettled, inCommands } from '#host/room/fold-facts.ts';
import { acceptContext, loadState } from '#host/room/open-meeting.ts';
import { takeChanges } from '#host/room/take-changes.ts';
import { undoNewest } from '#host/room/plan-work.ts';
import { write } from '#host/room/write.ts';
import { pullRound } from '#host/central/pull-round.ts';
import { followedSchema } from '#host/room/room-state.ts';
import { comment, day, holder, makeFact, newDeadline, plan } from '../central/ada.ts';
import { openDesk, openFake, openFollowed, type FollowedRoom } from './followed-room.ts';

const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000);

const home = fc.constantFrom('comment', 'deadline', 'close', 'withdraw');
const own = fc.constantFrom('evaluation', 'deadline', 'close', 'limit', 'undo');
const step = fc.oneof(
  fc.record({ who: fc.constant('home' as const), what: home }),
  fc.record({ who: fc.constant('room' as const), what: own }),
  fc.record({ who: fc.constant('pull' as const), what: fc.constant('') }),
);

function known(facts: readonly { readonly fact: KnownFact | object }[]): KnownFact[] {
  return facts.flatMap(({ fact }) => {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- facts of a journal, as the fold reads them
    const reading = readFact(fact as KnownFact);
    return reading.kind === 'known' ? [reading.fact] : [];
  });
}

/** What the file should come to, found in another way: the store's in its order, then every command judged on it. */
function expectJudged(room: FollowedRoom): void {
  const { journal } = room.open();
  const stored = journal.loadFacts().facts;
  const placed = stored.filter(({ place }) => place !== undefined);
  let { state } = foldSettled(
    { ...loadState({ loadFacts: () => ({ facts: [], malformed: [] }) }, room.host.needs.log).state },
    placed.toSorted((one, other) => (one.place ?? 0) - (other.place ?? 0)),
  );
  const at = acceptContext(room.open(), { today: day, profile: room.open().plan.profile });
  for (const command of inCommands(stored.filter(({ place }) => place === undefined)))
    state = acceptCommand(state, known(command), at).state;
  expect(room.open().state).toEqual(state);
}

async function pull(room: FollowedRoom): Promise<void> {
  const meeting = room.open();
  const { client } = room.host;
  if (client === undefined) throw new Error('No store');
  const from = followedSchema.parse(meeting.journal.getRoomState('followed')).cursor;
  const round = await pullRound(
    {
      client,
      plan,
      loan: meeting.plan.loan,
      placed: () => meeting.journal.listPlaced(),
      take: async (page) => takeChanges(room.host, meeting, page),
      isStopped: () => false,
    },
    from,
    false,
  );
  expect(round.ok).toBe(true);
}

function commandFor(what: string, n: number): LawCommand {
  switch (what) {
    case 'deadline':
      return {
        kind: 'activity.change',
        activity: 'lesing',
        change: { field: 'deadline', value: `2027-0${1 + (n % 8)}-01` },
      };
    case 'close':
      return {
        kind: 'activity.close',
        activity: n % 2 === 0 ? 'lesing' : 'pauser',
        status: 'done',
        reason: 'Ferdig.',
      };
    case 'limit':
      return { kind: 'item.limit', item: 'balanse', to: [holder, 'mor', 'far'] };
    default:
      return { kind: 'evaluation.add', activity: n % 2 === 0 ? 'lesing' : 'balanse', text: `Vurdering ${n}` };
  }
}

describe('memory and file (SYNC-37)', () => {
  it('are one state, however what others write and what the room writes come between each other [SYNC-37]', async () => {
    process.stdout.write(`fold: seed ${seed}\n`);
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 25 }), async (steps) => {
        const { client } = openFake();
        const room = await openFollowed({ client });
        const desk = await openDesk(client);
        let n = 0;
        for (const { who, what } of steps) {
          n += 1;
          if (who === 'pull') await pull(room);
          else if (who === 'home') await desk.push(factFor(room, what, n));
          else if (what === 'undo') undoNewest(room.host, { session: 's', role: 'chair' });
          else write(room.host, commandFor(what, n), { actor: holder });
          const { base, state, waits } = loadState(room.open().journal, room.host.needs.log);
          expect(room.open().base).toEqual(base);
          expect(room.open().state).toEqual(state);
          expect(room.open().waits).toBe(waits);
          if (who === 'pull') expectJudged(room);
        }
        await room.stop();
        delete room.host.meeting;
      }),
      { seed, numRuns: 20 },
    );
  }, 60_000);
});

function factFor(room: FollowedRoom, what: string, n: number): ReturnType<typeof comment> {
  const lesing = room.open().state.items.get('lesing');
  switch (what) {
    case 'deadline':
      return newDeadline(lesing?.madeBy ?? '', `2027-0${1 + (n % 8)}-15`);
    case 'close':
      return makeFact({
        verb: 'activity.closed/1',
        item: n % 2 === 0 ? 'lesing' : 'balanse',
        body: { status: 'done', on: day, reason: 'Avsluttet hjemme.' },
      });
    case 'withdraw':
      return makeFact({
        verb: 'consent.withdrawn/1',
        item: plan,
        writtenBy: 'mor',
        saidBy: ['mor'],
        body: { on: day, form: 'written', participant: 'sfo-leder' },
      });
    default:
      return comment(`Kommentar ${n}`);
  }
}
