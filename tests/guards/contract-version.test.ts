import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { commands } from '#contract/commands.ts';
import { contractHash, contractVersion } from '#contract/contract-version.ts';
import {
  beatMilliseconds,
  closeCodes,
  hostFrameSchema,
  pageFrameSchema,
  silenceMilliseconds,
} from '#contract/frames.ts';
import { refusalSchema } from '#contract/refusals.ts';
import { pageRoleSchema, tableRoleSchema } from '#contract/roles.ts';
import { soundHeaderSchema } from '#contract/sound.ts';
import { viewSchemas } from '#contract/views.ts';

/** Everything that page and host must agree on, as plain values. */
function describeContract(): unknown {
  const shape = (schema: z.ZodType): unknown =>
    z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  const commandShapes = Object.entries(commands).map(
    ([name, { roles, input, output }]): [string, unknown] => {
      return [name, { roles: [...roles].toSorted(), input: shape(input), output: shape(output) }];
    },
  );
  const schemas = {
    ...viewSchemas,
    pageFrameSchema,
    hostFrameSchema,
    refusalSchema,
    pageRoleSchema,
    tableRoleSchema,
    soundHeaderSchema,
  };
  return {
    commands: Object.fromEntries(commandShapes),
    schemas: Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, shape(schema)])),
    times: { beatMilliseconds, silenceMilliseconds },
    closeCodes,
  };
}

/** The same text whatever order the fields were written in. */
function sortFields(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((one) => sortFields(one));
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value).map(([name, inner]): [string, unknown] => [name, sortFields(inner)]);
  return Object.fromEntries(fields.toSorted(([one], [other]) => (one < other ? -1 : 1)));
}

function hash(contract: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify(sortFields(contract)))
    .digest('hex')
    .slice(0, 32);
}

describe('the contract between page and host', () => {
  it('is the one that its version names', () => {
    const found = hash(describeContract());
    const advice = `The contract is no longer version ${contractVersion}: raise contractVersion in
      shared/contract/contract-version.ts (a version that was never released may stay) and set contractHash to '${found}'`;
    expect(found, advice).toBe(contractHash);
  });

  it('has another hash when a role, a field or a kind changes, and the same in another order', () => {
    const roles = { a: { roles: ['chair'], input: {} }, b: 1 };
    expect(hash({ b: 1, a: { input: {}, roles: ['chair'] } })).toBe(hash(roles));
    expect(hash({ ...roles, a: { roles: ['chair', 'screen'], input: {} } })).not.toBe(hash(roles));
    const described = JSON.stringify(describeContract());
    for (const part of [
      '"readBack.approve"',
      '"maxLength":8000',
      '"later-builds-on-it"',
      '"goalCount"',
      '"welcome"',
    ]) {
      expect(described).toContain(part);
    }
  });
});
