import type { Rules } from '../rule.ts';

/** K1–K3 and S1–S7: messages, closing, archive, deletion. */
export const endingRules: Rules = {
  K1: {
    gist: "Meetings and appointments stand in the plan's calendar",
    source: 'MG 380',
    decision: 'shared/domain/messages.ts#calendarOf',
    page: 'chair · calendar',
    off: [
      {
        file: 'shared/domain/messages.ts',
        find: 'return [...calls, ...appointments]',
        replace: 'return [...appointments]',
      },
      {
        file: 'shared/domain/evolve.ts',
        find: "addItem(draft, { kind: 'appointment', ...start(fact), ...fact.body });",
        replace: '',
      },
    ],
  },
  K2: {
    gist: 'Messages go to chosen participants or all; family and holder see every message',
    source: 'MG 388–402; ours',
    decision: 'shared/domain/evolve.ts#fold',
    page: 'chair · messages',
    off: [
      {
        file: 'shared/domain/evolve.ts',
        find: '{ to, limitedTo: [...to, fact.writtenBy] }',
        replace: '{ to }',
      },
    ],
  },
  K3: {
    gist: 'Archived unless deleted by sender and all recipients',
    source: 'MG 394',
    decision: 'shared/domain/messages.ts#isFullyDeleted',
    page: 'chair · messages',
    off: [
      {
        file: 'shared/domain/messages.ts',
        find: '.every((id) => deletedBy.has(id))',
        replace: '.some((id) => deletedBy.has(id))',
      },
    ],
  },
  S1: {
    gist: 'Closed when the need has ended, the family wants it, or an individual plan takes over',
    source: 'all; HV 123–127; ÅS 77',
    decision: 'shared/domain/evolve-consent.ts#foldConsent',
    page: 'chair · ending',
    off: [
      {
        file: 'shared/domain/evolve-consent.ts',
        find: "draft.state = end(draft.state, fact.id, { kind: 'closed', ...fact.body });",
        replace: '',
      },
    ],
  },
  S2: {
    gist: 'A closed plan is locked; inactive where the profile has it',
    source: 'MG 487',
    decision: 'shared/domain/objections.ts#objectTo',
    page: 'chair · ending',
    off: [
      {
        file: 'shared/domain/objections.ts',
        find: "return isThrough || isOfThatMeeting(state, fact) ? undefined : { kind: 'plan-ended' };",
        replace: 'return undefined;',
      },
      {
        file: 'shared/domain/audience.ts',
        find: "if (planHasEnded(state, at)) return 'plan-ended';",
        replace: '',
      },
    ],
  },
  S3: {
    gist: 'Everything goes to the archive core except calendar and fully deleted messages; exempt from public access',
    source: 'MG 508–514; HV 42, 168',
    decision: 'shared/domain/reminders.ts#remindersFor',
    page: 'chair · reminders; minutes document',
    off: [
      { file: 'shared/domain/reminders.ts', find: '!standsElsewhere(state, item)', replace: 'false' },
      {
        file: 'electron/host/documents/minutes-from-state.ts',
        find: "profile.exemption === '' ? {} :",
        replace: 'true ? {} :',
      },
    ],
    notYet: 'Goals, activities and messages reach the archive only through the minutes: issue 6',
  },
  S4: {
    gist: 'Half-yearly archiving where the profile says so',
    source: 'ÅS 298',
    decision: 'shared/domain/archive-due.ts#archiveDue',
    page: 'chair · reminders',
    off: [
      {
        file: 'shared/domain/archive-due.ts',
        find: "at.profile.archiveTimes !== 'half-yearly-and-on-closing' ||",
        replace: '',
      },
      {
        file: 'shared/domain/archive-due.ts',
        find: 'first === undefined) return undefined;',
        replace: 'true) return undefined;',
      },
    ],
  },
  S5: {
    gist: 'The family may demand deletion; demand, decision and execution are recorded without content',
    source: 'MG 522; HV 170',
    decision: 'shared/domain/objections-consent.ts#objectToConsent',
    page: 'chair · ending',
    off: [
      {
        file: 'shared/domain/objections-consent.ts',
        find: 'return at.profile.deletionMayBeDemanded ?',
        replace: 'return true ?',
      },
      {
        file: 'shared/domain/objections-consent.ts',
        find: 'return state.deletion === undefined || state.deletion.decided !== undefined',
        replace: 'return false',
      },
    ],
  },
  S6: {
    gist: 'Nothing personal stays on the machine once the result is safe',
    source: 'ours, from MG section 3',
    decision: 'electron/host/journal/purge.ts#purgeMeeting',
    page: 'chair · delivery',
    off: [
      {
        file: 'electron/host/journal/purge.ts',
        find: "{ name: 'destroy the key', run: () => destroyFileKey(needs.folder, meeting) },",
        replace: '',
      },
      {
        file: 'electron/host/journal/purge.ts',
        find: "remove('remove the database', database),",
        replace: '',
      },
    ],
  },
  S7: {
    gist: 'What is undone before delivery is gone; a destroyed body leaves an empty fact',
    source: 'ours',
    decision: 'electron/host/journal/undo.ts#undoNewest',
    page: 'chair · undo',
    off: [
      {
        file: 'electron/host/journal/undo.ts',
        find: "connection.prepare('delete from fact where command = ?').run(newest.id);",
        replace: '',
      },
      {
        file: 'shared/domain/known-fact.ts',
        find: "if (fact.removed !== undefined) return { kind: 'emptied', fact };",
        replace: '',
      },
    ],
  },
};
