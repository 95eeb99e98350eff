import { contractVersion } from '#contract/contract-version.ts';
import type { Asked, AttackedSite, Heard } from './attack-site.ts';
import { ask, onWire, openSocket, sendRaw, statusOf, upgrade, writeRequest } from './attack-site.ts';

/** What got through, in words; nothing when it was refused. */
export type Through = string | undefined;

export interface Attack {
  /** Documents name attacks by this number: it never moves. */
  readonly number: number;
  readonly what: string;
  readonly run: (site: AttackedSite) => Promise<Through>;
}

type Ask = (site: AttackedSite) => Asked;
type Row = readonly [what: string, run: Attack['run']];

const evil = 'https://evil.test';

/** Whoever asks gets an answer that says no. */
function refused(asked: Ask): Attack['run'] {
  return async (site) => {
    const status = statusOf(await ask(site, asked(site)));
    return status >= 200 && status < 300 ? `answered ${status}` : undefined;
  };
}

function noUpgrade(asked: Ask): Attack['run'] {
  return async (site) => {
    const status = statusOf(await upgrade(site, asked(site)));
    return status === 101 || (status >= 200 && status < 300) ? `answered ${status}` : undefined;
  };
}

/** A browser may fetch it: its own rules then keep every other page from reading, running or framing it. */
function unreadable(asked: Ask): Attack['run'] {
  return async (site) => {
    const answer = await ask(site, asked(site));
    const status = statusOf(answer);
    if (status < 200 || status >= 300) return undefined;
    if (/^access-control-allow-origin:/imu.test(answer)) return 'may be read from elsewhere';
    if (!/^cross-origin-resource-policy: same-origin\r$/imu.test(answer)) return 'may be included elsewhere';
    return answer.includes("frame-ancestors 'none'") ? undefined : 'may be framed';
  };
}

function ended(act: Parameters<typeof onWire>[1], codes: readonly number[]): Attack['run'] {
  return async (site) => {
    const { frames, code } = await onWire(site, act);
    const told = frames.filter((one) => !one.includes('"refused"'));
    if (told.length > 0) return `told ${told.length} frames`;
    return codes.includes(code) ? undefined : `ended with ${code}`;
  };
}

const host = (name: (site: AttackedSite) => string): Row[1] =>
  refused((site) => ({ headers: { Host: name(site) } }));
const origin = (name: (site: AttackedSite) => string): Row[1] =>
  noUpgrade((site) => ({ headers: { Origin: name(site) } }));
const path = (written: string): Row[1] => refused(() => ({ path: written }));
const hello = JSON.stringify({ kind: 'hello', contract: contractVersion, token: 'a-guess-that-is-long' });
const deep = `${'{"a":'.repeat(100)}1${'}'.repeat(100)}`;

const rebinding: readonly Row[] = [
  ['a rebound name', host(({ port }) => `evil.test:${port}`)],
  ['a rebound name without a port', host(() => 'evil.test')],
  ['the name localhost', host(({ port }) => `localhost:${port}`)],
  ['our name with another behind it', host(({ name, port }) => `${name}.evil.test:${port}`)],
  ['our name without its port', host(({ name }) => name)],
  ['our name with a dot at its end', host(({ name, port }) => `${name}.:${port}`)],
  ['our name with another port', host(({ name, port }) => `${name}:${port + 1}`)],
  ['another address of this machine', host(({ port }) => `127.0.0.2:${port}`)],
  ['two names, ours the second', refused((site) => ({ headers: { Host: ['evil.test', site.host] } }))],
  [
    'another name, ours said by a proxy',
    refused((site) => ({ headers: { Host: 'evil.test', 'X-Forwarded-Host': site.host } })),
  ],
  ['a whole address of another site', refused((site) => ({ path: `${evil}${site.page}` }))],
];

const webSockets: readonly Row[] = [
  ['a WebSocket from another site', origin(() => evil)],
  ['a WebSocket from another port', origin(({ origin: own, port }) => own.replace(`${port}`, `${port + 1}`))],
  [
    'a WebSocket over the other scheme',
    origin(({ origin: own }) =>
      own.startsWith('https') ? own.replace('https', 'http') : own.replace('http', 'https'),
    ),
  ],
  ['a WebSocket from no origin that has a name', origin(() => 'null')],
  ['a WebSocket without an origin', noUpgrade(() => ({ headers: { Origin: [] } }))],
  ['a WebSocket from our name with another behind it', origin(({ origin: own }) => `${own}.evil.test`)],
  ['a WebSocket with two origins in one', origin(({ origin: own }) => `${own}, ${evil}`)],
  [
    'a WebSocket with the origin of an older protocol',
    noUpgrade((site) => ({ headers: { Origin: evil, 'Sec-WebSocket-Origin': site.origin } })),
  ],
  ['a WebSocket from our origin with a slash', origin(({ origin: own }) => `${own}/`)],
  ['a WebSocket from an extension', origin(() => 'chrome-extension://abcdefghijklmnop')],
  [
    'a WebSocket from a rebound name to itself',
    noUpgrade(({ port }) => ({
      headers: { Host: `evil.test:${port}`, Origin: `https://evil.test:${port}` },
    })),
  ],
  [
    'a WebSocket with its proof in the address',
    noUpgrade(() => ({ path: '/wire?token=a-guess-that-is-long' })),
  ],
  ['a WebSocket by POST', noUpgrade(() => ({ method: 'POST' }))],
  ['an upgrade to another protocol', noUpgrade(() => ({ headers: { Upgrade: 'h2c' } }))],
  ['a WebSocket of an older version', noUpgrade(() => ({ headers: { 'Sec-WebSocket-Version': '7' } }))],
];

