// A room of its own process, for being killed: appends as fast as it can and says what was confirmed.
import { writeSync } from 'node:fs';
import { z } from 'zod';
import { openJournal } from '#host/journal/journal.ts';
import { makeFact, neverScheduler, uuid } from './meeting-folder.ts';

const orderSchema = z.object({
  folder: z.string(),
  meeting: z.string(),
  roomKey: z.base64(),
  /** Stop by itself at the first refusal, and tell about it. */
  untilRefused: z.boolean(),
});

function start(text: string): void {
  const { folder, meeting, roomKey, untilRefused } = orderSchema.parse(JSON.parse(text));
  const key = Buffer.from(roomKey, 'base64');
  const opened = openJournal({
    folder,
    meeting,
    roomKey: key,
    vaultKind: 'tryout',
    scheduler: neverScheduler,
  });
  if (!opened.ok) {
    throw new Error(`The journal was refused: ${opened.refusal.kind}`);
  }
  const journal = opened.value;
  let n = journal.loadFacts().facts.length;
  writeSync(1, `S ${n}\n`);
  for (;;) {
    const command = uuid(1_000_000 + n);
    // One to three facts for each command: half a command must show.
    const facts = Array.from({ length: 1 + (n % 3) }, (_, index) => makeFact(n + 1 + index, { command }));
    const answer = journal.append({
      command,
      by: 'referent',
      kind: 'test',
      facts,
      room: { last: n + facts.length },
    });
    if (answer.ok) {
      n += facts.length;
      writeSync(1, `A ${n}\n`);
    } else {
      writeSync(1, `R ${answer.refusal.kind} ${journal.loadFacts().facts.length}\n`);
    }
    if (!answer.ok && untilRefused) {
      const again = journal.append({ command, by: 'referent', kind: 'test', facts });
      writeSync(1, `R ${again.ok ? 'accepted' : again.refusal.kind} ${journal.loadFacts().facts.length}\n`);
      return;
    }
    if (n % 40 === 0) {
      journal.checkpoint();
    }
  }
}

start(process.argv[2] ?? '');
