import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChairView } from '#contract/views.ts';
import { formatDay } from '#language/dates.ts';
import { AskOnce } from '../components/plan/AskOnce.tsx';
import { MessageForm } from '../components/plan/MessageForm.tsx';
import { OpenForm } from '../components/plan/OpenForm.tsx';
import { useCommand } from '../host-client/use-command.ts';
import { joinNames } from '../language/join-names.ts';
import { useLanguage } from '../language/use-room-look.ts';
import { MessagesCalendar } from './MessagesPanelCalendar.tsx';

/** K1–K3, G5: what has come since last time, then what is to come. */
export function MessagesPanel({ view }: { view: ChairView }): ReactNode {
  const { t } = useTranslation('people');
  const fresh = view.messages.filter((one) => one.isNew);
  const older = view.messages.filter((one) => !one.isNew);
  const others = view.people.filter((one) => one.id !== view.plan?.me && one.consent !== 'ended');
  return (
    <section className="law-panel" aria-labelledby="messages">
      <h2 id="messages">{t(($) => $.messages.title)}</h2>
      <h3>{t(($) => $.messages.new)}</h3>
      {fresh.length === 0 ? <p className="quiet">{t(($) => $.messages.none)}</p> : <Messages rows={fresh} />}
      {older.length > 0 && (
        <details>
          <summary>{t(($) => $.messages.older)}</summary>
          <Messages rows={older} />
        </details>
      )}
      <OpenForm label={t(($) => $.messages.open)}>
        {(close) => <MessageForm people={others} onDone={close} />}
      </OpenForm>
      <MessagesCalendar view={view} />
    </section>
  );
}

type Row = ChairView['messages'][number];

function Messages({ rows }: { rows: readonly Row[] }): ReactNode {
  return (
    <ul className="messages">
      {rows.map((row) => (
        <Message key={row.id} row={row} />
      ))}
    </ul>
  );
}

function Message({ row }: { row: Row }): ReactNode {
  const { t } = useTranslation('people');
  const language = useLanguage();
  const command = useCommand();
  const day = formatDay(row.date, language, 'long');
  const to =
    row.to === undefined
      ? t(($) => $.messages.all)
      : joinNames(
          row.to,
          t(($) => $.and),
        );
  return (
    <li className="message">
      <p className="facts">
        <strong>{t(($) => $.messages.head, { from: row.from, to })}</strong>
        <span>{day}</span>
      </p>
      <p>{row.text}</p>
      {row.mine && (
        <AskOnce
          label={t(($) => $.messages.delete)}
          spoken={t(($) => $.messages.deleteOne, { day })}
          variant="tertiary"
          question={t(($) => $.messages.deleteTitle)}
          yes={t(($) => $.messages.deleteYes)}
          command={command}
          onYes={async () => (await command.run('message.delete', { message: row.id })).ok}
        >
          <p>{t(($) => $.messages.deleteText)}</p>
        </AskOnce>
      )}
    </li>
  );
}
