import { z } from 'zod';
import type { Allowed } from '#contract/administrator-view.ts';
import type { JsonSchema } from '#domain/profile-faults.ts';
import type { Setting } from '#domain/profile-file.ts';
import { settings } from '#domain/profile-file.ts';
import { profileSchema } from '#domain/profile.ts';

/** Read from the profile's own schema, so that a page never offers what the law would refuse. */
const shape: JsonSchema = z.toJSONSchema(profileSchema);
const allowed = new Map(settings.map((field) => [field, readAllowed(field)]));

export function allowedFor(field: Setting): Allowed {
  return allowed.get(field) ?? readAllowed(field);
}

function readAllowed(field: Setting): Allowed {
  const schema = partOf(shape.properties?.[field]);
  if (schema.enum !== undefined) return { kind: 'choice', choices: wordsOf(schema) };
  switch (schema.type) {
    case 'boolean':
      return { kind: 'yes-no' };
    case 'integer':
      return { kind: 'number', ...rangeOf(schema), orNone: shape.required?.includes(field) !== true };
    case 'array':
      return readList(schema);
    case 'object':
      return readChoiceFrom(schema);
    default:
      return { kind: 'text', longest: schema.maxLength ?? 0, mayBeEmpty: (schema.minLength ?? 0) === 0 };
  }
}

function readList(schema: JsonSchema): Allowed {
  const items = partOf(schema.items);
  if (items.enum !== undefined)
    return { kind: 'several', choices: wordsOf(items), least: schema.minItems ?? 0 };
  return { kind: 'numbers', ...rangeOf(items), longest: schema.maxItems ?? 0 };
}

function readChoiceFrom(schema: JsonSchema): Allowed {
  const choices = wordsOf(partOf(schema.properties?.['mode']));
  return { kind: 'choice-from', choices, ...rangeOf(partOf(schema.properties?.['from'])) };
}

function rangeOf({ minimum = 0, maximum = 0 }: JsonSchema): {
  readonly least: number;
  readonly most: number;
} {
  return { least: minimum, most: maximum };
}

function wordsOf(schema: JsonSchema): string[] {
  return (schema.enum ?? []).map(String);
}

function partOf(part: JsonSchema['items']): JsonSchema {
  return typeof part === 'object' && !Array.isArray(part) ? part : {};
}
