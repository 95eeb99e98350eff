import type { Result } from '#domain/result.ts';
import type { CentralClient } from '#host/central/central-client.ts';
import type { AccessLog, Changes, OpenQuestions } from '#sync/messages.ts';
import type { Problem } from '#sync/problems.ts';

type Asked<Value> = Promise<Result<Value, Problem>>;

/** The store as one participant may read it, whatever room or page asks for them. */
export interface ReaderSide {
  readonly changes: (
    plan: string,
    from?: { readonly cursor?: string; readonly limit?: number },
  ) => Asked<Changes>;
  readonly questions: (plan: string) => Asked<OpenQuestions>;
  readonly accessLog: (plan: string) => Asked<AccessLog>;
}

/** A store that a contract suite is run against. */
export interface OpenStore {
  readonly client: CentralClient;
  readonly as: (reader: string) => ReaderSide;
  /** Its clock goes on by so many milliseconds at once. */
  readonly move: (ms: number) => void;
  readonly stop: () => Promise<void>;
}
