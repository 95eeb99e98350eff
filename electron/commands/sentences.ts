import process from 'node:process';
import { splitSentences } from '#language/sentences.ts';
import type { Command } from './command-io.ts';
import { createTextCommand } from './text-command.ts';

const help = `stafettrom sentences --lang nb|nn [--json] [FILE]

The sentences of a text as the room shows and reads them. Without FILE the text comes from standard input.

  --lang nb|nn   the language that the text is written in
  --json         [{"start","end","text"}] instead of one line a sentence; offsets count UTF-16 units,
                 the end is exclusive, a byte order mark is not counted
`;

export const runSentences: Command = createTextCommand(
  { help, read: splitSentences, lineOf: ({ text }) => text },
  () => process.stdin,
);
