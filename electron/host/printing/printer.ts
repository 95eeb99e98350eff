import type { Result } from '#domain/result.ts';

export interface PrinterRefusal {
  /** None is there, or it did not take the paper. */
  readonly kind: 'printer-missing' | 'printer-refused';
}

/** What a shell promises about paper. A yes means that the machine has taken the job, not that ink has dried. */
export interface Printer {
  print(pdf: Uint8Array): Promise<Result<void, PrinterRefusal>>;
}
