import type { z } from 'zod';

export type JsonSchema = z.core.JSONSchema.BaseSchema;

/** What is wrong with a profile, for whoever mends it: the file, the field, and what may stand there. */
export interface ProfileFault {
  readonly kind: 'not-json' | 'too-large' | 'unknown' | 'missing' | 'wrong' | 'stated';
  readonly file: string;
  /** Path of the field, `values.youthSigns.value.mode`; `the file` where it is the whole. */
  readonly field: string;
  readonly allowed: string;
  /** All of it in one sentence. */
  readonly sentence: string;
}

/** Characters of a file: a profile has some 6,000. */
export const largestProfile = 64 * 1024;

const wholeFile = 'the file';
const wholeAllowed = 'a JSON object with format, id, version, name, values';

interface Wrong extends Pick<ProfileFault, 'kind' | 'file' | 'field' | 'allowed'> {
  readonly is: string;
}

export function faultOf({ is, ...fault }: Wrong): ProfileFault {
  return { ...fault, sentence: `${fault.file}: ${fault.field} ${is}; allowed: ${fault.allowed}` };
}

export function tooLargeFault(file: string, size: number): ProfileFault {
  const allowed = `at most ${largestProfile}`;
  return faultOf({ kind: 'too-large', file, field: wholeFile, is: `is ${size} characters long`, allowed });
}

/** The parser's own message quotes what it read; only the place is taken from it. */
export function notJsonFault(file: string, error: SyntaxError): ProfileFault {
  const place = /\(line (\d+) column (\d+)\)/.exec(error.message);
  const where = place === null ? '' : `, from line ${place[1] ?? ''}, column ${place[2] ?? ''} on`;
  return faultOf({
    kind: 'not-json',
    file,
    field: wholeFile,
    is: `is no JSON${where}`,
    allowed: wholeAllowed,
  });
}

interface Looked {
  readonly file: string;
  readonly json: unknown;
  /** The schema that found the issues, as data that can be walked and told. */
  readonly schema: JsonSchema;
}

type Path = readonly PropertyKey[];

/** One fault for each field, though a value may break several rules at once. */
export function faultsOf(looked: Looked, issues: readonly z.core.$ZodIssue[]): readonly ProfileFault[] {
  const faults = issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => unknownFault(looked, [...issue.path, key]))
      : [fieldFault(looked, issue.path)],
  );
  return [...new Map(faults.map((fault) => [fault.field, fault])).values()];
}

function unknownFault({ file, json, schema }: Looked, path: Path): ProfileFault {
  const known = Object.keys(schemaAt(schema, json, path.slice(0, -1))?.properties ?? {});
  return faultOf({
    kind: 'unknown',
    file,
    field: tellPath(path),
    is: 'is not known',
    allowed: known.join(', '),
  });
}

function fieldFault({ file, json, schema }: Looked, path: Path): ProfileFault {
  const value = valueAt(json, path);
  const isMissing = value === undefined && path.length > 0;
  const allowed = path.length === 0 ? wholeAllowed : tellAllowed(schemaAt(schema, json, path));
  const field = tellPath(path);
  return isMissing
    ? faultOf({ kind: 'missing', file, field, is: 'is missing', allowed })
    : faultOf({ kind: 'wrong', file, field, is: `is ${tellValue(value)}`, allowed });
}

function tellPath(path: Path): string {
  return path.length === 0 ? wholeFile : path.map(String).join('.');
}

function tellValue(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}

function valueAt(json: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, key)
        ? Reflect.get(value, key)
        : undefined,
    json,
  );
}

/** Follows a path through the schema; of several forms the one that the file's `from` chooses. */
function schemaAt(schema: JsonSchema | undefined, json: unknown, path: Path): JsonSchema | undefined {
  if (schema?.oneOf !== undefined) return schemaAt(chooseForm(schema, json, path), json, path);
  const [key, ...rest] = path;
  if (schema === undefined || key === undefined) return schema;
  const inner = typeof key === 'number' ? schema.items : schema.properties?.[String(key)];
  return schemaAt(asSchema(inner), valueAt(json, [key]), rest);
}

function chooseForm(schema: JsonSchema, json: unknown, path: Path): JsonSchema | undefined {
  const forms = schema.oneOf ?? [];
  const froms = forms.map((form) => asSchema(form.properties?.['from'])?.const);
  const form = forms[froms.indexOf(fromOf(json))];
  if (form !== undefined && path[0] !== 'from') return form;
  return { type: 'object', properties: { value: {}, from: { enum: froms.map(String) } } };
}

function fromOf(json: unknown): string {
  const from = valueAt(json, ['from']);
  return typeof from === 'string' ? from : '';
}

function asSchema(inner: JsonSchema['items']): JsonSchema | undefined {
  return typeof inner === 'object' && !Array.isArray(inner) ? inner : undefined;
}

/** What may stand there, in words. */
function tellAllowed(schema: JsonSchema | undefined): string {
  if (schema === undefined) return 'nothing';
  if (schema.description !== undefined) return schema.description;
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum !== undefined) return schema.enum.map(String).join(', ');
  if (schema.anyOf !== undefined) return schema.anyOf.map(tellAllowed).join(' or ');
  return tellType(schema);
}

function tellType(schema: JsonSchema): string {
  switch (schema.type) {
    case 'integer':
      return `a whole number from ${schema.minimum ?? 0} to ${schema.maximum ?? 0}`;
    case 'string':
      return `a text of ${schema.minLength ?? 0} to ${schema.maxLength ?? 0} characters`;
    case 'boolean':
      return 'true, false';
    case 'null':
      return 'null';
    case 'array':
      return `a list of ${schema.minItems ?? 0} to ${schema.maxItems ?? 0} of: ${tellAllowed(asSchema(schema.items))}`;
    default:
      return `an object with ${Object.keys(schema.properties ?? {}).join(', ')}`;
  }
}
