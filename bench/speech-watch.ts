import { setTimeout as wait } from 'node:timers/promises';
import type { Browser, Page } from '@playwright/test';
import { z } from 'zod';

const eventSchema = z.discriminatedUnion('kind', [
  /** A sound leaves the device from `at`, by the audio context's clock; `loud` milliseconds later it is audible. */
  z.object({
    kind: z.literal('sound'),
    at: z.number(),
    loud: z.number(),
    sentence: z.string().optional(),
  }),
  z.object({ kind: z.literal('silence'), at: z.number() }),
  /** The host told when the words of the sentence that sounds are said. */
  z.object({
    kind: z.literal('timeline'),
    startedAt: z.number(),
    sentence: z.string(),
    words: z.array(z.tuple([z.number(), z.number(), z.number()])),
  }),
  /** A word was marked; `start` is its place in the sentence, `due` when the page itself meant to. */
  z.object({ kind: z.literal('mark'), at: z.number(), start: z.number(), due: z.number().optional() }),
]);
export type HeardEvent = z.infer<typeof eventSchema>;
type Kind = HeardEvent['kind'];

/** Runs in the page before its own scripts, and changes nothing of what it does. */
const watch = `{
  const tell = (event) => stafettromHeard(event);
  const now = () => performance.timeOrigin + performance.now();
  const heardAt = (context, at) => {
    const { contextTime, performanceTime } = context.getOutputTimestamp();
    return performance.timeOrigin + performanceTime + (at - contextTime) * 1000;
  };
  const frames = [];
  const headerOf = (data) => {
    const length = new DataView(data).getUint32(0, true);
    return JSON.parse(new TextDecoder().decode(new Uint8Array(data, 4, length)));
  };
  const { start, stop } = AudioBufferSourceNode.prototype;
  AudioBufferSourceNode.prototype.start = function (at = 0) {
    const { context, buffer } = this;
    const begin = Math.max(at, context.currentTime);
    start.call(this, at);
    const newest = Math.max(...frames.map((one) => one.generation));
    while (frames.length > 0 && frames[0].generation < newest) frames.shift();
    const sentence = frames.shift()?.sentence;
    const loudest = buffer.getChannelData(0).findIndex((value) => Math.abs(value) > 0.01);
    const loud = (loudest / buffer.sampleRate) * 1000;
    // A device that just woke has no clock yet: asked when the sound is on its way.
    const look = () => {
      if (context.state === 'closed') return;
      if (context.currentTime < begin + 0.03) setTimeout(look, 10);
      else tell({ kind: 'sound', at: heardAt(context, begin), loud, sentence });
    };
    look();
  };
  AudioBufferSourceNode.prototype.stop = function () {
    stop.call(this);
    tell({ kind: 'silence', at: heardAt(this.context, this.context.currentTime) });
  };
  const { add } = Highlight.prototype;
  Highlight.prototype.add = function (range) {
    const added = add.call(this, range);
    if (this === CSS.highlights.get('spoken-word')) tell({ kind: 'mark', at: now(), start: range.startOffset });
    return added;
  };
  const Native = globalThis.WebSocket;
  globalThis.WebSocket = class extends Native {
    constructor(address) {
      super(address);
      this.addEventListener('message', ({ data }) => {
        if (data instanceof ArrayBuffer) frames.push(headerOf(data));
        if (typeof data !== 'string' || !data.includes('"timeline"')) return;
        const { sentence, timeline } = JSON.parse(data).set?.reading ?? {};
        if (timeline !== undefined) tell({ kind: 'timeline', sentence, ...timeline });
      });
    }
  };
}`;

export interface HeardPage {
  readonly page: Page;
  /** Everything since the last `clear`, oldest first. */
  readonly log: () => readonly HeardEvent[];
  readonly clear: () => void;
  /** The next event of a kind after `cause`; nothing when it does not come. */
  readonly after: <Wanted extends Kind>(
    kind: Wanted,
    cause: () => void,
    longest?: number,
  ) => Promise<Extract<HeardEvent, { kind: Wanted }> | undefined>;
}

const usualWait = 8000;

/** A page whose sound and marks are told with their times. */
export async function openHeardPage(browser: Browser, address: string): Promise<HeardPage> {
  const page = await browser.newPage({ viewport: { width: 1920, height: 1080 } });
  let log: HeardEvent[] = [];
  await page.exposeFunction('stafettromHeard', (event: unknown) => void log.push(eventSchema.parse(event)));
  await page.addInitScript({ content: watch });
  await page.goto(address);
  return {
    page,
    log: () => log,
    clear: () => {
      log = [];
    },
    async after(kind, cause, longest = usualWait) {
      log = [];
      cause();
      const late = performance.now() + longest;
      while (performance.now() < late) {
        const found = log.find((one) => isOf(one, kind));
        if (found !== undefined && isOf(found, kind)) return found;
        await wait(5);
      }
      return undefined;
    },
  };
}

function isOf<Wanted extends Kind>(
  event: HeardEvent,
  kind: Wanted,
): event is Extract<HeardEvent, { kind: Wanted }> {
  return event.kind === kind;
}

/** The least that sounds: a tone that is there already, and words that timers put on the page. */
export const barePage = `<!doctype html><title>peer</title><p id="text">…</p><script>
  let context, source;
  const socket = new WebSocket(location.href.replace('http', 'ws'));
  const step = 250;
  const mark = (word, due) => {
    document.getElementById('text').textContent = word;
    stafettromHeard({ kind: 'mark', at: performance.timeOrigin + performance.now(), start: word, due });
  };
  const play = async () => {
    context ??= new AudioContext();
    await context.resume();
    const buffer = context.createBuffer(1, 66150, 22050);
    buffer.getChannelData(0).forEach((_, at, all) => { all[at] = 0.2 * Math.sin(at / 10 + 1); });
    source = context.createBufferSource();
    source.buffer = buffer;
    source.connect(context.destination);
    const at = context.currentTime + 0.01;
    source.start(at);
    for (let word = 1; word < 8; word += 1) {
      const { contextTime, performanceTime } = context.getOutputTimestamp();
      const heard = performanceTime + (at - contextTime) * 1000 + word * step;
      setTimeout(() => mark(word, performance.timeOrigin + heard), heard - performance.now());
    }
  };
  socket.onmessage = ({ data }) => {
    if (data === 'play') play();
    if (data === 'stop') source?.stop();
  };
</script>`;
