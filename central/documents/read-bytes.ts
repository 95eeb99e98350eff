/** Takes so many bytes from what comes; of a source that is cut, nothing more. */
export interface ByteReader {
  /** Exactly so many; absent when there are not so many left. */
  readonly read: (length: number) => Promise<Buffer | undefined>;
  /** Without its end of line; absent when none comes within so many bytes. */
  readonly readLine: (longest: number) => Promise<Buffer | undefined>;
  readonly isAtEnd: () => Promise<boolean>;
  /** Lets go of the source, wherever it is. */
  readonly end: () => Promise<void>;
}

const endOfLine = 0x0a;

export function createByteReader(source: AsyncIterable<Uint8Array>): ByteReader {
  const chunks = source[Symbol.asyncIterator]();
  let held: Buffer = Buffer.alloc(0);
  async function hold(length: number): Promise<boolean> {
    const parts = [held];
    let size = held.length;
    let isOver = false;
    while (size < length && !isOver) {
      const next = await chunks.next();
      isOver = next.done === true;
      if (next.done === true) break;
      parts.push(Buffer.from(next.value));
      size += next.value.length;
    }
    held = parts.length === 1 ? held : Buffer.concat(parts);
    return size >= length;
  }
  function take(length: number): Buffer {
    const taken = held.subarray(0, length);
    held = held.subarray(length);
    return taken;
  }
  return {
    read: async (length) => ((await hold(length)) ? take(length) : undefined),
    readLine: async (longest) => {
      await hold(longest);
      const at = held.subarray(0, longest).indexOf(endOfLine);
      const line = at < 0 ? undefined : take(at);
      if (line !== undefined) take(1);
      return line;
    },
    isAtEnd: async () => !(await hold(1)),
    end: async () => void (await chunks.return?.()),
  };
}
