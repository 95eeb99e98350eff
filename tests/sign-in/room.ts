import { z } from 'zod';
import { device } from '../central/ada.ts';

const codesSchema = z.object({
  device_code: z.string(),
  user_code: z.string(),
  verification_uri: z.string(),
  verification_uri_complete: z.string(),
  expires_in: z.number(),
  interval: z.number(),
});
export type Codes = z.infer<typeof codesSchema>;

const tokenSchema = z.object({
  access_token: z.string().optional(),
  token_type: z.string().optional(),
  expires_in: z.number().optional(),
  error: z.string().optional(),
});

/** A room that asks for a code, as RFC 8628 says. */
export async function askForCode(address: string, change: Record<string, string> = {}): Promise<Response> {
  const body = new URLSearchParams({ client_id: 'stafettrom-room', room: 'Møterom 214', device, ...change });
  return fetch(new URL('/oidc/device/auth', address), { method: 'POST', body });
}

export async function showCode(address: string): Promise<Codes> {
  return codesSchema.parse(await (await askForCode(address)).json());
}

export async function poll(address: string, deviceCode: string): Promise<z.infer<typeof tokenSchema>> {
  const body = new URLSearchParams({
    grant_type: 'urn:ietf:params:oauth:grant-type:device_code',
    client_id: 'stafettrom-room',
    device_code: deviceCode,
  });
  const answer = await fetch(new URL('/oidc/token', address), { method: 'POST', body });
  return tokenSchema.parse(await answer.json());
}
