import { setTimeout as wait } from 'node:timers/promises';
import type { CommandInput, CommandName } from '#contract/commands.ts';
import { unpackSound } from '#contract/sound.ts';
import type { MinutesView } from '#contract/views.ts';
import { viewSchemas } from '#contract/views.ts';
import { fromPlainText } from '#domain/rich-text.ts';
import type { DrivenPage } from '../../support/drive-page.ts';
import { drivePage } from '../../support/drive-page.ts';
import { waitFor } from '../../wire/test-page.ts';
import type { DayRoom } from './day-room.ts';
import { planOf } from './day-room.ts';

/** How much of everything, in one meeting. */
export interface Load {
  readonly edits: number;
  readonly reconnects: number;
  readonly seconds: number;
}

export interface Held extends Load {
  readonly faults: readonly string[];
}

type AnyPage = Pick<DrivenPage<unknown>, 'call' | 'drop' | 'trim' | 'wholeViews'>;

/** A page of ours asks no more than twenty times in a second. */
const betweenCalls = 52;
const points = ['sak-skoledagen', 'sak-kroppen', 'sak-to-hjem'];

/** People who write, and the pages they write at. */
export interface Writers {
  readonly takers: readonly DrivenPage<MinutesView>[];
}

/** From the list of plans to a meeting in which everybody is here and writes. */
export async function beginMeeting({ chair }: DayRoom, meeting: number): Promise<Writers> {
  await chair.until((view) => view.plans.some((one) => one.id === planOf(meeting)), 180_000);
  await must(chair, 'meeting.choose', { plan: planOf(meeting) });
  await chair.until((view) => view.state.phase === 'meeting', 30_000);
  for (const participant of ['mor', 'far', 'kontaktlaerer', 'miljoterapeut'])
    await must(chair, 'rollCall.enter', { participant, by: 'room' });
  await must(chair, 'screen.uncover', {});
  await must(chair, 'agenda.go', { agenda: 'sak-skoledagen' });
  const takers: DrivenPage<MinutesView>[] = [];
  for (const participant of ['miljoterapeut', 'kontaktlaerer']) {
    const page = await drivePage(await chair.invite(), viewSchemas['minute-taker']);
    const { tables } = await chair.until(
      (view) => view.tables.some((one) => one.state === 'waiting'),
      10_000,
    );
    const table = tables.find((one) => one.state === 'waiting')?.id ?? '';
    await must(chair, 'table.admit', { table, participant });
    await page.until((view) => view.plan?.me === participant, 10_000);
    takers.push(page);
  }
  return { takers };
}

/** Everybody at once: two write minutes, one says and takes back, the voice reads, and pages come and go. */
export async function workThrough(room: DayRoom, { takers }: Writers, load: Load): Promise<void> {
  const { chair, screen } = room;
  const share = Math.ceil(load.edits / (takers.length + 1));
  const writing = takers.map((page, index) => writeMinutes(page, points[index] ?? '', share));
  let isOver = false;
  const speaking = readAloud(room, load.seconds);
  const work = Promise.all([...writing, sayAndTakeBack(chair, share), speaking]);
  const coming = comeAndGo([chair, screen, ...takers], load.reconnects, () => isOver);
  await work;
  isOver = true;
  await coming;
  for (const page of [chair, screen, ...takers]) page.trim();
}

export async function endMeeting({ chair }: DayRoom, { takers }: Writers): Promise<void> {
  await must(chair, 'readBack.start', {});
  await must(chair, 'readBack.approve', {});
  await must(chair, 'meeting.finish', {});
  for (const page of takers) page.stop();
  await chair.until((view) => view.state.phase === 'delivered', 120_000);
}

async function writeMinutes(page: DrivenPage<MinutesView>, point: string, times: number): Promise<void> {
  const section = `section-${point}`;
  for (let time = 0; time < times; time += 1) {
    const text = fromPlainText(`Vi snakket om dette, og skrev det ${time % 100} ganger.\nMor var enig.`);
    await must(page, 'draft.save', { section, text, caret: 3 });
    if (time % 50 === 0) page.trim();
  }
}

