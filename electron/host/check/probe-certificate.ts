import type { CertificateNeeds } from '../devices/certificates.ts';
import { chooseCertificate } from '../devices/certificates.ts';
import type { CertificateReading } from './readings.ts';

/** Of the sources that the devices' door asks, in its own order. */
export function probeCertificate(needs: CertificateNeeds): CertificateReading {
  const { certificate, tried } = chooseCertificate(needs);
  if (certificate !== undefined) {
    return { is: 'good', name: certificate.name, until: certificate.until };
  }
  const { chain, key } = needs.settings;
  const isAsked = chain !== undefined && key !== undefined;
  const first = tried.find(
    ({ source, fault }) => fault !== 'missing' || (source === 'municipality' && isAsked),
  );
  if (first === undefined) return { is: 'not-set' };
  switch (first.fault) {
    case 'missing':
      return { is: 'missing' };
    case 'expired':
      return { is: 'expired' };
    default:
      return { is: 'wrong' };
  }
}
