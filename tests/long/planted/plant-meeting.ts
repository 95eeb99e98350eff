import { setTimeout as wait } from 'node:timers/promises';
import type { CommandInput, CommandName } from '#contract/commands.ts';
import type { ChairView } from '#contract/views.ts';
import { fromPlainText } from '#domain/rich-text.ts';
import type { DrivenPage } from '../../support/drive-page.ts';
import type { Markers } from './markers.ts';

const section = 'section-sak-skoledagen';
const activity = 'lesing';
const saidBy = ['mor'];
const category = 'other';
const topic = 'school';

type Chair = DrivenPage<ChairView>;
type Plant = (chair: Chair, markers: Markers) => Promise<void>;

/** What people write, say, take back and look up in a meeting, with a marker in each, and how many of each. */
const plants: readonly (readonly [times: number, plant: Plant])[] = [
  [
    40,
    (chair, { next }) => must(chair, 'evaluation.add', { activity, text: `Ada leser ${next()}.`, saidBy }),
  ],
  [30, undone],
  [20, (chair, { next }) => must(chair, 'comment.add', { activity, text: `Vi sier ${next()}.`, saidBy })],
  [10, (chair, { next }) => must(chair, 'message.send', { topic, text: `Husk ${next()}.` })],
  [10, deletedMessage],
  [30, (chair, { next }) => must(chair, 'hint.leave', { rule: 'vague', match: next(), place: section })],
  [50, (chair, { next }) => must(chair, 'words.check', { language: 'nb', words: [next()] })],
  [
    7,
    (chair, { next }) =>
      must(chair, 'word.explain', { nb: { term: `ord ${next()}`, text: `Det er ${next()}.` } }),
  ],
  [10, (chair, { next }) => must(chair, 'reading.say', { written: next(), spoken: next() })],
  [5, document],
];

const overwritten = 80;
/** Of the 400; the plan has its own, and what is left stands in the last draft. */
export const planted = 400;

/** Holds the meeting until its end is near: people come in, everything is planted, and the goals are read aloud. */
export async function plantMeeting(chair: Chair, markers: Markers): Promise<void> {
  await chair.until((view) => view.plans.some((one) => one.id === 'ada'), 30_000);
  await must(chair, 'meeting.choose', { plan: 'ada' });
  for (const participant of ['ada', 'mor', 'kontaktlaerer'])
    await must(chair, 'rollCall.enter', { participant, by: 'room' });
  await must(chair, 'screen.uncover', {});
  for (const agenda of ['hvem-er-her', 'sak-kroppen', 'sak-to-hjem', 'sak-skoledagen']) {
    await must(chair, 'agenda.go', { agenda });
    await wait(300);
  }
  await must(chair, 'reading.start', {});
  for (const [times, plant] of plants)
    for (let time = 0; time < times; time += 1) await plant(chair, markers);
  // Where no machine translates there is no other form to leave a trace.
  await chair.call('screen.form', { language: 'nn' });
  for (let time = 0; time < overwritten; time += 1)
    await saveDraft(chair, [`Skrevet over: ${markers.next()}.`]);
  const lines = Array.from(
    { length: planted - markers.all.length },
    () => `Vi ble enige om ${markers.next()}.`,
  );
  await saveDraft(chair, lines);
  // Long enough for a browser to write what it writes, and for the journal to empty its log once.
  await wait(3000);
}

async function undone(chair: Chair, { next }: Markers): Promise<void> {
  await must(chair, 'evaluation.add', { activity, text: `Skrevet og angret: ${next()}.`, saidBy });
  await must(chair, 'undo.newest', {});
}

async function deletedMessage(chair: Chair, { next }: Markers): Promise<void> {
  const text = `Slettet igjen: ${next()}.`;
  await must(chair, 'message.send', { topic, text });
  const isIt = (one: ChairView['messages'][number]): boolean => JSON.stringify(one).includes(text);
  const { messages } = await chair.until((view) => view.messages.some(isIt));
  await must(chair, 'message.delete', { message: messages.find(isIt)?.id ?? '' });
}

function document(chair: Chair, { next }: Markers): Promise<void> {
  const title = `Turdag ${next()}`;
  return must(chair, 'document.write', { belongs: true, category, topic, title, text: `Ta med ${next()}.` });
}

function saveDraft(chair: Chair, lines: readonly string[]): Promise<void> {
  return must(chair, 'draft.save', { section, text: fromPlainText(lines.join('\n')), caret: 1 });
}

/** Asked again where somebody asks faster than a person would. */
export async function must<Name extends CommandName>(
  chair: Chair,
  command: Name,
  input: CommandInput<Name>,
): Promise<void> {
  for (let time = 0; time < 200; time += 1) {
    const outcome = await chair.call(command, input);
    if (outcome === 'yes') return;
    if (outcome !== 'too-many') throw new Error(`${command} was answered with ${outcome}`);
    await wait(50);
  }
  throw new Error(`${command} was too many for 10 seconds`);
}
