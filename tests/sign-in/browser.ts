/** A phone's browser as far as signing in needs one: a jar of cookies, and redirects followed by hand. */
export interface Browser {
  readonly cookies: Map<string, string>;
  readonly get: (address: string) => Promise<Response>;
  /** From a page of the store. */
  readonly post: (path: string, body: unknown, headers?: Record<string, string>) => Promise<Response>;
  /** Goes where it is sent until somebody answers with a page, or sends it to this path of the store. */
  readonly follow: (address: string, until?: string) => Promise<{ at: URL; response?: Response }>;
}

export function openBrowser(store: string): Browser {
  const jars = new Map<string, Map<string, string>>();
  const jarOf = (address: string): Map<string, string> => {
    const { host } = new URL(address);
    const jar = jars.get(host) ?? new Map<string, string>();
    jars.set(host, jar);
    return jar;
  };
  const ask = async (address: string, init: RequestInit = {}): Promise<Response> => {
    const jar = jarOf(address);
    const headers = new Headers(init.headers);
    headers.set('cookie', [...jar].map(([name, value]) => `${name}=${value}`).join('; '));
    const response = await fetch(address, { ...init, headers, redirect: 'manual' });
    for (const cookie of response.headers.getSetCookie()) keep(jar, cookie);
    return response;
  };
  const get = (address: string): Promise<Response> => ask(new URL(address, store).href);
  return {
    cookies: jarOf(store),
    get,
    post: (path, body, headers = {}) =>
      ask(new URL(path, store).href, {
        method: 'POST',
        body: JSON.stringify(body),
        headers: { 'content-type': 'application/json', 'x-stafettrom': '1', origin: store, ...headers },
      }),
    follow: async (address, until) => {
      let at = new URL(address, store);
      for (let hops = 0; hops < 12; hops += 1) {
        if (until !== undefined && at.origin === store && at.pathname === until) return { at };
        const response = await get(at.href);
        const location = response.headers.get('location');
        if (location === null) return { at, response };
        await response.arrayBuffer();
        at = new URL(location, at);
      }
      throw new Error('The redirects did not end');
    },
  };
}

function keep(jar: Map<string, string>, cookie: string): void {
  const [pair = ''] = cookie.split(';');
  const [name = '', value = ''] = pair.split('=', 2);
  const isEnded = /max-age=0|expires=Thu, 01 Jan 1970/iu.test(cookie) || value === '';
  if (isEnded) jar.delete(name);
  else jar.set(name, value);
}
