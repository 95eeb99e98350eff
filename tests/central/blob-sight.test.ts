import { sql } from 'kysely';
import { describe, expect, it, vi } from 'vitest';
import { borrow, device, holder, makeFact, numbered, plan, problemOf, value } from './ada.ts';

import { store, useBlobStore, make, ask, problem, measure, name, readAs, countParts } from './blob-room.ts';

vi.setConfig({ testTimeout: 30_000 });
useBlobStore();

describe('whom a document is told of', () => {
  it('opens through a fact that the reader of the loan may read, and through nothing else [SYNC-33]', async () => {
    const made = await make(5000);
    const get = (sha256 = made.sha256) => store().client.getBlob(plan, sha256, made.loan);
    value(await store().client.putBlob(plan, made.sha256, { ...made, mediaType: 'application/pdf' }));
    expect(problemOf(await get())).toMatchObject({ type: 'not-found' });
    await name(made);
    expect(value(await get())).toEqual({ bytes: made.bytes, mediaType: 'application/pdf' });
    const hidden = await make(5000);
    value(await store().client.putBlob(plan, hidden.sha256, { ...hidden, mediaType: 'application/pdf' }));
    await name(hidden, { limitedTo: ['mor'] });
    value(await store().client.getBlob(plan, hidden.sha256, hidden.loan));
    await readAs(hidden.loan, 'miljoterapeut');
    expect(problemOf(await store().client.getBlob(plan, hidden.sha256, hidden.loan))).toMatchObject({
      type: 'not-found',
    });
  });

  it('closes to a service that may not read all that stands in it any more (R5, C4)', async () => {
    const made = await make(5000);
    const get = () => store().client.getBlob(plan, made.sha256, made.loan);
    const told = makeFact({ verb: 'goal.added/1', body: { title: 'Ada finner roen', topic: 'school' } });
    const limited = makeFact({ verb: 'item.limited/1', item: told.item, body: { to: ['helsesykepleier'] } });
    const push = async (fact: typeof told): Promise<void> => {
      const { loan } = await borrow(store().client);
      const pushed = await store().client.push(plan, { device, loan, facts: numbered([fact]) });
      expect(value(pushed).results).toMatchObject([{ outcome: 'applied' }]);
    };
    await push(told);
    value(await store().client.putBlob(plan, made.sha256, { ...made, mediaType: 'application/pdf' }));
    await name(made, { limitedTo: ['sfo-leder'], holds: [told.item] });
    await readAs(made.loan, 'sfo-leder');
    expect(value(await get()).bytes).toEqual(made.bytes);
    await push(limited);
    expect(problemOf(await get())).toMatchObject({ type: 'not-found' });
    await readAs(made.loan, holder);
    expect(value(await get()).bytes).toEqual(made.bytes);
  });

  it('opens nothing for who knows the hash and never had the bytes [SYNC-33]', async () => {
    const hidden = await make(4000);
    value(await store().client.putBlob(plan, hidden.sha256, { ...hidden, mediaType: 'application/pdf' }));
    await name(hidden, { limitedTo: ['mor'] });
    const { loan } = await borrow(store().client);
    await name(hidden, { under: loan });
    await readAs(loan, 'miljoterapeut');
    expect(problemOf(await store().client.getBlob(plan, hidden.sha256, loan))).toMatchObject({
      type: 'not-found',
    });
    expect(
      problemOf(await store().client.release(loan, { facts: 1, blobs: [], at: '2026-11-22T13:00:00.000Z' })),
    ).toMatchObject({
      type: 'not-delivered',
    });
  });

  it('tells no other loan and no other plan that it has come [SYNC-33]', async () => {
    const made = await make(3000);
    value(await store().client.putBlob(plan, made.sha256, { ...made, mediaType: 'application/pdf' }));
    await name(made);
    const other = await borrow(store().client);
    expect((await ask(made.path.replace(made.loan, other.loan), { method: 'HEAD' })).status).toBe(404);
    expect((await ask(made.path.replace(`/${plan}/`, '/isak/'), { method: 'HEAD' })).status).toBe(404);
    expect(await problem(await ask(made.path.replace(`/${plan}/`, '/isak/')))).toBe('not-found');
    expect(await problem(await ask(made.path.replace(/\?.*/u, '')))).toBe('body-invalid');
    value(
      await store().client.putBlob(plan, made.sha256, {
        bytes: made.bytes,
        loan: other.loan,
        mediaType: 'application/pdf',
      }),
    );
    expect(await countParts(made)).toBe(1);
  });

  it('takes the key of a loan for bringing, never for reading, and for that loan only [SYNC-33]', async () => {
    const made = await make(3000);
    const delivering = store().client.delivering(made.deliveryKey);
    value(await delivering.putBlob(plan, made.sha256, { ...made, mediaType: 'application/pdf' }));
    await name(made);
    const authorization = `Delivery ${made.deliveryKey}`;
    expect(await problem(await ask(made.path, { headers: { authorization } }))).toBe('not-found');
    const other = await make(10);
    const refused = await delivering.putBlob(plan, other.sha256, { ...other, mediaType: 'application/pdf' });
    expect(refused.ok).toBe(false);
    value(
      await store().client.release(made.loan, {
        facts: 1,
        blobs: [made.sha256],
        at: '2026-11-22T13:00:00.000Z',
      }),
    );
    expect(await problem(await ask(made.path))).toBe('loan-ended');
    expect(await measure(made.path)).toEqual([200, '3000', '?1']);
  });

  it('ends when the right to read has run out, and writes each opening down', async () => {
    const made = await make(2000);
    value(await store().client.putBlob(plan, made.sha256, { ...made, mediaType: 'application/pdf' }));
    await name(made);
    value(await store().client.getBlob(plan, made.sha256, made.loan));
    const { database } = store().central.store;
    const rows = await database.own((within) =>
      sql<{
        reader: string;
      }>`select reader from access_log where action = 'blob' and loan = ${made.loan}`.execute(within),
    );
    expect(rows.rows).toEqual([{ reader: holder }]);
    await database.own((within) =>
      sql`update loan set offline_until = '2020-01-01T00:00:00Z' where id = ${made.loan}`.execute(within),
    );
    expect(await problem(await ask(made.path))).toBe('lease-expired');
  });
});
