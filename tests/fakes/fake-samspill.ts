import { hashText } from '#store/database/hash.ts';
import type { SamspillField, SamspillPort } from '#store/samspill/samspill-port.ts';

/** Visma Flyt Samspill as far as the port asks: in memory, with the rule of writing back. */
export function createFakeSamspill(plans: ReadonlyMap<string, readonly SamspillField[]>): SamspillPort {
  const kept = new Map([...plans].map(([plan, fields]) => [plan, [...fields]]));
  return {
    readFields: async (plan) => kept.get(plan) ?? [],
    writeField: async (plan, { activity, ifHash, text }) => {
      const fields = kept.get(plan) ?? [];
      const at = fields.findIndex((field) => field.activity === activity);
      const found = fields[at];
      if (found === undefined) return 'not-there';
      if (hashText(found.text) !== ifHash) return 'changed-there';
      fields[at] = { activity, text, hash: hashText(text) };
      return 'written';
    },
  };
}
