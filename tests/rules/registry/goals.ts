import type { Rules } from '../rule.ts';

/** G1–G7: goals and activities. */
export const goalsRules: Rules = {
  G1: {
    gist: 'Goals have activities, and an activity says what, who, by when, when evaluated, and its status',
    source: 'MG 326–345; ÅS 222–232',
    decision: 'shared/domain/decisions.ts#plan',
    page: 'chair · goal',
    off: [
      {
        file: 'shared/domain/bodies.ts',
        find: 'responsible: z.array(responsibleSchema).min(1).max(10),',
        replace: 'responsible: z.array(responsibleSchema).max(10),',
      },
      {
        file: 'shared/domain/decisions.ts',
        find: 'if (deadline !== undefined && deadline < context.today)',
        replace: 'if (false)',
      },
    ],
  },
  G2: {
    gist: 'Evaluations are appended and dated, with who said and who wrote; the description stays',
    source: 'MG 350–358; ÅS 232; ours',
    decision: 'shared/domain/evolve.ts#fold',
    page: 'chair · goal; minutes page',
    off: [
      { file: 'shared/domain/evolve.ts', find: 'saidBy: fact.saidBy', replace: 'saidBy: []' },
      {
        file: 'shared/domain/state.ts',
        find: "filter((item) => item.kind === 'evaluation')",
        replace: "filter((item) => item.kind === 'evaluation').slice(0, 1)",
      },
    ],
  },
  G3: {
    gist: 'Comments are separate from evaluations',
    source: 'MG 358',
    decision: 'shared/domain/evolve.ts#fold',
    page: 'chair · goal',
    off: [
      {
        file: 'shared/domain/evolve.ts',
        find: "{ kind: 'comment', ...common }",
        replace: "{ kind: 'evaluation', ...common, saidBy: [] }",
      },
    ],
  },
  G4: {
    gist: 'Closed with a reason, never deleted',
    source: 'MG 370–378',
    decision: 'shared/domain/decisions.ts#plan',
    page: 'chair · goal',
    off: [
      {
        file: 'shared/domain/planned.ts',
        find: "if (clean === '') return no({ kind: 'empty-text', field });",
        replace: '',
      },
    ],
  },
  G5: {
    gist: 'Between meetings participants comment and adjust; the next one shows what has happened since',
    source: 'MG 461–470',
    decision: 'shared/domain/messages.ts#isNewSince',
    page: 'chair · messages',
    off: [
      {
        file: 'shared/domain/messages.ts',
        find: 'return (message) => message.date >= last.date &&',
        replace: 'return (message) => false &&',
      },
    ],
  },
  G6: {
    gist: 'An assessment of the need for further help',
    source: 'MG 287',
    decision: 'shared/domain/evolve-meeting.ts#foldMeeting',
    page: 'chair · need',
    off: [
      {
        file: 'shared/domain/evolve-meeting.ts',
        find: "if (fact.verb === 'need.assessed/1') draft.state = { ...draft.state, need: fact.body };",
        replace: '',
      },
    ],
  },
  G7: {
    gist: "Lateness is nowhere counted, and never told of the family's own activities",
    source: 'HV 99; ME 137; ours',
    decision: 'shared/domain/reminders.ts#remindersFor',
    page: 'chair · reminders',
    off: [
      {
        file: 'shared/domain/reminders.ts',
        find: 'const isQuiet = activity.evaluateOn < at.today && isPrivate(state, activity);',
        replace: 'const isQuiet = false;',
      },
    ],
  },
};
