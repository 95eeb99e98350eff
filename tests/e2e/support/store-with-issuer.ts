import { cpSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { type MunicipalityIssuer, pids, startIssuer } from '../../fakes/municipality-issuer.ts';
import { settingsFor } from '../../sign-in/issuer-settings.ts';
import { startCentralProcess } from './central-process.ts';
import { meetingDay } from './room.ts';

export interface StoreWithIssuer {
  readonly address: string;
  readonly issuer: MunicipalityIssuer;
  readonly stop: () => Promise<void>;
}

/** A store as a municipality runs it: its people sign in at an identity provider of their own. */
export async function startStoreWithIssuer(folder: string, filledStore: string): Promise<StoreWithIssuer> {
  const port = await findPort();
  const issuer = await startIssuer(`http://127.0.0.1:${port}`);
  const data = path.join(folder, 'municipality');
  cpSync(filledStore, data, { recursive: true });
  const [first] = settingsFor(issuer).providers ?? [];
  const ways = writeJson(path.join(folder, 'ways.json'), { providers: [first] });
  const people = writeJson(path.join(folder, 'people.json'), {
    people: [
      {
        name: 'Marit Lunde',
        employee: true,
        identities: [{ issuer: issuer.address, subject: pids['marit'] }],
        plans: [{ plan: 'ada', participant: 'kontaktlaerer' }],
      },
    ],
  });
  const files = ['--identity-providers', ways, '--people', people];
  const given = ['--port', String(port), '--date', meetingDay, ...files];
  const central = await startCentralProcess(data, ...given);
  return {
    address: central.address,
    issuer,
    stop: async () => {
      await central.stop();
      await issuer.stop();
    },
  };
}

function writeJson(file: string, value: unknown): string {
  writeFileSync(file, JSON.stringify(value));
  return file;
}

function findPort(): Promise<number> {
  return new Promise((found) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => found(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
