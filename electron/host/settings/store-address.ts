import { z } from 'zod';
import { isSafeAddress } from '../central/device-sign-in.ts';

/** A central store is asked by https; by http only where it runs on this very machine. */
export const storeAddressSchema = z
  .url()
  .max(300)
  .refine(isStoreAddress)
  .transform((address) => new URL(address).origin);

/** An origin and nothing else: what stands behind it is the protocol's. */
function isStoreAddress(address: string): boolean {
  if (!URL.canParse(address) || !isSafeAddress(address)) return false;
  const { username, password, pathname, search, hash } = new URL(address);
  return [username, password, search, hash].every((part) => part === '') && pathname === '/';
}

/** As the store takes it: letters, numbers and the marks of a room's name. */
export const roomNameSchema = z.string().regex(/^[\p{L}\p{N}][\p{L}\p{N} .,:()/'-]{0,59}$/u);
