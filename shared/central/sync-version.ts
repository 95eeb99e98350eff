/** The name of the protocol, as it stands in the media type and in `GET /v1/meta`. */
export const protocolName = 'stafett-sync/1';

/**
 * Moves when the shape of any message moves. A test hashes every schema: when one changes, this number goes
 * up and the new hash is written beside it ([SYNC-1]).
 */
export const syncVersion = 5;

export const mediaType = `application/json; profile="${protocolName}"`;
