import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findPlaces } from '#doors/places.ts';
import { readPlan } from '../../domain/demo-files.ts';
import { makeChance } from '../journal-bit-flips.ts';

/** Gives words that nobody else writes, and keeps them. */
export interface Markers {
  readonly next: () => string;
  readonly all: readonly string[];
}

const letters = 'bcdfghjklmnprstv';
const length = 12;

export function makeMarkers(seed: number): Markers {
  const chance = makeChance(seed);
  const all: string[] = [];
  const letter = (): string => letters[Math.floor(chance() * letters.length)] ?? 'b';
  return {
    all,
    next: () => {
      const marker = Array.from({ length }, letter).join('');
      all.push(marker);
      return marker;
    },
  };
}

/** The made-up plan with a marker in every name and text, and in the bytes of its document. */
export function plantPlan(markers: Markers, folder: string): void {
  const demo = join(findPlaces().resources, 'demo');
  mkdirSync(join(folder, 'documents'), { recursive: true });
  for (const name of readdirSync(join(demo, 'documents')))
    cpSync(join(demo, 'documents', name), join(folder, 'documents', name));
  cpSync(join(demo, 'ada.meeting.json'), join(folder, 'ada.meeting.json'));
  const plan = readPlan('ada');
  const marked = (text: string): string => `${text.replace(/\.$/, '')} ${markers.next()}.`;
  const planted = {
    ...plan,
    participants: plan.participants.map((one) => ({ ...one, name: `${one.name} ${markers.next()}` })),
    items: plan.items.map((item) => {
      if (item.kind === 'document') return plantDocument(item, markers, folder);
      if (item.kind === 'activity') return { ...item, description: marked(item.description) };
      return 'title' in item
        ? { ...item, title: `${item.title} ${markers.next()}` }
        : { ...item, text: marked(item.text) };
    }),
  };
  writeFileSync(join(folder, 'ada.plan.json'), JSON.stringify(planted));
}

type Document = Extract<ReturnType<typeof readPlan>['items'][number], { kind: 'document' }>;

function plantDocument(item: Document, markers: Markers, folder: string): Document {
  const { stored } = item;
  if (stored === undefined) return item;
  const file = join(folder, 'documents', stored.file);
  const bytes = Buffer.concat([readFileSync(file), Buffer.from(`\n% ${markers.next()}\n`)]);
  writeFileSync(file, bytes);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { ...item, stored: { ...stored, sha256, bytes: bytes.length } };
}
