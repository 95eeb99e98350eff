import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

/** What the store calls a no, and the sentence for it. */
const meanings: Readonly<Record<string, Sentence>> = {
  'wrong-password': 'wrong-password',
  'wrong-code': 'wrong-code',
  cancelled: 'cancelled',
  'sign-in-cancelled': 'cancelled',
  'sign-in-expired': 'expired',
  'not-known': 'unknown-person',
  'not-for-you': 'not-for-you',
  'assurance-too-low': 'assurance-too-low',
  busy: 'busy',
};
type Sentence =
  | 'wrong-password'
  | 'wrong-code'
  | 'cancelled'
  | 'unknown-person'
  | 'assurance-too-low'
  | 'expired'
  | 'not-for-you'
  | 'busy'
  | 'other';

export function SignInRefusal({ kind }: { kind: string | undefined }): ReactNode {
  const { t } = useTranslation('home');
  return (
    <div className="home-problem" aria-live="polite">
      {kind !== undefined && (
        <div className="ds-alert" data-color="warning">
          <p>
            {kind === 'not-sent'
              ? t(($) => $.problems['not-sent'])
              : t(($) => $.signIn.refused[meanings[kind] ?? 'other'])}
          </p>
        </div>
      )}
    </div>
  );
}
