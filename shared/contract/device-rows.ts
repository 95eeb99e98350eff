import { z } from 'zod';

/** From where the room has its certificate: the central store, the municipality's own authority, or itself. */
export const certificateSourceSchema = z.enum(['store', 'municipality', 'own']);
export type CertificateSource = z.infer<typeof certificateSourceSchema>;

/** What is wrong with a certificate that was tried, most telling first. */
export const certificateFaultSchema = z.enum([
  'missing',
  'unreadable',
  'wrong-key',
  'expired',
  'not-yet-valid',
  'no-name',
  'wrong-name',
  'self-signed',
  'broken-chain',
  'not-for-servers',
]);
export type CertificateFault = z.infer<typeof certificateFaultSchema>;

/** What the chair's console shows of devices on the network. */
export const devicesSchema = z.strictObject({
  step: z.enum(['closed', 'opening', 'open', 'paused']),
  /** The machine's own networks, to choose from. */
  networks: z.array(z.strictObject({ card: z.string().max(100), address: z.ipv4() })),
  /** The one that was chosen last. */
  chosen: z.ipv4().optional(),
  /** While open: where a device has to go, and what its network is called. */
  address: z.string().max(300).optional(),
  network: z.string().max(100).optional(),
  source: certificateSourceSchema.optional(),
  /** Of a key that only our own program can be told to trust. */
  pin: z.string().max(100).optional(),
  /** Why better certificates are not in use; `day` and `name` fill the sentence. */
  faults: z.array(
    z.strictObject({
      source: certificateSourceSchema,
      fault: certificateFaultSchema,
      day: z.string().max(10).optional(),
      name: z.string().max(260).optional(),
    }),
  ),
});
export type DevicesPart = z.infer<typeof devicesSchema>;
