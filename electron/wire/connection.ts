/**
 * One page at the other end, whatever carries it. A carrier calls the two listeners in order and never
 * after `onClose`; a closed connection swallows what is sent to it.
 */
export interface Connection {
  send(text: string): void;
  sendBytes(bytes: Uint8Array): void;
  close(code: number): void;
  onText(listener: (text: string) => void): void;
  /** `isWanted`: the page itself closed it; one that died, or went, did not. */
  onClose(listener: (isWanted?: boolean) => void): void;
}
