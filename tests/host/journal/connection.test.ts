import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { no, yes } from '#domain/result.ts';
import { type Connection, createConnection } from '#host/journal/connection.ts';
import { migrate } from '#host/journal/migrate.ts';
import { neverScheduler } from './meeting-folder.ts';

function makeTables(): Database.Database {
  const database = new Database(':memory:');
  migrate(database);
  database.exec("insert into counter values ('epoch', 1), ('commits', 0)");
  return database;
}

function connect(
  open: () => ReturnType<typeof yes<Database.Database>> | ReturnType<typeof no<{ kind: string }>>,
): {
  connection: Connection;
  marks: number[];
} {
  const marks: number[] = [];
  const mark = { write: (commits: number) => void marks.push(commits), close: () => undefined };
  return { connection: createConnection({ open, mark, scheduler: neverScheduler }, makeTables()), marks };
}

function failWith(code: string): () => undefined {
  return () => {
    throw new Database.SqliteError('the disk said no', code);
  };
}

describe('a connection', () => {
  test.each(['SQLITE_FULL', 'SQLITE_IOERR_FSYNC', 'SQLITE_IOERR_WRITE'])(
    'refuses on %s, opens the file anew and goes on',
    (code) => {
      let opened = 0;
      const { connection, marks } = connect(() => {
        opened += 1;
        return yes(makeTables());
      });
      expect(connection.write(failWith(code))).toStrictEqual(no({ kind: 'disk-refused', code }));
      expect(marks).toStrictEqual([]);
      expect(connection.write(() => 'done')).toStrictEqual(yes('done'));
      expect([opened, ...marks]).toStrictEqual([1, 1]);
      connection.close();
    },
  );

  test('refuses as long as the file cannot be opened again', () => {
    let isBack = false;
    const { connection } = connect(() => (isBack ? yes(makeTables()) : no({ kind: 'disk-refused' })));
    connection.write(failWith('SQLITE_IOERR'));
    expect(connection.write(() => 'done').ok).toBe(false);
    expect(connection.checkpoint()).toBe(false);
    isBack = true;
    expect(connection.write(() => 'done')).toStrictEqual(yes('done'));
    connection.close();
  });

  test('lets a bug through as a bug, with nothing written', () => {
    const { connection, marks } = connect(() => no({ kind: 'never' }));
    const work = (): void => {
      connection.prepare("insert into draft values ('a', '1')").run();
      throw new Error('a bug');
    };
    expect(() => connection.write(work)).toThrow('a bug');
    expect(connection.prepare('select count(*) from draft').pluck().get()).toBe(0);
    expect(marks).toStrictEqual([]);
    connection.close();
  });

  test('takes no work that would wait', () => {
    const { connection } = connect(() => no({ kind: 'never' }));
    // @ts-expect-error a promise inside a transaction does not compile
    expect(() => connection.write(() => Promise.resolve('later'))).toThrow(/promise/);
    connection.close();
  });

  test('never opens the file again once it was closed, and may be closed twice', () => {
    let opened = 0;
    const { connection } = connect(() => {
      opened += 1;
      return yes(makeTables());
    });
    connection.close();
    connection.close();
    expect(() => connection.write(() => 'late')).toThrow('closed');
    expect(() => connection.prepare('select 1')).toThrow('closed');
    expect(opened).toBe(0);
  });
});
