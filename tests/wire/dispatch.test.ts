import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CommandName } from '#contract/commands.ts';
import { commands, isCommandName } from '#contract/commands.ts';
import type { PageRole } from '#contract/roles.ts';
import { pageRoleSchema } from '#contract/roles.ts';
import { dispatch } from '#wire/dispatch.ts';
import { readFrame } from '#wire/read-frame.ts';
import { inputs } from './command-inputs.ts';
import { createFakeLog, createFakeRoom } from './fake-room.ts';

const names = Object.keys(commands).filter(isCommandName);
const roles = pageRoleSchema.options;

/** What may never change the meeting by a wall or by a page that nobody let in: read from the table itself. */
function mayCall(role: PageRole, name: CommandName): boolean {
  const allowed: readonly PageRole[] = commands[name].roles;
  return allowed.includes(role);
}

describe('the gate', () => {
  const matrix = names.flatMap((name) => roles.map((role) => ({ name, role, may: mayCall(role, name) })));

  it('has a command for some role and none for a page that waits', () => {
    expect(names.length).toBeGreaterThan(25);
    expect(matrix.filter(({ role, may }) => role === 'waiting' && may)).toEqual([]);
    for (const name of names) expect(commands[name].roles.length).toBeGreaterThan(0);
  });

  it.each(matrix)('lets $role call $name: $may', async ({ name, role, may }) => {
    const room = createFakeRoom();
    const caller = { session: 's', role };
    const answer = await dispatch({ room, log: createFakeLog() }, caller, {
      command: name,
      input: inputs[name],
    });
    expect(answer).toMatchObject(may ? { ok: true } : { ok: false, refusal: { kind: 'not-allowed' } });
    expect(room.answered.map(({ command }) => command)).toEqual(may ? [name] : []);
  });

  it.each(names)('parses the input of %s before the room sees it', async (name) => {
    const room = createFakeRoom();
    const role = commands[name].roles[0];
    for (const input of [undefined, null, 'x', [], { ...inputs[name], extra: 1 }]) {
      const call = { command: name, input };
      const answer = await dispatch({ room, log: createFakeLog() }, { session: 's', role }, call);
      expect(answer).toMatchObject({ ok: false, refusal: { kind: 'bad-input' } });
    }
    expect(room.answered).toEqual([]);
  });

  it('names the field that was wrong, and never a key that the page made up', async () => {
    const needs = { room: createFakeRoom(), log: createFakeLog() };
    const caller = { session: 's', role: 'chair' } as const;
    const wrong = { ...inputs['activity.deadline'], deadline: '2026-02-30' };
    const answer = await dispatch(needs, caller, { command: 'activity.deadline', input: wrong });
    expect(answer).toEqual({ ok: false, refusal: { kind: 'bad-input', field: 'deadline' } });
    const extra = await dispatch(needs, caller, { command: 'undo.newest', input: { Kari: 1 } });
    expect(extra).toEqual({ ok: false, refusal: { kind: 'bad-input' } });
  });

  it.each(['__proto__', 'constructor', 'toString', '', 'meeting.choose '])(
    'does not know "%s"',
    async (command) => {
      const needs = { room: createFakeRoom(), log: createFakeLog() };
      const answer = await dispatch(needs, { session: 's', role: 'chair' }, { command, input: {} });
      expect(answer).toEqual({ ok: false, refusal: { kind: 'unknown-command' } });
    },
  );

  it('turns a bug of the room into a reference, and an output that nobody promised too', async () => {
    const room = createFakeRoom();
    const log = createFakeLog();
    const call = { command: 'undo.newest', input: {} };
    room.reply = () => ({ ok: true, value: { leaked: 'everything' } });
    const odd = await dispatch({ room, log }, { session: 's', role: 'chair' }, call);
    expect(odd).toEqual({ ok: false, refusal: { kind: 'unexpected', reference: 'ref-1' } });
    room.reply = () => {
      throw new Error('a bug');
    };
    const thrown = await dispatch({ room, log }, { session: 's', role: 'chair' }, call);
    expect(thrown).toEqual({ ok: false, refusal: { kind: 'unexpected', reference: 'ref-2' } });
  });

  it('never lets 20,000 random frames of any role do what the table does not allow', async () => {
    const room = createFakeRoom();
    const log = createFakeLog();
    const before = JSON.stringify(Object.prototype);
    const anyKey = fc.oneof(
      fc.constantFrom('__proto__', 'constructor', 'text', 'saidBy', 'plan'),
      fc.string(),
    );
    const anyInput = fc.oneof(
      fc.constantFrom(...Object.values(inputs)),
      fc.jsonValue({ maxDepth: 3 }),
      fc.dictionary(anyKey, fc.jsonValue({ maxDepth: 1 })),
    );
    const anyName = fc.oneof({ weight: 4, arbitrary: fc.constantFrom<string>(...names) }, fc.string());
    const role = fc.constantFrom(...roles);
    const fitting = fc.constantFrom(...names).map((command) => ({ command, input: inputs[command] }));
    const any = fc.record({ command: anyName, input: anyInput });
    const anyCall = fc.record({ role, call: fc.oneof({ weight: 9, arbitrary: any }, fitting) });
    let passed = 0;
    await fc.assert(
      fc.asyncProperty(anyCall, async ({ role: asked, call: { command, input } }) => {
        const frame = readFrame(JSON.stringify({ kind: 'call', call: 1, command, input }));
        if (frame?.kind !== 'call') return;
        room.answered.length = 0;
        await dispatch({ room, log }, { session: 's', role: asked }, frame);
        for (const { command: name } of room.answered) {
          const known = names.find((candidate) => candidate === name);
          expect(known !== undefined && mayCall(asked, known)).toBe(true);
        }
        passed += room.answered.length;
      }),
      { numRuns: 20_000 },
    );
    expect(passed).toBeGreaterThan(100);
    expect(JSON.stringify(Object.prototype)).toBe(before);
    expect(log.lines).toEqual([]);
  }, 30_000);
});

describe('a frame', () => {
  it('is read at the largest size and depth, and not beyond', () => {
    const deep = (depth: number): string =>
      `{"kind":"call","call":1,"command":"x","input":${'['.repeat(depth)}${']'.repeat(depth)}}`;
    expect(readFrame(deep(31))).toBeDefined();
    expect(readFrame(deep(32))).toBeUndefined();
    const long = (size: number): string =>
      `{"kind":"call","call":1,"command":"x","input":"${'a'.repeat(size)}"}`;
    const room = 64 * 1024 - long(0).length;
    expect(readFrame(long(room))).toBeDefined();
    expect(readFrame(long(room + 1))).toBeUndefined();
    expect(readFrame(long(room - 2).replace('aaa', 'åå'))).toBeDefined();
    expect(readFrame(long(room).replace('aaa', 'ååå'))).toBeUndefined();
  });

  it('may hold brackets in its text', () => {
    const text = '[{"\\'.repeat(40);
    const frame = readFrame(JSON.stringify({ kind: 'call', call: 1, command: 'x', input: text }));
    expect(frame).toMatchObject({ input: text });
  });
});
