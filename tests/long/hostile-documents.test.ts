import { createServer } from 'node:http';
import process from 'node:process';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { hostileDocuments } from '../fixtures/hostile/hostile-documents.ts';
import { tryDocument } from '../fixtures/hostile/try-document.ts';
import { openReader } from '../host/uploads/open-reader.ts';

/** The engine's own bound is five seconds; what comes on top is the way there and back. */
const mostMilliseconds = 5500;

it('shows no hostile document but as pictures and plain text, and calls nobody for any of them', async () => {
  let calls = 0;
  const outside = createServer((_request, response) => {
    calls += 1;
    response.end();
  });
  await new Promise<void>((resolve) => void outside.listen(0, '127.0.0.1', resolve));
  const { port } = z.object({ port: z.number() }).parse(outside.address());
  const { reader, events } = openReader();
  const faults: string[] = [];
  for (const document of hostileDocuments) {
    const tried = await tryDocument(reader, document, `http://127.0.0.1:${port}/a.png`);
    const { outcome, milliseconds } = tried;
    process.stdout.write(
      `${JSON.stringify({ name: document.name, outcome, ms: Math.round(milliseconds) })}\n`,
    );
    faults.push(...tried.faults.map((fault) => `${document.name} ${fault}`));
    if (milliseconds > mostMilliseconds) faults.push(`${document.name} took ${Math.round(milliseconds)} ms`);
  }
  await reader.stop();
  outside.close();

  expect(faults).toEqual([]);
  expect(calls).toBe(0);
  expect(events).not.toContain('document-reached-for-network');
});
