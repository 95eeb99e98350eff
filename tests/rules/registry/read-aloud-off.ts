import type { Mutation } from '../rule.ts';

/** The ways of switching M2 off: by who may stop, and by what begins by itself. */
export const readAloudOff: readonly Mutation[] = [
  {
    file: 'shared/contract/commands-reading.ts',
    find: "'reading.stop': { roles: anyone,",
    replace: "'reading.stop': { roles: chair,",
  },
  {
    file: 'shared/contract/commands-screen.ts',
    find: "'screen.cover': { roles: anyone,",
    replace: "'screen.cover': { roles: chair,",
  },
  {
    file: 'electron/host/room/begin-reading.ts',
    find: 'guardianIsHere(state, room.people) &&',
    replace: '',
    tests: ['tests/rules/rules-m-room.test.ts'],
  },
  {
    file: 'electron/host/room/begin-reading.ts',
    find: "if (next === 'begins') startWaiting(host, arrival);",
    replace: '',
    tests: ['tests/rules/rules-m-room.test.ts'],
  },
  {
    file: 'electron/host/room/begin-reading.ts',
    find: '...(isLeading ? {} : { byItself: false }),',
    replace: '',
    tests: ['tests/rules/rules-m-room.test.ts'],
  },
];
