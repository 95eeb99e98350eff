import type { Command } from './command-io.ts';

const help = `stafettrom COMMAND [OPTIONS]      every command takes --help

  start [--shell auto|electron|browser|none] [--data DIR] [--port N] [--profile NAME]
        [--store URL]     runs the room
  central [--data DIR | --database-url URL] [--port N]
                          runs the reference central store
  samspill export|import [--data DIR | --database-url URL] --plan ID FILE
                          carries evaluations to Visma Flyt Samspill by a file
  minutes MEETING.json --out DIR
                          makes the documents of a meeting
  archive --data DIR | --database-url URL --to DIR [--date D]
                          puts what is due for the archive core into a folder
  visible PLAN.json --present ID,ID… [--guest] [--date D] [--json]
                          the items that a room with these people may see
  translate --from nb|nn --to nb|nn [--names A,B] [--json] [FILE]
                          puts text into the other written form, names untouched
  speak --lang nb|nn --out FILE.wav [--events FILE.json] [--voice ID] [FILE]
                          reads a text aloud into a file, with the times of its words
  sentences --lang nb|nn [--json] [FILE]
                          the sentences of a text, with their places
  read-text --lang nb|nn [--json] [FILE]
                          a text as it is read aloud, and what is said differently
  check-language --lang nb|nn [--names A,B] [--spelling] [--json] [FILE]
                          what a text could say more plainly
  table ADDRESS KEY       a page on this machine for a meeting in a room that browsers cannot trust
  courier [--data DIR] [--store URL] [--once] [--json]
                          brings meetings that were sealed without a network to the store
  check [--data DIR] [--store URL] [--lang nb|nn] [--json]
                          the room check: in order, or what to do
  settings [--data DIR] [--import FILE [--yes]]
                          a room's settings as a file for other rooms
  verify [--data DIR] [--key tryout|keyring|passphrase] [--json]
                          looks the room's files through; changes nothing
  may-update [--data DIR] [--from HH:MM] [--to HH:MM]
                          whether a new version may take this one's place now
  bench [NAME] [--json]   the measurements, each beside its peer
`;

export const runHelp: Command = async (_values, io) => {
  io.stdout.write(help);
  return 0;
};
