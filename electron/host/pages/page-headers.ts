const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "media-src 'self' blob:",
  "frame-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
];

const denied = [
  'camera',
  'display-capture',
  'geolocation',
  'hid',
  'microphone',
  'midi',
  'payment',
  'serial',
  'usb',
];
const allowed = ['autoplay', 'fullscreen', 'screen-wake-lock'];

/**
 * What every answer to a page carries in either shell, the refusals too. `wire` is the one address beside its own
 * files that a page may connect to; with a port for a wire it needs none.
 */
export function pageHeaders(wire?: string): Readonly<Record<string, string>> {
  const connect = wire === undefined ? "connect-src 'self'" : `connect-src 'self' ${wire}`;
  const permissions = [...denied.map((name) => `${name}=()`), ...allowed.map((name) => `${name}=(self)`)];
  return {
    'Content-Security-Policy': [...policy, connect].join('; '),
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Permissions-Policy': permissions.join(', '),
    'Referrer-Policy': 'no-referrer',
    'X-Content-Type-Options': 'nosniff',
    'Cache-Control': 'no-store',
  };
}
