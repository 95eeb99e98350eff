import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ScreenPage } from '#contract/views.ts';
import { joinNames } from '../../language/join-names.ts';
import { PageDots, PageNumber, StageFrame } from './StageFrame.tsx';
import { StageIcon } from './StageIcon.tsx';

type PageOf<Kind extends ScreenPage['kind']> = Extract<ScreenPage, { kind: Kind }>;
type Person = PageOf<'people'>['rows'][number];
type Point = PageOf<'agenda'>['rows'][number];

/** Who is here. Nobody is shown as missing (D5). */
export function PeoplePage({ page }: { page: PageOf<'people'> }): ReactNode {
  const { t } = useTranslation('screen');
  return (
    <StageFrame
      left={<h1 className="stage-bar-title">{t(($) => $.people.title)}</h1>}
      right={<PageNumber {...page} />}
      bottomLeft={<SignedBy names={page.signedBy} />}
      bottomRight={<PageDots {...page} />}
    >
      <ul className="stage-rows stage-list">
        {page.rows.map((row) => (
          <li key={`${row.who} ${row.name}`} className="stage-row">
            <StageIcon shape={row.by === 'room' ? 'here' : 'away'} />
            <p>
              <PersonName row={row} /> <PersonDetail row={row} />
            </p>
          </li>
        ))}
      </ul>
    </StageFrame>
  );
}

function SignedBy({ names }: { names: readonly string[] | undefined }): ReactNode {
  const { t } = useTranslation('screen');
  if (names === undefined || names.length === 0) return null;
  const sentence = t(($) => $.people.signed, {
    names: joinNames(
      names,
      t(($) => $.people.and),
    ),
  });
  return <span className="stage-quiet">{sentence.charAt(0).toUpperCase() + sentence.slice(1)}</span>;
}

function PersonName({ row }: { row: Person }): ReactNode {
  const { t } = useTranslation('screen');
  if (row.who !== 'interpreter') return row.name;
  const { language } = row;
  return language === undefined
    ? t(($) => $.people.interpreterPlain)
    : t(($) => $.people.interpreter, { language });
}

function PersonDetail({ row }: { row: Person }): ReactNode {
  const { t } = useTranslation('screen');
  const about: Record<Person['who'], string | undefined> = {
    owner: t(($) => $.people.owner),
    guardian: undefined,
    professional: row.detail,
    interpreter: t(($) => $.people.confidential),
  };
  const by = { room: undefined, phone: t(($) => $.people.phone), video: t(($) => $.people.video) }[row.by];
  const words = [about[row.who], by].filter((word) => word !== undefined);
  return <span className="stage-row-detail">{words.join(' · ')}</span>;
}

/** What we talk about: what is done, where we are, what is to come. Never by colour alone. */
export function AgendaPage({ page }: { page: PageOf<'agenda'> }): ReactNode {
  const { t } = useTranslation('screen');
  return (
    <StageFrame
      left={<h1 className="stage-bar-title">{t(($) => $.agenda.title)}</h1>}
      bottomLeft={<PageDots {...page} />}
      bottomRight={<PageNumber {...page} />}
    >
      <ol className="stage-rows stage-list">
        {page.rows.map((row) => (
          <li
            key={row.id}
            className={`stage-row stage-point-${row.state}`}
            aria-current={row.state === 'now'}
          >
            {row.state === 'to-come' ? <span /> : <StageIcon shape={row.state === 'now' ? 'now' : 'check'} />}
            <p>
              <PointTitle row={row} />
              {row.state === 'done' && <span className="only-heard">, {t(($) => $.agenda.done)}</span>}
            </p>
          </li>
        ))}
      </ol>
    </StageFrame>
  );
}

function PointTitle({ row }: { row: Point }): ReactNode {
  const { t } = useTranslation('screen');
  const names: Record<Point['kind'], string> = {
    welcome: t(($) => $.agenda.welcome),
    'roll-call': t(($) => $.agenda.rollCall),
    goal: '',
    topic: t(($) => $.agenda.topic),
    'read-back': t(($) => $.agenda.readBack),
    'next-meeting': t(($) => $.agenda.nextMeeting),
  };
  if (row.goalNumber === undefined) {
    return row.title === undefined ? names[row.kind] : <span lang={row.language}>{row.title}</span>;
  }
  return (
    <>
      <span className="stage-row-number">{t(($) => $.agenda.goal, { number: row.goalNumber })}</span>{' '}
      <span lang={row.language}>{row.title}</span>
    </>
  );
}
