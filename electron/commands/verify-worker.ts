import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { verifyFolder } from '#host/journal/verify.ts';

const dataSchema = z.strictObject({ folder: z.string(), roomKey: z.instanceof(Uint8Array) });

/** Reads the files of one folder through, answers with the reports, and ends. */
const { folder, roomKey } = dataSchema.parse(workerData);
parentPort?.postMessage(verifyFolder({ folder, roomKey: Buffer.from(roomKey) }));
