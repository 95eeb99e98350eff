/** What one request may carry ([SYNC-7]). Told in `GET /v1/meta`, so that a client never has to guess. */
export const limits = {
  factsPerPush: 200,
  bytesPerPush: 1_048_576,
  factsPerPage: 500,
  bytesPerBlob: 33_554_432,
  /** Of a document, in one request; what was cut goes on where it was ([SYNC-10]). */
  bytesPerPart: 4_194_304,
  /** Of what a room has sealed, in one request ([SYNC-34]). */
  bytesPerSealed: 134_217_728,
  /** Of what lies in one of its frames. */
  bytesPerFrame: 1_048_576,
  /** How long a pull may wait for something new. */
  secondsToWait: 25,
} as const;
