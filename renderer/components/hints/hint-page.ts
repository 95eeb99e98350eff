import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';

interface HintPage {
  readonly isHidden: boolean;
  /** The field that was last written in: only there are hints told. */
  readonly field: string | undefined;
}

/** For as long as this page lives; no file and no host knows of it. */
const page = createStore<HintPage>(() => ({ isHidden: false, field: undefined }));

export function useHintPage(): HintPage {
  return useStore(page);
}

export function hideHints(isHidden: boolean): void {
  page.setState({ isHidden });
}

export function writeIn(field: string | undefined): void {
  page.setState({ field });
}
