import type { DocumentReason, DrawnPicture } from '#contract/document-rows.ts';
import type { DocumentReader, DrawnPage } from '../uploads/document-reader.ts';

export type PagePicture = DrawnPicture & { readonly text: string };

interface PicturesNeeds {
  readonly reader: DocumentReader;
  readonly changed: () => void;
}

/** A page of a document, and where its bytes are when they are needed. */
interface Asked {
  readonly sha256: string;
  readonly page: number;
  readonly pages: number;
  readonly bytes: () => Uint8Array | undefined;
}

type Found = PagePicture | { readonly reason: DocumentReason };

export interface Pictures {
  readonly get: (asked: Asked) => Found | undefined;
  /** Of these documents pictures may stay; all others are dropped. */
  readonly forget: (stay: ReadonlySet<string>) => void;
}

/** Sharp on a screen of 4K, and small enough to be sent at once. */
const box = { width: 2560, height: 1440 };
const mostKept = 24;

/** Draws a page when it is asked for, and the next one ahead, so that turning it does not wait. */
export function createPictures({ reader, changed }: PicturesNeeds): Pictures {
  const kept = new Map<string, Found>();
  let wanted: Asked[] = [];
  let isDrawing = false;

  function keep(key: string, found: Found): void {
    kept.delete(key);
    kept.set(key, found);
    const oldest = kept.keys().next();
    if (kept.size > mostKept && oldest.done !== true) kept.delete(oldest.value);
  }

  async function draw(): Promise<void> {
    if (isDrawing) return;
    isDrawing = true;
    for (let asked = wanted.shift(); asked !== undefined; asked = wanted.shift()) {
      const key = keyOf(asked);
      const bytes = kept.has(key) ? undefined : asked.bytes();
      if (bytes === undefined) continue;
      const drawn = await reader.draw(bytes, asked.page, box);
      keep(
        key,
        drawn.ok ? { ...asPicture(drawn.value), text: drawn.value.text } : { reason: drawn.refusal.kind },
      );
      changed();
    }
    isDrawing = false;
  }

  return {
    get: (asked) => {
      const found = kept.get(keyOf(asked));
      if (found !== undefined) keep(keyOf(asked), found);
      const ahead = asked.page + 1 < asked.pages ? [{ ...asked, page: asked.page + 1 }] : [];
      wanted = [asked, ...ahead].filter((one) => !kept.has(keyOf(one)));
      void draw();
      return found;
    },
    forget: (stay) => {
      for (const key of kept.keys()) if (!stay.has(key.slice(0, key.indexOf(' ')))) kept.delete(key);
    },
  };
}

function keyOf({ sha256, page }: Asked): string {
  return `${sha256} ${page}`;
}

export function asPicture({ bytes, width, height }: DrawnPage): DrawnPicture {
  return { data: Buffer.from(bytes).toString('base64'), width, height };
}
