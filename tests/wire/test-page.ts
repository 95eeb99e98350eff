import type { z } from 'zod';
import { contractVersion } from '#contract/contract-version.ts';
import { hostFrameSchema } from '#contract/frames.ts';

export type Frame = z.infer<typeof hostFrameSchema>;
type Kind = Frame['kind'];
export type FrameOf<Name extends Kind> = Extract<Frame, { kind: Name }>;

/** What a carrier gives a page: text out, and text, bytes and the close code in. */
export interface PageEnd {
  send(text: string): void;
  sendBytes(bytes: Uint8Array): void;
  onText(listener: (text: string) => void): void;
  onBytes(listener: (bytes: Uint8Array) => void): void;
  onClose(listener: (code: number) => void): void;
  close(): void;
}

/** A page that reads every frame with the contract and keeps it. */
export interface TestPage {
  readonly end: PageEnd;
  readonly frames: Frame[];
  readonly sounds: Uint8Array[];
  readonly view: Record<string, unknown>;
  closed(): number | undefined;
  hello(proof: { token?: string; credential?: string; contract?: number }): void;
  call(call: number, command: string, input: unknown): void;
  /** The first frame of this kind that was not taken before; waits for it at most three seconds. */
  next<Name extends Kind>(kind: Name): Promise<FrameOf<Name>>;
  ended(): Promise<number>;
}

export function openTestPage(end: PageEnd): TestPage {
  const frames: Frame[] = [];
  const taken = new Set<Frame>();
  const sounds: Uint8Array[] = [];
  const view: Record<string, unknown> = {};
  let code: number | undefined;
  end.onText((text) => {
    const frame = hostFrameSchema.parse(JSON.parse(text));
    if (frame.kind === 'view') {
      if (frame.whole) for (const name of Object.keys(view)) delete view[name];
      Object.assign(view, frame.set);
      for (const name of frame.gone) delete view[name];
    }
    frames.push(frame);
  });
  end.onBytes((bytes) => void sounds.push(bytes));
  end.onClose((closed) => void (code = closed));
  return {
    end,
    frames,
    sounds,
    view,
    closed: () => code,
    hello: (proof) => end.send(JSON.stringify({ kind: 'hello', contract: contractVersion, ...proof })),
    call: (call, command, input) => end.send(JSON.stringify({ kind: 'call', call, command, input })),
    async next<Name extends Kind>(kind: Name) {
      return waitFor(() => {
        const found = frames.find((frame) => frame.kind === kind && !taken.has(frame));
        if (found === undefined) return undefined;
        taken.add(found);
        return isKind(found, kind) ? found : undefined;
      }, `a frame ${kind}`);
    },
    ended: () => waitFor(() => code, 'the end of the connection'),
  };
}

export async function waitFor<Value>(
  look: () => Value | undefined,
  what: string,
  milliseconds = 3000,
): Promise<Value> {
  const late = performance.now() + milliseconds;
  while (performance.now() < late) {
    const value = look();
    if (value !== undefined) return value;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  throw new Error(`Waited in vain for ${what}`);
}

function isKind<Name extends Kind>(frame: Frame, kind: Name): frame is FrameOf<Name> {
  return frame.kind === kind;
}
