import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import type { Presence } from '#domain/audience.ts';
import { audience, participantsPresent } from '#domain/audience.ts';
import type { Day } from '#domain/calendar.ts';
import { fold } from '#domain/evolve.ts';
import { factsOfPlanFile } from '#domain/plan-facts.ts';
import type { PlanFile } from '#domain/plan-file.ts';
import { planFileSchema } from '#domain/plan-file.ts';
import type { Result } from '#domain/result.ts';
import { no, yes } from '#domain/result.ts';
import { seenInOrder } from '#domain/screen-order.ts';
import type { Item } from '#domain/state.ts';
import { emptyState } from '#domain/state.ts';
import { createIds } from '#domain/uuid.ts';
import { dayOfInstant } from '#language/dates.ts';
import { complainOfDay, runAsked } from './asked-command.ts';
import type { CommandIo } from './command-io.ts';
import { readJsonFile } from './read-json-file.ts';

const help = `stafettrom visible PLAN.json --present ID,ID… [--guest] [--date D] [--json]

The items of a plan that a room with these people may see, in screen order.

  --present ID,ID…   participants of the plan who are in the room; nobody sees nothing
  --guest            somebody is there whom no consent names
  --date D           the day, YYYY-MM-DD; days in the file are counted from it; else today
  --json             [{"id","kind"}] instead of one line an item
`;

interface Asked {
  readonly plan: string;
  readonly present: readonly string[];
  readonly hasGuest: boolean;
  readonly date: Day | undefined;
  readonly asJson: boolean;
}

/** `stafettrom visible`: 0 when it could be told, 1 when file or ids stop it, 2 for a wrong call. */
export function runVisible(values: readonly string[], io: CommandIo): Promise<number> {
  return runAsked({ help, read: readArguments, run: findVisible, tell }, values, io);
}

function readArguments(values: readonly string[]): Result<Asked, string> {
  const { values: options, positionals } = parseArgs({
    args: [...values],
    allowPositionals: true,
    options: {
      present: { type: 'string' },
      guest: { type: 'boolean', default: false },
      date: { type: 'string' },
      json: { type: 'boolean', default: false },
    },
  });
  const [plan, ...more] = positionals;
  const { present, guest: hasGuest, date, json: asJson } = options;
  if (plan === undefined || more.length > 0) return no('Name one plan file.');
  if (present === undefined && !hasGuest) return no('Say who is there with --present ID,ID….');
  const complaint = complainOfDay('date', date);
  if (complaint !== undefined) return no(complaint);
  return yes({ plan, present: splitIds(present ?? ''), hasGuest, date, asJson });
}

function tell(io: CommandIo, seen: readonly Item[], { asJson }: Asked): number {
  io.stdout.write(asJson ? writeJson(seen) : writeLines(seen));
  return 0;
}

function splitIds(list: string): string[] {
  const ids = list.split(',').map((id) => id.trim());
  return ids.filter((id) => id !== '');
}

async function findVisible(asked: Asked): Promise<Result<readonly Item[], string>> {
  const file = await readJsonFile(asked.plan, planFileSchema);
  if (!file.ok) return file;
  const faults = [...findFaults(file.value), ...findUnknown(file.value, asked.present)];
  if (faults.length > 0) return no(faults.map((fault) => `${asked.plan}: ${fault}`).join('\n'));
  const today = asked.date ?? dayOfInstant(new Date().toISOString());
  const newId = createIds({ now: () => Date.now(), randomBytes: (length) => randomBytes(length) });
  const facts = factsOfPlanFile(file.value, { meetingDay: today, newId, profile: 'standard' });
  const state = fold(emptyState, facts);
  const guests: readonly Presence[] = asked.hasGuest ? [{ kind: 'stranger' }] : [];
  return yes(
    seenInOrder(state, audience(state, [...participantsPresent(asked.present), ...guests], { today })),
  );
}

function findUnknown(plan: PlanFile, present: readonly string[]): string[] {
  const known = new Set(plan.participants.map(({ id }) => id));
  return present.filter((id) => !known.has(id)).map((id) => `--present names ${id}, who is not there`);
}

/** What would hide an item or put two in one place; asked of a file, because the law may trust its facts. */
function findFaults({ participants, items }: PlanFile): string[] {
  const kinds = new Map(items.map(({ id, kind }) => [id, kind]));
  const lost = items.flatMap((item) => {
    if (!('goal' in item) && !('activity' in item)) return [];
    const [under, kind] = item.kind === 'activity' ? [item.goal, 'goal'] : [item.activity, 'activity'];
    return kinds.get(under) === kind ? [] : [`${item.id}: stands under ${under}, which is no ${kind} here`];
  });
  const twice = [...findTwice(participants), ...findTwice(items)].map((id) => `${id}: is there twice`);
  return [...twice, ...lost];
}

function findTwice(rows: readonly { readonly id: string }[]): string[] {
  const ids = rows.map(({ id }) => id);
  return [...new Set(ids.filter((id, index) => ids.indexOf(id) !== index))];
}

function writeJson(items: readonly Item[]): string {
  return `${JSON.stringify(items.map(({ id, kind }) => ({ id, kind })))}\n`;
}

function writeLines(items: readonly Item[]): string {
  return items.map(({ id, kind }) => `${kind} ${id}\n`).join('');
}
