import type { DocumentRenderer } from './documents/render-minutes.ts';
import { closeDoor, devicesOf } from './room/devices.ts';
import { hideCode } from './room/grant.ts';
import type { HostRoom } from './room/host-room.ts';
import { closeLine } from './room/line.ts';
import { sealBeforeStop } from './room/seal-room.ts';
import type { SpeechEngine } from './speech/speech-engine.ts';
import type { Translator } from './translation/translator.ts';
import type { DocumentReader } from './uploads/document-reader.ts';

/** What a host keeps running beside itself. */
export interface Parts {
  readonly engine: SpeechEngine;
  readonly renderer: DocumentRenderer;
  readonly translator: Translator;
  readonly uploads: DocumentReader;
}

/** In order: nobody comes in any more, what is unsent is sealed, and then what runs beside it. */
export async function stopHost(host: HostRoom, parts: Parts): Promise<void> {
  host.stopping.abort();
  hideCode(host);
  closeDoor(devicesOf(host));
  await sealBeforeStop(host);
  host.reader?.stop();
  parts.engine.stop();
  await Promise.all([parts.renderer.stop(), parts.translator.stop(), parts.uploads.stop()]);
  await host.spelling?.stop();
  void closeLine(host);
  host.meeting?.journal.close();
}
