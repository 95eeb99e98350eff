import { createTransport } from 'nodemailer';
import type { SignInFile } from './sign-in-file.ts';

export interface CodeMessage {
  readonly email: string | null;
  readonly language: 'nb' | 'nn';
  readonly code: string;
  readonly minutes: number;
}

/** How a one-time code reaches a person. Says whether it went out. */
export interface Messenger {
  readonly sendCode: (message: CodeMessage) => Promise<boolean>;
  /** To try out: the code stands on the page, for there is nobody to send it to. */
  readonly isShown: boolean;
  readonly stop: () => void;
}

export function createTryoutOutbox(): Messenger {
  return { sendCode: async () => true, isShown: true, stop: () => undefined };
}

export function createMailMessenger(mail: NonNullable<SignInFile['mail']>): Messenger {
  const transport = createTransport({
    url: mail.url,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 20_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    isShown: false,
    sendCode: async ({ email, language, code, minutes }) => {
      if (email === null) return false;
      const text = mail.text[language].replace('{code}', code).replace('{minutes}', String(minutes));
      const sending = transport.sendMail({
        from: mail.from,
        to: email,
        subject: mail.subject[language],
        text,
      });
      return sending.then(
        () => true,
        () => false,
      );
    },
    stop: () => transport.close(),
  };
}
