import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { checkpointDelay } from '#host/journal/connection.ts';
import { fromPlainText } from '#domain/rich-text.ts';
import type { Outcome } from '../../support/drive-page.ts';
import { waitFor } from '../../wire/test-page.ts';
import type { WritingRoom } from '../../reliability/writing-room.ts';
import { beginRoom, countFaults, endRoom, section } from '../../reliability/writing-room.ts';
import type { PowerGround, PowerNeeds } from './power-ground.ts';
import { layPowerGround } from './power-ground.ts';

/** `full`: from some write on the disk takes nothing more. `broken`: one flush fails, and its bytes are lost. */
export type DiskFault = 'full' | 'broken';

export interface RefusalsFound {
  steps: number;
  /** Times that a step was asked for while the disk said no, and how often it was refused or done all the same. */
  asked: number;
  refused: number;
  done: number;
  /** Answered with something else than a yes or the disk's no. Must be none. */
  otherwise: string[];
  /** Answered with a yes and not surely on the disk; refused and there all the same. Must be none. */
  lost: string[];
  halves: string[];
  damage: string[];
  faults: number;
}

interface Step {
  readonly name: string;
  readonly isText?: true;
  /** Can be asked for again after a yes, so that the disk may say no at every one of its writes. */
  readonly repeats?: true;
  readonly ask: (room: WritingRoom, text: string) => Promise<Outcome>;
}

const activity = 'lesing';
const saidBy = ['mor'];

/** A piece of a meeting: what each of the verbs of a room writes. */
const steps: readonly Step[] = [
  {
    name: 'evaluation',
    repeats: true,
    isText: true,
    ask: ({ chair }, text) => chair.call('evaluation.add', { activity, text, saidBy }),
  },
  {
    name: 'draft',
    repeats: true,
    ask: ({ taker }, text) => taker.call('draft.save', { section, text: fromPlainText(text), caret: 1 }),
  },
  { name: 'roll call', ask: ({ chair }) => chair.call('rollCall.enter', { participant: 'mor', by: 'room' }) },
  { name: 'uncover', ask: ({ chair }) => chair.call('screen.uncover', {}) },
  { name: 'page', repeats: true, ask: ({ chair }) => chair.call('screen.next', {}) },
  {
    name: 'evaluation again',
    isText: true,
    ask: ({ chair }, text) => chair.call('evaluation.add', { activity, text, saidBy }),
  },
  { name: 'undo', ask: ({ chair }) => chair.call('undo.newest', {}) },
  { name: 'emptying of the log', repeats: true, isText: true, ask: emptyLog },
  { name: 'read-back', ask: ({ chair }) => chair.call('readBack.start', {}) },
  { name: 'approval', ask: ({ chair }) => chair.call('readBack.approve', {}) },
];

const mostTries = 60;

/** Lets the disk say no at the first write of every step, at its second, and so on, until the step meets none. */
export async function refuseEverywhere(needs: PowerNeeds, fault: DiskFault): Promise<RefusalsFound> {
  const folder = mkdtempSync(join(tmpdir(), 'stafettrom-refusing-'));
  const laid: PowerGround[] = [];
  const counts = { steps: 0, asked: 0, refused: 0, done: 0, faults: 0 };
  const found: RefusalsFound = { ...counts, otherwise: [], lost: [], halves: [], damage: [] };
  const room = await beginRoom(folder, (start) => {
    const ground = layPowerGround(needs, start);
    laid.push(ground);
    return ground;
  });
  const [ground] = laid;
  const confirmed: string[] = [];
  try {
    if (ground === undefined) throw new Error('The room stands on nothing.');
    for (const step of steps) await refuseStep({ room, ground, found, fault, confirmed }, step);
    await startAgain(room, ground, found);
    found.faults = countFaults(room);
    return found;
  } finally {
    await endRoom(room);
    ground?.remove();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

interface Sweep {
  readonly room: WritingRoom;
  readonly ground: PowerGround;
  readonly found: RefusalsFound;
  readonly fault: DiskFault;
  /** What was answered with a yes and not taken back. */
  readonly confirmed: string[];
}

async function refuseStep(sweep: Sweep, step: Step): Promise<void> {
  const { room, ground, found, fault } = sweep;
  found.steps += 1;
  for (let after = 0; after < mostTries; after += 1) {
    const text = `${step.name} ${after}`;
    if (fault === 'full') ground.faults.fillAfter(after);
    else ground.faults.failSyncAfter(after);
    const outcome = await step.ask(room, text);
    const times = ground.faults.lift();
    found.asked += times > 0 ? 1 : 0;
    note(sweep, step, { text, outcome, times });
    if (outcome !== 'disk-refused' && (step.repeats !== true || times === 0)) return;
  }
}

function note(
  { ground, found, confirmed }: Sweep,
  { name, isText }: Step,
  { text, outcome, times }: { text: string; outcome: Outcome; times: number },
): void {
  if (outcome === 'disk-refused') found.refused += 1;
  else if (outcome !== 'yes') found.otherwise.push(`${name}: ${outcome}`);
  else if (times > 0) found.done += 1;
  if (outcome === 'yes' && isText === true) confirmed.push(text);
  if (outcome === 'yes' && name === 'undo') confirmed.pop();
  const { texts, damage } = ground.readSafe();
  found.damage.push(...damage.map((kind) => `${text}: ${kind}`));
  found.lost.push(...confirmed.filter((one) => !texts.has(one)));
  if (outcome === 'disk-refused' && texts.has(text)) found.halves.push(text);
}

/** Two seconds after something was written the log goes into the file: nobody asks for it, and nothing may be lost by it. */
async function emptyLog({ chair }: WritingRoom, text: string): Promise<Outcome> {
  const outcome = await chair.call('evaluation.add', { activity, text, saidBy });
  if (outcome === 'yes') await wait(checkpointDelay + 500);
  return outcome;
}

/** Power gone after all that: the room is back. */
async function startAgain(
  { chair, supervisor }: WritingRoom,
  ground: PowerGround,
  found: RefusalsFound,
): Promise<void> {
  const views = chair.wholeViews.length;
  process.kill(supervisor.hostPid() ?? 0, 'SIGKILL');
  await waitFor(() => (chair.wholeViews.length > views ? true : undefined), 'the room again', 30_000);
  if (chair.view().state.phase !== 'meeting') found.damage.push('no meeting after the cut');
  found.damage.push(...ground.found.damage);
}