async function sayAndTakeBack(chair: DayRoom['chair'], times: number): Promise<void> {
  for (let time = 0; time < times; time += 2) {
    const text = `Ada leste i dag, og det er sagt ${time % 100} ganger.`;
    await must(chair, 'evaluation.add', { activity: 'lesing', text, saidBy: ['mor'] });
    await must(chair, 'undo.newest', {});
    // The page has other calls to make too.
    await wait(betweenCalls);
    if (time % 50 === 0) chair.trim();
  }
}

/** Evenly over the work, one page after the other; each is back with a whole view before the next goes. */
async function comeAndGo(pages: readonly AnyPage[], times: number, isOver: () => boolean): Promise<void> {
  for (let time = 0; time < times; time += 1) {
    const page = pages[time % pages.length];
    if (page === undefined) return;
    const before = page.wholeViews.length;
    page.drop();
    await waitFor(() => (page.wholeViews.length > before ? true : undefined), 'the page again', 20_000);
    if (!isOver()) await wait(300);
  }
}

const longestReading = 120_000;
/** Where nothing is said meanwhile: a text that changes while it is read stops the voice. */
const readAt = ['sak-kroppen', 'sak-to-hjem'];

/** The page that sounds says that every sentence was heard as soon as it came: speech as fast as it is made. */
async function readAloud({ chair, screen }: DayRoom, seconds: number): Promise<void> {
  let heard = 0;
  let turn = 0;
  let views = screen.wholeViews.length;
  const late = performance.now() + longestReading + seconds * 1000;
  while (heard < seconds) {
    if (performance.now() > late)
      throw new Error(`Only ${Math.round(heard)} of ${seconds} seconds were read`);
    // What was on its way to a page that was gone is not waited for.
    if (screen.wholeViews.length > views) await must(screen, 'reading.stop', {});
    views = screen.wholeViews.length;
    for (const sound of takeSounds(screen)) heard += await hearOut(screen, sound);
    if (screen.view().reading.sentence === undefined) {
      turn += 1;
      await must(chair, 'agenda.go', { agenda: readAt[turn % readAt.length] ?? '' });
      await must(screen, 'reading.start', {});
      await screen.until((view) => view.reading.sentence !== undefined, 20_000);
    }
    await wait(10);
  }
  await must(screen, 'reading.stop', {});
}

interface Heard {
  readonly generation: number;
  readonly sentence: string;
  readonly seconds: number;
}

async function hearOut(screen: DayRoom['screen'], { generation, sentence, seconds }: Heard): Promise<number> {
  await screen.call('reading.report', { generation, sentence, state: 'started' });
  await wait(betweenCalls);
  await screen.call('reading.report', { generation, sentence, state: 'ended' });
  await wait(betweenCalls);
  return seconds;
}

function takeSounds(screen: DayRoom['screen']): readonly Heard[] {
  const frames = [...screen.sounds];
  screen.trim();
  return frames.map((frame) => {
    const { header, samples } = unpackSound(Uint8Array.from(frame).buffer);
    const { generation, sentence } = header;
    return { generation, sentence, seconds: samples.length / header.sampleRate };
  });
}

/** Asked again where the page is just coming back, or asks faster than a person would. */
async function must<Name extends CommandName>(
  page: Pick<AnyPage, 'call'>,
  command: Name,
  input: CommandInput<Name>,
): Promise<void> {
  for (let time = 0; time < 400; time += 1) {
    const outcome = await page.call(command, input);
    await wait(betweenCalls);
    if (outcome === 'yes') return;
    if (outcome !== 'too-many' && outcome !== 'lost')
      throw new Error(`${command} was answered with ${outcome}`);
  }
  throw new Error(`${command} was asked for in vain`);
}
