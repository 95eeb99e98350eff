import type { Caller, Log, Room } from '#wire/room.ts';

/** A room that answers yes to everything and shows each role a small valid view. */
export interface FakeRoom extends Room {
  readonly answered: { readonly caller: Caller; readonly command: string; readonly input: unknown }[];
  readonly events: string[];
  views: Record<string, Readonly<Record<string, unknown>>>;
  reply: (command: string) => Awaited<ReturnType<Room['answer']>>;
}

const look = { language: 'nb', scheme: 'light', textPixels: 48, large: false };
const reading = { generation: 0 };
const state = { phase: 'choosing', tryOut: true, store: 'unknown', storeName: 'Prøvelager' };

export function smallViews(): Record<string, Readonly<Record<string, unknown>>> {
  const next = { agreed: false };
  const sections: readonly unknown[] = [];
  return {
    screen: { look, page: { kind: 'idle' }, reading, loudspeaker: true },
    chair: {
      look,
      state,
      today: '2026-11-22',
      plans: [],
      people: [],
      interpreter: { by: 'room', bound: true },
      rollCall: {
        others: false,
        sibling: 'none',
        guardianIsHere: false,
        waitsForConfirm: false,
        family: 'here',
        child: { ask: false },
      },
      goals: [],
      reminders: [],
      ending: { kind: 'open', deletion: 'not-offered' },
      handover: { candidates: [], slip: [] },
      messages: [],
      calendar: [],
      offers: { outside: 'no', pregnant: false, helper: '', newPlan: false },
      notices: [],
      questions: [],
      agenda: [],
      screen: { kind: 'idle' },
      covered: false,
      reading,
      readAloud: {
        speed: 4,
        byPerson: false,
        oneByOne: false,
        interpreterPaces: false,
        byItself: true,
        sentences: [],
        said: [],
      },
      parts: [],
      documents: [],
      loudspeaker: false,
      voices: { rows: [], reads: { nb: 'espeak', nn: 'espeak' }, outputs: [], volume: 10 },
      sections,
      readBack: 'not-begun',
      next,
      undo: {},
      tables: [],
      delivery: { step: 'not-begun', facts: 0 },
      atOnce: [],
    },
    'minute-taker': { look, state, today: '2026-11-22', people: [], agenda: [], sections, next, undo: {} },
    interpreter: { look, reading, covered: true, lines: [], paces: false, words: [] },
    family: { look, reading, covered: true, decided: [], minutes: [], readers: [], showsWords: false },
    administrator: {
      look,
      profile: { id: 'x', name: 'X', version: '1' },
      rows: [],
      questions: [],
      faults: [],
    },
    waiting: { look, waiting: true },
  };
}

export const setupDraft = {
  room: 'Møterom 214',
  profile: 'try-out',
  inches: '65',
  metres: '5,2',
  store: '',
  language: 'nb',
  main: '',
  second: '',
  certificateName: '',
  chain: '',
  key: '',
  network: '',
  devices: 'offered',
  idle: '10',
} as const;

/** Commands that answer more than a yes. */
const outputs: Readonly<Record<string, object>> = {
  'table.invite': { link: 'http://x/' },
  'draft.save': { version: 1 },
  'words.check': { away: false, misspelt: [] },
  'hint.recall': { left: [] },
  'room.check': { rows: [] },
  'setup.judge': { changes: [], faults: [] },
  'setup.try': { answer: 'reached' },
  'setup.export': { text: '{}' },
  'setup.import': { draft: setupDraft },
  'support.look': { parts: [], bytes: 0, text: '' },
  'support.write': { file: '/room/support.jsonl' },
  'licences.list': { rows: [] },
  'licences.text': { text: '' },
};

export function createFakeRoom(): FakeRoom {
  const room: FakeRoom = {
    answered: [],
    events: [],
    views: smallViews(),
    reply: (command) => ({ ok: true, value: outputs[command] ?? {} }),
    async answer(caller, command, input) {
      room.answered.push({ caller, command, input });
      return room.reply(command);
    },
    view: (caller) => room.views[caller.role] ?? {},
    arrived: (caller) => void room.events.push(`arrived ${caller.role}`),
    left: () => void room.events.push('left'),
  };
  return room;
}

/** Keeps what was logged, so that a test can search it. */
export interface FakeLog extends Log {
  readonly lines: string[];
}

export function createFakeLog(): FakeLog {
  const lines: string[] = [];
  return {
    lines,
    note: (event, fields) => void lines.push(JSON.stringify({ event, ...fields })),
    fault(event, error) {
      lines.push(`${event} ${String(error)}`);
      return `ref-${lines.length}`;
    },
  };
}
