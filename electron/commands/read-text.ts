import process from 'node:process';
import { prepareSpoken } from '#language/spoken-text.ts';
import type { Command } from './command-io.ts';
import { createTextCommand } from './text-command.ts';

const help = `stafettrom read-text --lang nb|nn [--json] [FILE]

A text as it is read aloud: numbers, dates and short forms as words. Without FILE it comes from standard input.

  --lang nb|nn   the language that the text is written in
  --json         [{"start","end","text","spoken","changes":[{"start","end","text","spoken"}]}] instead of one
                 line a sentence; offsets count UTF-16 units, the end is exclusive, a byte order mark is
                 not counted
`;

export const runReadText: Command = createTextCommand(
  { help, read: (text, language) => prepareSpoken(text, language), lineOf: ({ spoken }) => spoken },
  () => process.stdin,
);
