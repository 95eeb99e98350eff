/**
 * What page and host must agree on before a word is exchanged. A test hashes every schema of the
 * contract: when one changes, this number moves and the new hash is written beside it.
 */
export const contractVersion = 1;

/** Of every schema of the contract at this version; the guard that computes it says what to write here. */
export const contractHash = 'd23fe6eccfda935dc0120106b6365867';
