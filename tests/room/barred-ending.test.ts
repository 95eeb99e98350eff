import { describe, expect, it } from 'vitest';
import type { PlanFile } from '#domain/plan-file.ts';
import { readPlan } from '../domain/demo-files.ts';
import { openRoom } from './open-room.ts';

const ada = readPlan('ada');
const barred: readonly { readonly why: string; readonly plan: PlanFile }[] = [
  { why: 'has no consent (C1)', plan: { ...ada, consents: [] } },
  {
    why: 'has a consent that ran out (C7)',
    plan: { ...ada, consents: ada.consents.map((consent) => ({ ...consent, expiresOn: -5 })) },
  },
  { why: 'rests and was not opened again (S2)', plan: { ...ada, ended: { kind: 'inactive', on: -90 } } },
];

describe('a meeting about a plan that', () => {
  it.each(barred)(
    '$why ends all the same, with its draft of a consent and without minutes',
    async ({ plan }) => {
      const { chair } = await openRoom({ plan, present: ['mor', 'kontaktlaerer'] });
      const names = [{ participant: 'kontaktlaerer' }];
      expect(await chair.call('consent.draft', { names, oldContent: false })).toBe('yes');
      expect(await chair.call('meeting.finish', {})).toBe('yes');
      await chair.until((view) => view.delivery.step === 'waiting');
      expect(chair.view().delivery.refusal).toBeUndefined();
    },
  );
});
