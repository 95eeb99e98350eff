import { limits, uploadsEnvironment } from '#host/uploads/limits.ts';
import type { UtilityNeeds } from './fork-utility.ts';
import { openPortedUtility, type PortedUtility } from './ported-utility.ts';

export type UtilityUploadsNeeds = UtilityNeeds & {
  /** The door of the process that opens documents, and the folder with the parts of pdf.js. */
  readonly uploadsEntry: string;
  readonly pdfParts: string;
};

/** The process that opens documents, under Electron. No document ever passes here. */
export function openUtilityUploads(needs: UtilityUploadsNeeds): PortedUtility {
  const program = {
    entry: needs.uploadsEntry,
    values: [needs.pdfParts],
    name: 'stafettrom-documents',
    options: [`--js-flags=--max-old-space-size=${limits.heapMegabytes}`],
    environment: uploadsEnvironment,
  };
  return openPortedUtility(needs, program, 'uploads-port');
}
