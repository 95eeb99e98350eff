/**
 * A mark that something was typed and not saved yet, for a page that comes back after a crash: how long the text was
 * and nothing of what it said, for what a browser keeps may lie on a disk.
 */
const place = (section: string): string => `stafettrom.unsaved.${section}`;

export function markUnsaved(section: string, length: number): void {
  sessionStorage.setItem(place(section), String(length));
}

export function forgetUnsaved(section: string): void {
  sessionStorage.removeItem(place(section));
}

/** How long the text was when it was last typed in; absent when all of it was saved. */
export function readUnsaved(section: string): number | undefined {
  const kept = sessionStorage.getItem(place(section));
  return kept === null ? undefined : Number(kept);
}
