import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CommandName } from '#contract/commands.ts';
import { commands, isCommandName } from '#contract/commands.ts';
import type { PageRole } from '#contract/roles.ts';
import { pageRoleSchema } from '#contract/roles.ts';
import { dispatch } from '#wire/dispatch.ts';
import { readFrame } from '#wire/read-frame.ts';
import { createFakeLog, createFakeRoom } from './fake-room.ts';

const names = Object.keys(commands).filter(isCommandName);
const roles = pageRoleSchema.options;

/** A valid input for every command: a new command without one does not compile. */
const inputs: Record<CommandName, Readonly<Record<string, unknown>>> = {
  'meeting.choose': { plan: 'p' },
  'signIn.begin': {},
  'signIn.cancel': {},
  'meeting.leave': {},
  'meeting.finish': {},
  'meeting.seal': {},
  'rollCall.enter': { participant: 'p', by: 'room' },
  'rollCall.leave': { participant: 'p' },
  'rollCall.interpreter': { language: 'tigrinja', by: 'phone' },
  'rollCall.others': { present: true },
  'rollCall.confirm': {},
  'rollCall.sibling': { is: 'small' },
  'rollCall.family': { informed: true },
  'rollCall.child': { way: 'through-someone', through: 'p' },
  'rollCall.preview': { people: ['p'], stranger: false },
  'goal.wait': { goal: 'g', waits: true },
  'person.add': { name: 'Eva Nes', role: 'participant', access: 'read', employee: true, outside: false },
  'person.access': { participant: 'p', access: 'full', without: ['minutes'] },
  'person.end': { participant: 'p', on: '2027-07-31' },
  'person.declare': { participant: 'p', on: '2026-11-22' },
  'item.limit': { item: 'i', to: ['p'] },
  'custody.record': { situation: 'foster-home', signers: ['p'], basis: 'vedtak' },
  'holder.askFor': { saidBy: ['p'] },
  'standIn.name': { participant: 'p' },
  'handover.prepare': { incoming: 'p', after: 'removed', ends: '2027-07-31', transition: 'school' },
  'handover.accept': { handover: 'h' },
  'consent.draft': { names: [{ participant: 'p', topics: ['school'] }], oldContent: true },
  'consent.show': {},
  'consent.readAtHome': {},
  'consent.sign': { signatures: [{ participant: 'p', part: 'plan', on: '2026-11-22' }] },
  'consent.forMeeting': { name: 'Eva Nes', outside: true, signedBy: ['p'], interpreterIsDone: true },
  'consent.withdraw': { topic: 'health', form: 'spoken', saidBy: ['p'] },
  'plan.close': { why: 'individual-plan', transfer: true, saidBy: [] },
  'plan.deactivate': { saidBy: [] },
  'plan.reopen': { consent: 'c' },
  'deletion.demand': { saidBy: ['p'] },
  'plan.create': {
    about: 'child',
    name: 'Ola',
    born: '2020-02-29',
    language: 'nn',
    guardians: [{ name: 'Eva' }],
  },
  'goal.add': { title: 'x', topic: 'school', saidBy: [] },
  'comment.add': { activity: 'a', text: 'x', saidBy: [] },
  'need.assess': { extent: 'less', saidBy: [] },
  'meeting.call': { date: '2026-12-01', time: '10:00', place: 'Rom 2', invited: ['p'] },
  'message.send': { to: ['p'], topic: 'other', text: 'x' },
  'message.delete': { message: 'm' },
  'question.settle': {
    fact: '01a1b300-1c00-7014-8000-0000000000aa',
    choice: 'rewritten',
    value: '2026-12-01',
    saidBy: ['p'],
  },
  'appointment.add': { title: 'x', topic: 'other', date: '2026-12-01' },
  'agenda.go': { agenda: 'a' },
  'screen.next': {},
  'screen.previous': {},
  'screen.cover': {},
  'screen.uncover': {},
  'screen.part': { part: 'since' },
  'screen.document': { document: 'dagtavle' },
  'screen.misfit': { page: 'goal', over: 3 },
  'reading.start': {},
  'reading.stop': {},
  'reading.report': { generation: 1, sentence: 's', state: 'ended' },
  'reading.skip': { step: -1, unit: 'item' },
  'reading.set': { speed: 7, byPerson: true, oneByOne: false, interpreterPaces: true },
  'reading.leaveOut': { sentence: 's', out: true },
  'reading.say': { written: 'Ada', spoken: 'A-da' },
  'screen.form': { language: 'nn' },
  'screen.original': {},
  'wording.correct': { line: 'a1:0', text: 'Ada les.' },
  'word.explain': { nb: { term: 'lesestund', text: 'Faste minutter med bok.' } },
  'voices.report': { voices: [{ id: 'v', name: 'V', language: 'nb' }], outputs: ['Høyttaler'] },
  'voices.choose': { language: 'nn', voice: 'espeak', output: '', volume: 3 },
  'voices.try': { language: 'nb' },
  'evaluation.add': { activity: 'a', text: 'x', saidBy: [] },
  'activity.add': { goal: 'g', description: 'x', responsible: [{ participant: 'p' }], saidBy: [] },
  'activity.deadline': { activity: 'a', deadline: '2026-12-01', saidBy: [] },
  'activity.close': { activity: 'a', status: 'done', reason: 'x', saidBy: [] },
  'goal.close': { goal: 'g', reached: true, reason: 'x', saidBy: [] },
  'undo.newest': {},
  'pen.take': { section: 's' },
  'draft.save': { section: 's', text: 'x', caret: 1 },
  'readBack.start': {},
  'readBack.approve': {},
  'minutes.answer': { participant: 'p', answer: 'agrees' },
  'nextMeeting.agree': { date: '2026-12-01', time: '10:00', place: 'Rom 2' },
  'table.invite': { role: 'minute-taker' },
  'table.admit': { table: 't', participant: 'p' },
  'table.remove': { table: 't' },
  'interpreter.signal': { signal: 'wait' },
  'family.show': { text: 'x' },
  'room.look': { scheme: 'dark' },
  'profile.answer': { field: 'custody', right: true, value: 'all-holders', by: 'rådgiver oppvekst' },
};

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
    const anyCall = fc.record({ role: fc.constantFrom(...roles), command: anyName, input: anyInput });
    let passed = 0;
    await fc.assert(
      fc.asyncProperty(anyCall, async ({ role, command, input }) => {
        const frame = readFrame(JSON.stringify({ kind: 'call', call: 1, command, input }));
        if (frame?.kind !== 'call') return;
        room.answered.length = 0;
        await dispatch({ room, log }, { session: 's', role }, frame);
        for (const { command: name } of room.answered) {
          const known = names.find((candidate) => candidate === name);
          expect(known !== undefined && mayCall(role, known)).toBe(true);
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
