import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { tryRooms } from './audience-rooms.ts';

const asked = z.strictObject({ plans: z.number(), seed: z.number(), from: z.number() }).parse(workerData);
parentPort?.postMessage(tryRooms(asked));
