import { consentInForce } from '#domain/consent.ts';
import type { Consent, PlanState } from '#domain/state.ts';

/** The newest consent that is in force today, beside those for one meeting only. */
export function standingConsent(state: PlanState, today: string): Consent | undefined {
  return state.consents.findLast((one) => one.meeting === undefined && consentInForce(one, today));
}
