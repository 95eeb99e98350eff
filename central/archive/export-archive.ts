import { sql } from 'kysely';
import type { ArchivableDocument, ArchiveAt, ArchiveSelection } from '#domain/archive-selection.ts';
import { selectForArchive } from '#domain/archive-selection.ts';
import type { Id } from '#domain/identity.ts';
import type { PlanState } from '#domain/state.ts';
import { timeOfId } from '#domain/uuid.ts';
import type { ArchiveLine } from '#sync/archive-records.ts';
import type { Within } from '../database/database.ts';
import { type ReadDocument, readDocument } from '../documents/read-document.ts';
import { loadState } from '../log/load-state.ts';
import type { Store } from '../store.ts';

const oslo = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Oslo' });

type Needs = Pick<Store, 'database' | 'tenant'>;

/**
 * What is due for the archive core (S3, S4), plan by plan, as lines. Reading changes nothing: what has been sent before
 * is known by its ids where it was sent to, so this can be asked for again at any time.
 */
export async function* exportArchive(store: Needs, at: ArchiveAt): AsyncGenerator<ArchiveLine> {
  for (const plan of await listPlans(store)) {
    const found = await store.database.within(
      { role: 'service', tenant: store.tenant },
      (within) => readPlan(store, within, { ...plan, at }),
      'repeatable read',
    );
    yield* found;
  }
}

interface PlanAt {
  readonly id: Id;
  readonly opSeq: number;
  readonly at: ArchiveAt;
}

async function listPlans({ database, tenant }: Needs): Promise<readonly Omit<PlanAt, 'at'>[]> {
  const rows = await database.within({ role: 'service', tenant }, (within) =>
    sql<{ id: Id; op_seq: number }>`
      select id, op_seq from plan where tenant = ${tenant} order by id`.execute(within),
  );
  return rows.rows.map(({ id, op_seq: opSeq }) => ({ id, opSeq }));
}

async function readPlan(
  store: Needs,
  within: Within,
  { id, opSeq, at }: PlanAt,
): Promise<readonly ArchiveLine[]> {
  const state = await loadState(store, within, { plan: id, opSeq });
  const selection = selectForArchive(state, at);
  if (selection === undefined) return [];
  const documents: ArchiveLine[] = [];
  for (const document of selection.documents) {
    const kept = await readDocument(within, { tenant: store.tenant, plan: id, sha256: document.sha256 });
    if (kept !== undefined) documents.push(documentLine(state, { plan: id, selection, document, kept }));
  }
  const { occasion, byRule, notAlone } = selection;
  const withoutBytes = selection.documents.length - documents.length;
  const told = { documents: documents.length, withoutBytes, byRule, notAlone };
  return [...documents, { kind: 'plan', plan: id, occasion, ...told }];
}

interface Found {
  readonly plan: Id;
  readonly selection: ArchiveSelection;
  readonly document: ArchivableDocument;
  readonly kept: ReadDocument;
}

function documentLine(state: PlanState, { plan, selection, document, kept }: Found): ArchiveLine {
  const made = timeOfId(document.madeBy);
  const { item, category, sha256, author } = document;
  return {
    kind: 'document',
    plan,
    item,
    language: state.plan?.language ?? 'nb',
    category,
    date: document.date ?? oslo.format(made),
    made: made.toISOString(),
    ...(author === undefined ? {} : { author }),
    ...(selection.responsible === undefined ? {} : { responsible: selection.responsible }),
    opened: selection.opened,
    closed: selection.closed,
    mediaType: kept.mediaType,
    sha256,
    bytes: kept.bytes.toString('base64'),
  };
}
