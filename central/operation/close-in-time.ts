import type { FastifyInstance } from 'fastify';

const mostMs = 8000;

/** Finishes what is in flight ([SYNC-40]); a line that says nothing more is cut, so that the process ends in time. */
export async function closeInTime(app: FastifyInstance): Promise<void> {
  const cutting = setTimeout(() => app.server.closeAllConnections(), mostMs);
  try {
    await app.close();
  } finally {
    clearTimeout(cutting);
  }
}
