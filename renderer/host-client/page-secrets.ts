/** The page's proof: a one-time token from its address, and what the host gave in exchange for it. */
export interface PageSecrets {
  /** What the next hello brings. */
  readonly proof: () => { token?: string; code?: string; credential?: string };
  /** The token was exchanged. */
  readonly keep: (credential: string | undefined) => void;
  readonly forget: () => void;
}

const place = 'stafettrom.credential';

/** The token leaves the address at once, so that it is in no history and over no shoulder. `typed`: a code instead. */
export function readPageSecrets(page: Window, typed?: string): PageSecrets {
  let code = typed;
  let token = readToken(page.location.hash);
  if (page.location.hash !== '') page.history.replaceState(null, '', page.location.pathname);
  const { sessionStorage } = page;
  return {
    proof: () => {
      if (code !== undefined) return { code };
      if (token !== undefined) return { token };
      const credential = sessionStorage.getItem(place);
      return credential === null ? {} : { credential };
    },
    keep: (credential) => {
      code = undefined;
      token = undefined;
      if (credential !== undefined) sessionStorage.setItem(place, credential);
    },
    forget: () => {
      code = undefined;
      token = undefined;
      sessionStorage.removeItem(place);
    },
  };
}

function readToken(hash: string): string | undefined {
  const token = hash.replace(/^#/u, '');
  return /^[A-Za-z0-9_.-]{16,400}$/u.test(token) ? token : undefined;
}
