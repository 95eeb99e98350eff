import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

export type WrappedKey = { readonly nonce: string; readonly tag: string; readonly wrapped: string };

/** AES-256-GCM; `bound` is authenticated with it, so that a record cannot be moved to another meeting or time. */
export function wrapKey(roomKey: Buffer, fileKey: Buffer, bound: string): WrappedKey {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', roomKey, nonce);
  cipher.setAAD(Buffer.from(bound));
  const wrapped = Buffer.concat([cipher.update(fileKey), cipher.final()]);
  return {
    nonce: nonce.toString('base64'),
    tag: cipher.getAuthTag().toString('base64'),
    wrapped: wrapped.toString('base64'),
  };
}

/** Nothing when the room key is another one, or a single bit of the record was changed. */
export function unwrapKey(roomKey: Buffer, kept: WrappedKey, bound: string): Buffer | undefined {
  const [nonce, tag, wrapped] = [kept.nonce, kept.tag, kept.wrapped].map((text) =>
    Buffer.from(text, 'base64'),
  );
  if (nonce?.length !== 12 || tag?.length !== 16 || wrapped?.length !== 32) {
    return undefined;
  }
  const decipher = createDecipheriv('aes-256-gcm', roomKey, nonce);
  decipher.setAAD(Buffer.from(bound));
  decipher.setAuthTag(tag);
  try {
    return Buffer.concat([decipher.update(wrapped), decipher.final()]);
  } catch {
    return undefined;
  }
}
