import type { CentralClient } from '../central/central-client.ts';
import type { MeetingPlan } from './room-state.ts';

/** What is sent goes under the loan's own key: the right to deliver outlives every sign-in, until the receipt. */
export function deliverySideOf(
  client: CentralClient,
  { deliveryKey }: Pick<MeetingPlan, 'deliveryKey'>,
): Pick<CentralClient, 'push' | 'putBlob' | 'release'> {
  return deliveryKey === undefined ? client : client.delivering(deliveryKey);
}
