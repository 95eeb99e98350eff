import type { SpeechProcess } from '#host/speech/speech-engine.ts';

/** A voice that is there at once and says nothing aloud: what is tried is who it waits for. */
export function quietVoice(): SpeechProcess {
  let hear: (message: unknown) => void = () => undefined;
  return {
    send: ({ kind, id }) => {
      const sound = { kind: 'sound', id, sampleRate: 1000, pcm: new Uint8Array(2000), words: [] };
      queueMicrotask(() => hear(kind === 'synthesize' ? sound : { kind: 'inspected', id }));
    },
    onMessage: (listener) => (hear = listener),
    onExit: () => undefined,
    kill: () => undefined,
  };
}
