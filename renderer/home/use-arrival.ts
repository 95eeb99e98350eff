import { useHome } from './HomeContext.tsx';
import { goTo } from './route.ts';

/** After a sign-in: the page that was asked for, with who is here asked anew. */
export function useArrival(returnTo: string): () => Promise<void> {
  const { reload } = useHome();
  return async () => {
    goTo(returnTo);
    await reload();
  };
}
