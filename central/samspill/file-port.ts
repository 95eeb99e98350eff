import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import process from 'node:process';
import { hashText } from '../database/hash.ts';
import { type ExchangeFile, exchangeFileSchema } from './exchange-file.ts';
import type { SamspillPort } from './samspill-port.ts';

/** The adapter that works today: a file that is carried there and back. One process at a time. */
export function openExchangeFile(file: string): SamspillPort {
  return {
    readFields: async (plan) => readExchange(file, plan).fields,
    writeField: async (plan, { activity, ifHash, text }) => {
      const exchange = readExchange(file, plan);
      const found = exchange.fields.find((field) => field.activity === activity);
      if (found === undefined) return 'not-there';
      if (hashText(found.text) !== ifHash) return 'changed-there';
      const fields = exchange.fields.map((field) =>
        field === found ? { activity, text, hash: hashText(text) } : field,
      );
      writeExchange(file, { ...exchange, fields });
      return 'written';
    },
  };
}

function readExchange(file: string, plan: string): ExchangeFile {
  const exchange = exchangeFileSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  if (exchange.plan !== plan) throw new Error('The file is about another plan');
  return exchange;
}

/** Whole or not at all, and for its owner's eyes only: it holds what stands in a plan. */
export function writeExchange(file: string, exchange: ExchangeFile): void {
  const next = `${file}.${process.pid}`;
  const text = `${JSON.stringify(exchangeFileSchema.parse(exchange), null, 2)}\n`;
  writeFileSync(next, text, { mode: 0o600, flush: true });
  renameSync(next, file);
}
