import type { ReactNode } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HomeContact } from '#sync/home-messages.ts';
import { useHome } from './HomeContext.tsx';
import { Button } from './parts/Button.tsx';
import { ProblemNotice } from './parts/ProblemNotice.tsx';
import { TextField } from './parts/TextField.tsx';
import { useAction } from './use-action.ts';

interface ContactNeeds {
  readonly contact: HomeContact | undefined;
  readonly onChange: () => Promise<void>;
}

/** R12: how the family reaches the holder. What is left empty is taken away. */
export function ContactForm({ contact, onChange }: ContactNeeds): ReactNode {
  const { t } = useTranslation('home');
  const { store } = useHome();
  const { run, problem, isWaiting } = useAction();
  const [mobile, setMobile] = useState(contact?.mobile ?? '');
  const [email, setEmail] = useState(contact?.email ?? '');
  const [state, setState] = useState<'new' | 'tried' | 'saved'>('new');
  const wrong = state === 'tried' ? wrongIn(mobile.trim(), email.trim()) : {};

  async function save(): Promise<void> {
    setState('tried');
    const body = { ...given('mobile', mobile), ...given('email', email) };
    if (Object.keys(wrongIn(mobile.trim(), email.trim())).length > 0) return;
    const isSaved = await run(async () => store.tell({ method: 'PUT', path: '/v1/home/contact', body }));
    if (isSaved !== true) return;
    setState('saved');
    await onChange();
  }

  return (
    <form
      className="home-stack"
      noValidate
      aria-labelledby="contact"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <h2 id="contact">{t(($) => $.place.contact)}</h2>
      <p className="home-quiet">{t(($) => $.place.contactHint)}</p>
      <TextField
        label={t(($) => $.place.mobile)}
        type="tel"
        autoComplete="tel"
        maxLength={22}
        value={mobile}
        onType={setMobile}
        error={wrong.mobile === undefined ? undefined : t(($) => $.place[wrong.mobile ?? 'mobileWrong'])}
      />
      <TextField
        label={t(($) => $.place.email)}
        type="email"
        autoComplete="email"
        maxLength={120}
        value={email}
        onType={setEmail}
        error={wrong.email === undefined ? undefined : t(($) => $.place.emailWrong)}
      />
      <p aria-live="polite">{state === 'saved' && t(($) => $.place.contactSaved)}</p>
      <ProblemNotice problem={problem} />
      <Button type="submit" disabled={isWaiting}>
        {t(($) => $.place.contactSave)}
      </Button>
    </form>
  );
}

function given(key: 'mobile' | 'email', text: string): HomeContact {
  return text.trim() === '' ? {} : { [key]: text.trim() };
}

interface Wrong {
  readonly mobile?: 'mobileWrong' | 'contactMissing';
  readonly email?: true;
}

function wrongIn(mobile: string, email: string): Wrong {
  if (mobile === '' && email === '') return { mobile: 'contactMissing' };
  return {
    ...(mobile === '' || /^\+?[0-9][0-9 ]{4,20}$/u.test(mobile) ? {} : { mobile: 'mobileWrong' }),
    ...(email === '' || /^[^\s@]+@[^\s@]+\.[^\s@]+$/u.test(email) ? {} : { email: true }),
  };
}
