import type { ReactNode } from 'react';
import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import type { HostClient } from './connect-to-host.ts';
import type { Connection, HostState } from './host-store.ts';

const HostContext = createContext<HostClient | undefined>(undefined);

export function HostProvider({ client, children }: { client: HostClient; children: ReactNode }): ReactNode {
  return <HostContext value={client}>{children}</HostContext>;
}

export function useHost(): HostClient {
  const client = useContext(HostContext);
  if (client === undefined) throw new Error('A page is drawn without a host client');
  return client;
}

export function useHostState(): HostState {
  return useStore(useHost().store);
}

export function useConnection(): Connection {
  return useStore(useHost().store, (state) => state.connection);
}
