import type { FastifyInstance } from 'fastify';
import { logRequests } from '../http/log-requests.ts';
import type { CentralNeeds } from '../start-central.ts';
import { createMetrics, type Metrics, type MetricsServer } from './metrics.ts';
import { limitRates } from './rate-limits.ts';

/** What is told of a store that runs, and how often it may be asked: the parts that come before all others. */
export interface OpenOperation extends Pick<Metrics, 'countOutcomes' | 'watch'> {
  readonly parts: readonly ((app: FastifyInstance) => void | Promise<void>)[];
  readonly serveMetrics: () => Promise<MetricsServer | undefined>;
  readonly stop: () => Promise<void>;
}

export function openOperation({ now, operation = {} }: CentralNeeds): OpenOperation {
  const { onRequest, rateLimits, metricsPort } = operation;
  const metrics = metricsPort === undefined ? undefined : createMetrics();
  let server: MetricsServer | undefined;
  return {
    parts: [
      ...(onRequest === undefined ? [] : [logRequests({ now, write: onRequest })]),
      ...(metrics === undefined ? [] : [metrics.part]),
      ...(rateLimits === undefined ? [] : [limitRates(rateLimits)]),
    ],
    countOutcomes: (outcomes) => metrics?.countOutcomes(outcomes),
    watch: (store) => metrics?.watch(store),
    serveMetrics: async () => {
      server = metricsPort === undefined ? undefined : await metrics?.serve(metricsPort);
      return server;
    },
    stop: async () => server?.stop(),
  };
}
