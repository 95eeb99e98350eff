/**
 * JSON with the names in order and nothing between: the same value is the same text, whoever wrote it
 * (after RFC 8785). What is hashed to tell whether a fact that comes again is the same one ([SYNC-4]).
 */
export function writeCanonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((one) => writeCanonicalJson(one)).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const members = new Map<string, unknown>(Object.entries(value));
  let text = '';
  for (const name of [...members.keys()].toSorted()) {
    const member = members.get(name);
    if (member === undefined) continue;
    text += `${text === '' ? '' : ','}${JSON.stringify(name)}:${writeCanonicalJson(member)}`;
  }
  return `{${text}}`;
}
