const centralEntry = 0x02014b50;
const endOfDirectory = 0x06054b50;

/** Every part of the file gets the paper's own time in place of the clock's, so that the same paper is the same bytes. */
export function fixZipTimes(bytes: Uint8Array<ArrayBuffer>, time: Date): Uint8Array<ArrayBuffer> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  for (let index = 0; index < count; index += 1) {
    if (view.getUint32(at, true) !== centralEntry) throw new Error('A DOCX file has an unknown directory');
    writeTime(view, at + 12, time);
    writeTime(view, view.getUint32(at + 42, true) + 10, time);
    const sizes = [28, 30, 32].map((place) => view.getUint16(at + place, true));
    at += 46 + sizes.reduce((sum, size) => sum + size, 0);
  }
  return bytes;
}

function findEnd(view: DataView): number {
  for (let at = view.byteLength - 22; at >= 0; at -= 1) {
    if (view.getUint32(at, true) === endOfDirectory) return at;
  }
  throw new Error('A DOCX file has no directory');
}

/** A ZIP file's own clock: two numbers, seconds in pairs, in UTC here because no zone may change a byte. */
function writeTime(view: DataView, at: number, time: Date): void {
  const clock = (time.getUTCHours() << 11) | (time.getUTCMinutes() << 5) | (time.getUTCSeconds() >> 1);
  const day = ((time.getUTCFullYear() - 1980) << 9) | ((time.getUTCMonth() + 1) << 5) | time.getUTCDate();
  view.setUint16(at, clock, true);
  view.setUint16(at + 2, day, true);
}
