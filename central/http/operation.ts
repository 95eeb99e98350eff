import type { MessageName } from '#sync/schemas.ts';

/** One thing that may be asked of the store, as its OpenAPI document tells it. */
export interface Operation {
  readonly method: 'get' | 'post' | 'put' | 'patch' | 'head';
  readonly path: string;
  readonly summary: string;
  readonly query?: readonly string[];
  readonly takes?: MessageName;
  readonly gives?: MessageName;
  readonly status?: number;
  readonly open?: true;
  /** Under the session of a person at home; absent: under the token of a room. */
  readonly by?: 'session';
}