const forged: readonly Row[] = [
  ['a form as plain text', post('text/plain', '{"command":"table.admit"}')],
  ['a form', post('application/x-www-form-urlencoded', 'command=table.admit')],
  ['a form with a file', post('multipart/form-data; boundary=x', '--x--')],
  ['PUT', refused(() => ({ method: 'PUT', body: 'x' }))],
  ['DELETE', refused(() => ({ method: 'DELETE' }))],
  [
    'the question before a forged request',
    refused(() => ({
      method: 'OPTIONS',
      headers: { Origin: evil, 'Access-Control-Request-Method': 'POST' },
    })),
  ],
  [
    'a method behind a method',
    refused(() => ({ path: '/wire', headers: { 'X-HTTP-Method-Override': 'POST' }, body: 'x' })),
  ],
  ['TRACE', refused(() => ({ method: 'TRACE' }))],
  ['a tunnel', refused(() => ({ method: 'CONNECT', path: 'evil.test:443' }))],
];

function post(type: string, body: string): Row[1] {
  return refused(() => ({ method: 'POST', headers: { Origin: evil, 'Content-Type': type }, body }));
}

const readFromElsewhere: readonly Row[] = [
  ['reading by fetch', unreadable(() => ({ headers: { Origin: evil, 'Sec-Fetch-Site': 'cross-site' } }))],
  ['including as a script', unreadable(() => fetched('cross-site', 'no-cors', 'script'))],
  ['including from another port', unreadable(() => fetched('same-site', 'no-cors', 'script'))],
  ['framing', unreadable(() => fetched('cross-site', 'navigate', 'iframe'))],
  ['a stream of events', refused(() => ({ path: '/events', headers: { Accept: 'text/event-stream' } }))],
  ['cookies in place of a proof', silent({ Cookie: 'sid=1; credential=t.a-guess-that-is-long' })],
];

function fetched(site: string, mode: string, dest: string): Asked {
  return { headers: { 'Sec-Fetch-Site': site, 'Sec-Fetch-Mode': mode, 'Sec-Fetch-Dest': dest } };
}

function silent(headers: Readonly<Record<string, string>>): Row[1] {
  return async (site) => {
    const { frames, code }: Heard = await onWire(site, () => undefined, headers);
    if (frames.length > 0) return `told ${frames.length} frames`;
    return code === 4408 ? undefined : `ended with ${code}`;
  };
}

const pathTricks: readonly Row[] = [
  ['the folder above', path('/../secret.html')],
  ['the folder above, encoded', path('/%2e%2e/secret.html')],
  ['the folder above, backwards', path('/..\\secret.html')],
  ['a slash, encoded', path('/minutes/..%2f..%2fsecret.html')],
  ['the folder above, encoded twice', path('/%252e%252e/secret.html')],
  ['the end of a text inside a name', path('/minutes/index.html%00.js')],
  ['the map to our sources', path('/assets/minutes-1.js.map')],
  ['a name that every object has', path('/__proto__')],
];

const frames: readonly Row[] = [
  ['a frame of more than 64 KiB', ended((socket) => socket.send('x'.repeat(70_000)), [1006, 1009])],
  ['a frame of a hundred levels', ended((socket) => socket.send(deep), [4403])],
  ['bytes, and a hello with a guess', bytesAndGuess],
  ['a call before any hello', ended((socket) => socket.send(call), [4401])],
  ['sixty connections that never finish a word', slowWords],
];

const call = JSON.stringify({ kind: 'call', call: 1, command: 'screen.uncover', input: {} });

async function bytesAndGuess(site: AttackedSite): Promise<Through> {
  const bytes = await ended((socket) => socket.send(Buffer.alloc(64)), [4403])(site);
  return bytes ?? ended((socket) => socket.send(hello), [4401])(site);
}

/** From another address: an honest page is served meanwhile. */
async function slowWords(site: AttackedSite): Promise<Through> {
  const open = Array.from({ length: 60 }, () => openSocket(site, '127.0.0.3'));
  for (const socket of open) {
    socket.on('error', () => socket.destroy());
    socket.write('GET / HTTP/1.1\r\nHost: ');
  }
  const begun = performance.now();
  const answer = await sendRaw(site, writeRequest(site, {}));
  for (const socket of open) socket.destroy();
  if (statusOf(answer) !== 200) return `an honest page got ${statusOf(answer)}`;
  return performance.now() - begun < 4000 ? undefined : 'an honest page waited';
}

const rows = [...rebinding, ...webSockets, ...forged, ...readFromElsewhere, ...pathTricks, ...frames];
export const attacks: readonly Attack[] = rows.map(([what, run], index) => ({
  number: index + 1,
  what,
  run,
}));
