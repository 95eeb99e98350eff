import type { PageFrame } from '#contract/frames.ts';
import { largestFrameBytes, pageFrameSchema } from '#contract/frames.ts';

const deepest = 32;

/** A frame of a page, or `undefined` for anything that no page of ours would send. */
export function readFrame(text: string): PageFrame | undefined {
  if (text.length > largestFrameBytes || Buffer.byteLength(text) > largestFrameBytes) return undefined;
  if (isTooDeep(text)) return undefined;
  const frame = pageFrameSchema.safeParse(parseJson(text));
  return frame.success ? frame.data : undefined;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Counted before parsing: nobody makes the host build a tower of objects first. */
function isTooDeep(text: string): boolean {
  const bare = text.replaceAll(/"[^"\\]*(?:\\.[^"\\]*)*"/gsu, '');
  let depth = 0;
  for (const sign of bare) {
    if (sign === '{' || sign === '[') depth += 1;
    if (sign === '}' || sign === ']') depth -= 1;
    if (depth > deepest) return true;
  }
  return false;
}
