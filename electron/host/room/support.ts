import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { refuse } from '#contract/refusals.ts';
import { no, yes } from '#domain/result.ts';
import { formatsOf } from '../check/formats.ts';
import { judgeRoom } from '../check/judge-room.ts';
import { replaceDurably } from '../keys/durable-file.ts';
import { readLogs } from '../support/read-logs.ts';
import type { SupportFile } from '../support/support-file.ts';
import { makeSupportFile, showSupportFile } from '../support/support-file.ts';
import { readRoom } from './check-room.ts';
import type { Answer, HostRoom } from './host-room.ts';
import { isAtRest, settingsInForce } from './room-office.ts';

/** In the room's folder, where whoever looks after the machine finds it. */
const folderName = 'support';
const fileName = 'stafettrom-support.jsonl';

export async function lookAtSupport(host: HostRoom): Promise<Answer> {
  if (!isAtRest(host)) return no(refuse('meeting-open'));
  const file = await gather(host);
  return yes({ parts: file.parts, bytes: Buffer.byteLength(textOf(file)), text: showSupportFile(file) });
}

export async function writeSupport(host: HostRoom): Promise<Answer> {
  if (!isAtRest(host)) return no(refuse('meeting-open'));
  const text = textOf(await gather(host));
  const folder = join(host.needs.dataFolder, folderName);
  const file = join(folder, fileName);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    replaceDurably(file, text);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    host.needs.log.note('support-not-written', { code: String(error.code) });
    return no(refuse('disk-refused'));
  }
  return yes({ file });
}

async function gather(host: HostRoom): Promise<SupportFile> {
  const { needs } = host;
  const [readings, versions] = await Promise.all([readRoom(host), needs.machine?.versions()]);
  return makeSupportFile({
    made: new Date(needs.now()),
    versions: { formats: formatsOf(), platform: `${process.platform}-${process.arch}`, ...versions },
    settings: settingsInForce(host),
    check: judgeRoom(readings, needs.now()),
    logs: readLogs(join(needs.dataFolder, 'logs')),
  });
}

function textOf({ lines }: SupportFile): string {
  return `${lines.join('\n')}\n`;
}
