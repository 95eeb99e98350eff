import { holdersSubject, planSubject, type Subject } from '#domain/readers.ts';
import { no, type Result, yes } from '#domain/result.ts';
import { writeDigestText } from '#sync/digest.ts';
import { limits } from '#sync/limits.ts';
import type { AccessLog, Changes, OpenQuestions } from '#sync/messages.ts';
import { describeProblem, type Problem } from '#sync/problems.ts';
import { type FakeLog, hash, type LoggedFact } from './fake-plan-log.ts';

export interface FakeAsked {
  readonly plan: string;
  readonly reader: string;
  readonly cursor?: string | undefined;
  readonly limit?: number | undefined;
}

interface Positions {
  readonly opSeq: number;
  readonly visSeq: number;
}

function cursorAt(of: string, { opSeq, visSeq }: Positions): string {
  return `v1.${Buffer.from(`${of}:${opSeq}:${visSeq}`.padEnd(40)).toString('base64url')}`;
}

function readCursor(of: string, cursor: string): Positions | undefined {
  const text = Buffer.from(cursor.slice(3), 'base64url').toString().trim();
  const [whose, opSeq, visSeq] = text.split(':');
  return whose === of ? { opSeq: Number(opSeq), visSeq: Number(visSeq) } : undefined;
}

function mayRead(kept: FakeLog, subject: Subject, reader: string): boolean {
  return kept.readers.get(subject)?.includes(reader) === true;
}

/** The same promises as the store's: cut to the reader, withdrawn by name, and whole again when more may be read. */
export function pullFake(kept: FakeLog | undefined, asked: FakeAsked): Result<Changes, Problem> {
  const { plan, reader, cursor } = asked;
  if (kept === undefined) return no(describeProblem('plan-not-found'));
  const head = { opSeq: kept.log.length, visSeq: kept.visibility.length };
  const of = `${plan}/${reader}`;
  const from = cursor === undefined ? { opSeq: 0, visSeq: head.visSeq } : readCursor(of, cursor);
  if (from === undefined) return no(describeProblem('cursor-expired'));
  if (!mayRead(kept, planSubject, reader)) return no(describeProblem('access-ended', { purge: true }));
  return yes(pageOf(kept, { ...asked, from, head, of }));
}

type PageNeeds = FakeAsked & { readonly from: Positions; readonly head: Positions; readonly of: string };

function pageOf(kept: FakeLog, asked: PageNeeds): Changes {
  const { reader, from, head, of } = asked;
  const { reset, withdrawn } = changesFor(kept, { reader, from });
  const most = Math.min(asked.limit ?? limits.factsPerPage, limits.factsPerPage);
  const after = reset ? 0 : from.opSeq;
  const left = kept.log
    .map((one, index) => ({ ...one, opSeq: index + 1 }))
    .filter((one) => one.opSeq > after && mayRead(kept, one.subject, reader));
  const page = left.slice(0, most);
  const more = left.length > most;
  const opSeq = more ? (page.at(-1)?.opSeq ?? head.opSeq) : head.opSeq;
  return {
    facts: page.map(({ changed }) => changed),
    withdrawn: reset ? [] : [...withdrawn],
    reset,
    more,
    ...(more ? {} : { digest: digestOf(kept, reader) }),
    cursor: cursorAt(of, { opSeq, visSeq: head.visSeq }),
  };
}

function digestOf(kept: FakeLog, reader: string): string {
  const seen = kept.log.filter(({ subject }) => mayRead(kept, subject, reader));
  return hash(writeDigestText(seen.map(({ changed: { fact, outcome } }) => ({ id: fact.id, outcome }))));
}

function changesFor(
  kept: FakeLog,
  { reader, from }: { readonly reader: string; readonly from: Positions },
): { readonly reset: boolean; readonly withdrawn: readonly Subject[] } {
  const given = new Set(kept.log.slice(0, from.opSeq).map(({ subject }) => subject));
  const first = new Map<Subject, boolean>();
  for (const { subject, before } of kept.visibility.slice(from.visSeq)) {
    if (given.has(subject) && !first.has(subject)) first.set(subject, before.includes(reader));
  }
  const changed = [...first].filter(([subject, was]) => was !== mayRead(kept, subject, reader));
  const withdrawn = changed.flatMap(([subject, was]) => (was ? [subject] : []));
  const isWider = changed.some(([, was]) => !was);
  return { reset: isWider || withdrawn.some((subject) => subject.startsWith('#')), withdrawn };
}

export function questionsOfFake(kept: FakeLog | undefined, reader: string): Result<OpenQuestions, Problem> {
  if (kept === undefined) return no(describeProblem('plan-not-found'));
  if (!mayRead(kept, planSubject, reader)) return no(describeProblem('access-ended', { purge: true }));
  const settled = new Set(kept.log.flatMap((one) => settledBy(one) ?? []));
  const seen = kept.log.filter(({ subject }) => mayRead(kept, subject, reader));
  const seenFacts = new Map(seen.map(({ changed: { fact } }) => [fact.id, fact]));
  const open = seen.filter(
    ({ changed: { fact, outcome } }) =>
      (outcome === 'held' || (outcome === 'conflict' && fact.verb !== 'question.settled/1')) &&
      !settled.has(fact.id),
  );
  return yes({
    questions: open.map(({ changed }) => {
      const current = seenFacts.get(changed.conflict?.current ?? '');
      return current === undefined ? changed : { ...changed, current };
    }),
  });
}

function settledBy({ changed: { fact, outcome } }: LoggedFact): string | undefined {
  if (fact.verb !== 'question.settled/1' || outcome !== 'applied') return undefined;
  const settled = fact.body?.['fact'];
  return typeof settled === 'string' ? settled : undefined;
}

export function accessLogOfFake(kept: FakeLog | undefined, reader: string): Result<AccessLog, Problem> {
  if (kept === undefined || !mayRead(kept, holdersSubject, reader)) {
    return no(describeProblem('plan-not-found'));
  }
  return yes({ rows: kept.access.toReversed() });
}

/** Until something comes, or the time is up; whoever pushes wakes all who wait. */
export function waitForNews(kept: FakeLog, seconds: number): Promise<void> {
  return new Promise((resolve) => {
    const wake = (): void => {
      clearTimeout(timer);
      kept.waiting.delete(wake);
      resolve();
    };
    const timer = setTimeout(wake, seconds * 1000);
    kept.waiting.add(wake);
  });
}
