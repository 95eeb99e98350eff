import type { Rules } from '../rule.ts';

/** D1–D5 and L1–L7: documents and plain language. */
export const papersRules: Rules = {
  D1: {
    gist: 'A document of a meeting is minutes or a note; created or uploaded',
    source: 'MG 404',
    decision: 'shared/domain/bodies-meeting.ts#meetingBodies',
    page: 'minutes document',
    off: [
      {
        file: 'shared/domain/bodies-meeting.ts',
        find: "category: z.enum(['minutes', 'note', 'other']),",
        replace: 'category: z.string(),',
      },
    ],
  },
  D2: {
    gist: 'Other documents; whoever adds one is asked whether it belongs here',
    source: 'MG 408–430',
    decision: 'shared/domain/bodies-meeting.ts#meetingBodies',
    page: 'wall; chair · documents; minutes',
    off: [
      {
        file: 'shared/domain/bodies-meeting.ts',
        find: "category: z.enum(['minutes', 'note', 'other']),",
        replace: "category: z.enum(['minutes', 'note']),",
      },
      {
        file: 'shared/contract/commands-papers.ts',
        find: 'belongs: z.literal(true),',
        replace: 'belongs: z.boolean(),',
      },
    ],
  },
  D3: {
    gist: 'A document is seen as items are; every version says whom it is for',
    source: 'ours',
    decision: 'electron/host/documents/minutes-from-state.ts#buildMinutesFromState',
    page: 'minutes document',
    off: [
      {
        file: 'electron/host/documents/minutes-from-state.ts',
        find: 'if (readers === undefined) return { whole: true };',
        replace: 'return { whole: true };',
      },
      {
        file: 'shared/domain/evolve.ts',
        find: "addItem(draft, { kind: 'document', ...start(fact), ...body });",
        replace: "addItem(draft, { kind: 'document', ...start(fact), ...body, limitedTo: undefined });",
      },
    ],
  },
  D4: {
    gist: 'Approval is asked, never assumed; a remark follows every version',
    source: 'ours',
    decision: 'electron/host/documents/minutes-from-state.ts#buildMinutesFromState',
    page: 'chair · minutes; minutes document',
    off: [
      {
        file: 'shared/domain/objections-meeting.ts',
        find: 'const isHeard = fact.body.spoken &&',
        replace: 'const isHeard = true ||',
      },
      {
        file: 'electron/host/documents/minutes-from-state.ts',
        find: "answer: 'waiting', spoken: false",
        replace: "answer: 'agrees', spoken: false",
      },
      {
        file: 'shared/domain/evolve-meeting.ts',
        find: 'remarks: [...meeting.remarks, remark]',
        replace: 'remarks: [remark]',
      },
      { file: 'shared/domain/objections.ts', find: "'remark.added/1',\n", replace: '' },
    ],
  },
  D5: {
    gist: '"Til stede" or "deler av møtet": no clock times, no reasons, nobody absent',
    source: 'ours',
    decision: 'shared/domain/bodies-meeting.ts#meetingBodies',
    page: 'minutes document',
    off: [
      {
        file: 'shared/domain/bodies-meeting.ts',
        find: "part: z.enum(['whole', 'some']),",
        replace: 'part: z.string(),',
      },
    ],
  },
  L1: {
    gist: 'Simple, ordinary, positive words',
    source: 'MG 326–450',
    decision: 'shared/language/consent-text.ts#consentText',
    page: 'wall · consent',
    off: [
      {
        file: 'shared/language/consent-text.ts',
        find: 'topics.map((topic) => texts.topic[topic])',
        replace: 'topics.map((topic) => topic)',
      },
    ],
  },
  L2: {
    gist: 'Written to the child or youth and the guardians',
    source: 'MG 326–450',
    decision: 'shared/language/consent-address.ts#addressWords',
    page: 'wall · consent',
    off: [
      {
        file: 'shared/language/consent-address.ts',
        find: 'const address = isOwner ? words.one : words.family;',
        replace: 'const address = words.family;',
      },
    ],
  },
  L3: {
    gist: 'Short; only about the plan owner',
    source: 'MG 326–450',
    decision: 'shared/domain/planned.ts#written',
    page: 'chair; minutes page',
    off: [
      {
        file: 'shared/domain/planned.ts',
        find: "if (clean.length > most) return no({ kind: 'text-too-long', field });",
        replace: '',
      },
    ],
  },
  L4: {
    gist: 'Exact about time and extent',
    source: 'MG 326–450',
    decision: 'shared/domain/calendar.ts#addDays',
    page: 'chair · goal',
    off: [
      {
        file: 'shared/domain/bodies.ts',
        find: "z.strictObject({ field: z.literal('deadline'), value: daySchema }),",
        replace: "z.strictObject({ field: z.literal('deadline'), value: z.string() }),",
      },
    ],
  },
  L5: {
    gist: 'No abbreviations',
    source: 'MG 326–450',
    decision: 'shared/language/abbreviations.ts#findAbbreviation',
    page: 'wall · reading aloud',
    off: [
      {
        file: 'shared/language/abbreviations.ts',
        find: "return found?.dot === true && !written.endsWith('.') ? undefined : found;",
        replace: 'return undefined;',
      },
    ],
  },
  L6: {
    gist: 'Active voice: who does what',
    source: 'MG 326–450',
    decision: 'shared/domain/decisions.ts#plan',
    page: 'chair · goal',
    off: [
      {
        file: 'shared/domain/bodies.ts',
        find: 'responsible: z.array(responsibleSchema).min(1).max(10),',
        replace: 'responsible: z.array(responsibleSchema).max(10),',
      },
    ],
  },
  L7: {
    gist: 'Always proof-read; read aloud when guardians are present',
    source: 'MG 326–450',
    decision: 'electron/host/room/read-back.ts#startReadBack',
    page: 'chair · read back',
    off: [
      {
        file: 'electron/host/room/read-back.ts',
        find: "if (!hasSomethingToRead(host, meeting.value)) return no(refuse('nothing-to-read'));",
        tests: ['tests/rules/rules-l-room.test.ts'],
        replace: '',
      },
    ],
  },
};
