import { createServer } from 'node:http';
import type { FastifyInstance } from 'fastify';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import { describeAnswer } from '../http/log-requests.ts';
import type { Store } from '../store.ts';

export interface Metrics {
  /** A part for `createServer`, before all others. */
  readonly part: (app: FastifyInstance) => void;
  readonly countOutcomes: (outcomes: readonly string[]) => void;
  /** What only a store that runs can tell. */
  readonly watch: (store: Pick<Store, 'bells' | 'database' | 'snapshots'>) => void;
  /** `GET /metrics` on this machine alone, on a port of its own. */
  readonly serve: (port: number) => Promise<MetricsServer>;
}

export interface MetricsServer {
  readonly address: string;
  readonly stop: () => Promise<void>;
}

/** For Prometheus. No label names a plan, a person or a municipality: their number would have no end, and they are nobody's business. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const requests = new Counter({
    name: 'stafettrom_requests_total',
    help: 'Requests answered',
    labelNames: ['route', 'method', 'status'],
    registers,
  });
  const durations = new Histogram({
    name: 'stafettrom_request_seconds',
    help: 'Seconds until the answer; a pull that waits counts its waiting',
    labelNames: ['route', 'method'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10, 30],
    registers,
  });
  const facts = new Counter({
    name: 'stafettrom_facts_total',
    help: 'Facts written, by outcome; also those of a transaction that went back',
    labelNames: ['outcome'],
    registers,
  });
  return {
    part: (app) => {
      app.addHook('onResponse', async (request, reply) => {
        const { route, method, status } = describeAnswer(request, reply);
        requests.inc({ route, method, status: String(status) });
        durations.observe({ route, method }, reply.elapsedTime / 1000);
      });
    },
    countOutcomes: (outcomes) => {
      for (const outcome of outcomes) facts.inc({ outcome });
    },
    watch: (store) => watchStore(registry, store),
    serve: (port) => serve(registry, port),
  };
}

function watchStore(
  registry: Registry,
  { bells, database, snapshots }: Pick<Store, 'bells' | 'database' | 'snapshots'>,
): void {
  const told = [
    ['stafettrom_waiting_pulls', 'Pulls that wait for something new', () => bells.countWaiting()],
    ['stafettrom_snapshots', 'Plans kept folded in memory', () => snapshots.count()],
    ['stafettrom_pool_in_use', 'Connections at work', () => database.countConnections().inUse],
    ['stafettrom_pool_waiting', 'What waits for a connection', () => database.countConnections().waiting],
  ] as const;
  for (const [name, help, read] of told) {
    const gauge: Gauge = new Gauge({
      name,
      help,
      registers: [registry],
      collect: () => gauge.set(read()),
    });
  }
}

async function serve(registry: Registry, port: number): Promise<MetricsServer> {
  const server = createServer((request, response) => {
    if (request.method !== 'GET' || request.url !== '/metrics') {
      response.writeHead(404).end();
      return;
    }
    registry.metrics().then(
      (text) => response.writeHead(200, { 'content-type': registry.contentType }).end(text),
      () => response.writeHead(500).end(),
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, '127.0.0.1', resolve);
  });
  const address = server.address();
  const at = typeof address === 'object' && address !== null ? address.port : port;
  return {
    address: `http://127.0.0.1:${at}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
