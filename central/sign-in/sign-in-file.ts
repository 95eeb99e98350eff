import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { isLoopback } from './origin.ts';

const line = z.string().trim().min(1).max(200);
const forWhomSchema = z.enum(['family', 'employees', 'both']);
const values = z.array(z.string().regex(/^[\x21-\x7e]{1,200}$/)).max(20);
const algorithmSchema = z.enum(['RS256', 'PS256', 'ES256', 'ES384']);

/** How the store shows the identity provider that it is who it is. */
const clientAuthSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('private-key'),
    algorithm: algorithmSchema,
    /** The private key as JWK. */
    key: z.looseObject({ kty: z.string(), kid: z.string().exactOptional() }),
  }),
  z.strictObject({ kind: z.literal('secret'), secret: z.string().min(8).max(500) }),
  z.strictObject({ kind: z.literal('none') }),
]);

/** One identity provider: ID-porten, Ansattporten, or any other that speaks OpenID Connect. */
const providerSchema = z.strictObject({
  id: z
    .string()
    .regex(/^[a-z0-9-]{1,40}$/)
    .refine((id) => id !== 'password' && id !== 'tryout', 'this name is the store’s own'),
  /** As it stands on the button. */
  name: line,
  issuer: z.url().max(300),
  clientId: line,
  clientAuth: clientAuthSchema,
  scopes: values.default(['openid']),
  /** Levels of assurance that are asked for, in this order. */
  acrAsked: values.default([]),
  /** And those that are good enough: the store looks for itself. */
  acrAccepted: values.min(1),
  /** Which claim says who it is: `pid` for ID-porten, `sub` elsewhere. */
  personClaim: z
    .string()
    .regex(/^[A-Za-z0-9_:/.-]{1,100}$/)
    .default('sub'),
  idTokenAlgorithm: algorithmSchema.default('RS256'),
  forWhom: forWhomSchema,
  uiLocales: z
    .string()
    .regex(/^[a-z -]{2,40}$/)
    .default('nb'),
  /** A machine that several people use: ask every time, whoever was here before. */
  askEveryTime: z.boolean().default(true),
});
export type Provider = z.infer<typeof providerSchema>;

const inBoth = (shape: z.ZodString): z.ZodObject<{ nb: z.ZodString; nn: z.ZodString }, z.core.$strict> =>
  z.strictObject({ nb: shape, nn: shape });

/** `--identity-providers FILE`: how people sign in to this municipality's store. Holds secrets: for its eyes only. */
export const signInFileSchema = z.strictObject({
  providers: z.array(providerSchema).max(20).default([]),
  /** User name, password and one-time code: for those under 15, and for municipalities that use it. */
  password: z.strictObject({ name: line, forWhom: forWhomSchema }).exactOptional(),
  /** Through which one-time codes go out, and what is written: `{code}` and `{minutes}` are filled in. */
  mail: z
    .strictObject({
      url: z.url({ protocol: /^smtps?$/ }),
      from: z.email(),
      subject: inBoth(z.string().min(1).max(100)),
      text: inBoth(
        z
          .string()
          .min(1)
          .max(1000)
          .regex(/\{code\}/),
      ),
    })
    .exactOptional(),
});
export type SignInFile = z.infer<typeof signInFileSchema>;
export type SignInSettings = z.input<typeof signInFileSchema>;

/** Throws on what cannot be used: a store with half a sign-in does not start. */
export function readSignInFile(file: string): SignInSettings {
  const read: unknown = JSON.parse(readFileSync(file, 'utf8'));
  return signInFileSchema.parse(read);
}

/** Names are given once, and real people are never sent over an open line. */
export function checkSignInFile(given: SignInSettings, tryout: boolean): SignInFile {
  const file = signInFileSchema.parse(given);
  const ids = file.providers.map(({ id }) => id);
  if (new Set(ids).size !== ids.length) throw new Error('Two ways to sign in have the same id');
  for (const { id, issuer } of file.providers) {
    const isOpen = !issuer.startsWith('https://');
    if (isOpen && !(tryout && isLoopback(issuer))) throw new Error(`The issuer of ${id} must be https`);
  }
  if (file.password !== undefined && file.mail === undefined && !tryout)
    throw new Error('One-time codes need mail to go out with');
  return file;
}
