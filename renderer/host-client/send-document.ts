import type { CommandInput } from '#contract/commands.ts';
import { documentPieceBytes, largestDocumentBytes } from '#contract/document-rows.ts';
import type { HostClient } from './connect-to-host.ts';
import type { CallRefusal } from './pending-calls.ts';

export interface SendNeeds {
  readonly call: HostClient['call'];
  /** How much of it has come, from 0 to 1. */
  readonly onSent: (part: number) => void;
  /** False once nobody waits for it any more. */
  readonly isWanted: () => boolean;
  readonly wait: (milliseconds: number) => Promise<void>;
}

/** A page may ask twenty times in a second; some of that is left for whatever else is done meanwhile. */
const betweenPieces = 70;

/** One piece after the other, and then the host looks through the whole. The answer is what it has against it. */
export async function sendDocument(
  needs: SendNeeds,
  file: Blob,
  about: CommandInput<'document.keep'>,
): Promise<CallRefusal | undefined> {
  if (file.size === 0) return { kind: 'document-empty' };
  if (file.size > largestDocumentBytes) return { kind: 'document-too-large' };
  const begun = await needs.call('document.begin', { bytes: file.size });
  if (!begun.ok) return begun.refusal;
  for (let from = 0; from < file.size; from += documentPieceBytes) {
    const refusal = await sendPiece(needs, file, from);
    if (refusal !== undefined) return refusal;
    if (!needs.isWanted()) return drop(needs);
    needs.onSent(Math.min(1, (from + documentPieceBytes) / file.size));
  }
  const kept = await needs.call('document.keep', about);
  return kept.ok ? undefined : kept.refusal;
}

async function sendPiece(
  { call, wait }: SendNeeds,
  file: Blob,
  from: number,
): Promise<CallRefusal | undefined> {
  const bytes = await readBytes(file.slice(from, from + documentPieceBytes));
  if (bytes === undefined) return { kind: 'document-incomplete' };
  const sent = await call('document.piece', { from, data: toBase64(bytes) });
  if (!sent.ok) return sent.refusal;
  await wait(betweenPieces);
  return undefined;
}

async function drop({ call }: SendNeeds): Promise<undefined> {
  await call('document.drop', {});
}

/** The file may be gone from its folder, or its stick pulled out. */
async function readBytes(piece: Blob): Promise<Uint8Array | undefined> {
  try {
    return new Uint8Array(await piece.arrayBuffer());
  } catch {
    return undefined;
  }
}

const atOnce = 9000;

function toBase64(bytes: Uint8Array): string {
  let text = '';
  for (let from = 0; from < bytes.length; from += atOnce) {
    text += btoa(String.fromCodePoint(...bytes.subarray(from, from + atOnce)));
  }
  return text;
}
