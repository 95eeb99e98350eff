import type { Rules } from '../rule.ts';

/** A1–A6: the audience of the room. */
export const roomRules: Rules = {
  A1: {
    gist: 'Everyone in the roll call counts, also by phone or video; an empty roll call sees nothing',
    source: 'ours',
    decision: 'shared/domain/audience.ts#audience',
    page: 'chair · roll call',
    off: [
      {
        file: 'shared/domain/audience.ts',
        find: 'if (watching.length === 0) return',
        replace: 'if (false) return',
      },
      {
        file: 'electron/host/room/presences.ts',
        find: 'return away(room).filter((one) => one.alone === undefined);',
        replace: 'return [];',
      },
    ],
  },
  A2: {
    gist: 'An interpreter bound by confidentiality does not narrow the room; language and form are noted, not the name',
    source: 'ours',
    decision: 'shared/domain/audience.ts#audience',
    page: 'chair · roll call',
    off: [
      {
        file: 'shared/domain/audience.ts',
        find: "people.filter((one) => one.kind !== 'interpreter')",
        replace: 'people.slice()',
      },
      {
        file: 'electron/host/room/presences.ts',
        find: "...(language !== undefined && !bound ? ['interpreter'] : []),",
        replace: '',
      },
    ],
  },
  A3: {
    gist: 'Somebody whom no consent names: everything is covered until they have left or a consent is signed',
    source: 'ours',
    decision: 'shared/domain/audience.ts#audience',
    page: 'wall "Vi tar en pause"; chair · roll call',
    off: [
      {
        file: 'shared/domain/audience.ts',
        find: "if (presence.kind !== 'participant') return nothing('stranger');",
        replace: "if (presence.kind !== 'participant') return { kind: 'family' };",
      },
      {
        file: 'electron/host/room/presences.ts',
        find: "...(room.sibling === 'here' ? ['sibling'] : []),",
        replace: '',
      },
    ],
  },
  A4: {
    gist: "A participant's limit narrows the room; only the chair sees why",
    source: 'ours',
    decision: 'shared/domain/audience.ts#audience',
    page: 'chair · notices',
    off: [
      {
        file: 'shared/domain/audience.ts',
        find: 'topics = topics.filter((topic) => sight.topics.includes(topic));',
        replace: '',
      },
      {
        file: 'shared/domain/audience.ts',
        find: 'readers.every((id) => limitedTo.includes(id))',
        replace: 'readers.some((id) => limitedTo.includes(id))',
      },
    ],
  },
  A5: {
    gist: 'Leaving never widens by itself: the chair confirms',
    source: 'ours',
    decision: 'electron/host/room/presences.ts#presences',
    page: 'chair · roll call',
    off: [
      {
        file: 'electron/host/room/presences.ts',
        find: 'room.watching.map((participant) =>',
        replace: 'room.people.filter((one) => one.here).map(({ id: participant }) =>',
      },
      {
        file: 'electron/host/room/presences.ts',
        find: "return after.strangerCounts || gone.some((one) => one !== 'sibling' || !isCleared);",
        replace: 'return false;',
      },
    ],
  },
  A6: {
    gist: 'Hidden items leave no gap, number jump or count, on any surface',
    source: 'ours',
    decision: 'shared/domain/screen-order.ts#seenGoals',
    page: 'wall',
    off: [
      {
        file: 'shared/domain/screen-order.ts',
        find: 'number: index + 1,',
        replace: 'number: [...state.items.keys()].indexOf(goal.id),',
      },
    ],
  },
};
