/** What one request may carry ([SYNC-7]). Told in `GET /v1/meta`, so that a client never has to guess. */
export const limits = {
  factsPerPush: 200,
  bytesPerPush: 1_048_576,
  factsPerPage: 500,
  bytesPerBlob: 33_554_432,
} as const;
