import type { Rules } from '../rule.ts';

const tests = ['tests/domain/questions.test.ts', 'tests/domain/questions-held.test.ts'];

/** What the protocol's rules ask of the law: switched off like the rules of the routines. */
export const questionRules: Rules = {
  'SYNC-5': {
    gist: 'A value that loses is kept as a question, and a person settles it, once',
    source: 'protocol; ours',
    decision: 'shared/domain/decisions-questions.ts#planQuestion',
    page: 'chair · questions',
    off: [
      {
        file: 'shared/domain/accept.ts',
        find: "if (outcome.kind !== 'conflict' || fact.verb !== 'activity.changed/1') return undefined;",
        replace: 'return undefined;',
        tests,
      },
      {
        file: 'shared/domain/accept.ts',
        find: 'if (state.settled.has(fact.id)) return undefined;',
        replace: '',
        tests,
      },
      {
        file: 'shared/domain/accept.ts',
        find: 'if (state.proposals.some((one) => one.fact === fact.id)) return undefined;',
        replace: '',
        tests,
      },
      {
        file: 'shared/domain/evolve-questions.ts',
        find: 'draft.state.proposals.filter((one) => one.fact !== asked)',
        replace: 'draft.state.proposals',
        tests,
      },
      {
        file: 'shared/domain/evolve-questions.ts',
        find: 'if (!settled.has(asked)) settled.set(asked, choice);',
        replace: 'settled.set(asked, choice);',
        tests,
      },
      {
        file: 'shared/domain/objections-questions.ts',
        find: 'return answered === choice ? undefined : gone;',
        replace: 'return undefined;',
        tests,
      },
      {
        file: 'shared/domain/objections-questions.ts',
        find: 'if (asked === undefined) return item === undefined ? undefined : gone;',
        replace: 'if (asked === undefined) return undefined;',
        tests,
      },
      {
        file: 'shared/domain/objections-questions.ts',
        find: "if (item === undefined && !isHolder(state, fact)) return { kind: 'may-not-write' };",
        replace: '',
        tests,
      },
      {
        file: 'shared/domain/objections-questions.ts',
        find: 'return asked.item === item && asked.item === fact.item ? undefined : gone;',
        replace: 'return undefined;',
        tests,
      },
      {
        file: 'shared/domain/accept.ts',
        find: "return state.settled.has(fact.body.fact) ? { kind: 'merged' } : { kind: 'applied' };",
        replace: "return { kind: 'applied' };",
        tests,
      },
      {
        file: 'shared/domain/accept.ts',
        find: "return fact.body.item === undefined ? undefined : { id: fact.body.item, kind: 'activity' };",
        replace: 'return undefined;',
        tests,
      },
      {
        file: 'shared/domain/decisions-questions.ts',
        find: '{ ...changed.value, saidBy: sayersOf(state, asked) }',
        replace: 'changed.value',
        tests,
      },
      {
        file: 'shared/domain/decisions-questions.ts',
        find: "if (reading.kind === 'known' && isAnswered(state, reading.fact)) continue;",
        replace: '',
        tests,
      },
      {
        file: 'shared/domain/decisions-questions.ts',
        find: "reading.kind !== 'known' || !canBeTaken(reading.fact)",
        replace: "reading.kind !== 'known'",
        tests,
      },
      {
        file: 'shared/domain/readers.ts',
        find: "return fact.body !== undefined && 'item' in fact.body ? fact.item : holdersSubject;",
        replace: 'return fact.item;',
        tests,
      },
    ],
  },
};
