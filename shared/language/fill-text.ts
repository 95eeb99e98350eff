/** Puts values into the `{{places}}` of a text; a place without a value is a bug. */
export function fill(text: string, values: Readonly<Record<string, string>>): string {
  return text.replaceAll(/\{\{(\w+)\}\}/gu, (_place, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`No value for the place ${name} in a text`);
    return value;
  });
}

/** «Kari, Ola og Per»: names as a person would say them. */
export function joinNames(names: readonly string[], and: string): string {
  if (names.length < 2) return names.join('');
  return `${names.slice(0, -1).join(', ')} ${and} ${names.at(-1)}`;
}
