import type { Language } from '#language/language.ts';
import { useHostState } from '../../host-client/HostContext.tsx';
import { useLanguage } from '../../language/use-room-look.ts';

/** The written form of the plan that is being written in; the page's own where the page does not know. */
export function useWrittenLanguage(): Language {
  const { sent } = useHostState();
  const page = useLanguage();
  if (sent?.role !== 'chair' && sent?.role !== 'minute-taker') return page;
  const { goal, lines } = sent.view;
  return goal?.language ?? lines?.language ?? page;
}
