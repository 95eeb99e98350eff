import type { CommandName } from '#contract/commands.ts';
import { commands, isCommandName } from '#contract/commands.ts';
import type { Refusal } from '#contract/refusals.ts';
import { refusalSchema, refuse } from '#contract/refusals.ts';
import type { PageRole } from '#contract/roles.ts';
import type { Answer, Caller, Log, Room } from './room.ts';

/** A call as it came over any carrier. */
export interface Call {
  readonly command: string;
  readonly input: unknown;
}

interface DispatchNeeds {
  readonly room: Room;
  readonly log: Log;
}

/**
 * The one gate between pages and the room: known command, allowed role, valid input; then the room; then a
 * valid output. Nothing that a page sends is read anywhere before it passed here.
 */
export async function dispatch(needs: DispatchNeeds, caller: Caller, call: Call): Promise<Answer<unknown>> {
  if (!isCommandName(call.command)) return refused(refuse('unknown-command'));
  const shape = commands[call.command];
  const roles: readonly PageRole[] = shape.roles;
  if (!roles.includes(caller.role)) return refused(refuse('not-allowed'));
  const input = shape.input.safeParse(call.input);
  if (!input.success) return refused(refuse('bad-input', firstField(input.error.issues)));
  try {
    const answer = await needs.room.answer(caller, call.command, input.data);
    return parseAnswer(call.command, answer);
  } catch (error) {
    return refused({ kind: 'unexpected', reference: needs.log.fault('call-failed', error) });
  }
}

function parseAnswer(command: CommandName, answer: Answer<unknown>): Answer<unknown> {
  if (!answer.ok) return refused(refusalSchema.parse(answer.refusal));
  return { ok: true, value: commands[command].output.parse(answer.value) };
}

function refused(refusal: Refusal): Answer<never> {
  return { ok: false, refusal };
}

/** Only a name of our own schema is told back, never a key that the page made up. */
function firstField(issues: readonly { readonly path: readonly PropertyKey[] }[]): string | undefined {
  const field = issues[0]?.path[0];
  return typeof field === 'string' ? field.slice(0, 40) : undefined;
}
