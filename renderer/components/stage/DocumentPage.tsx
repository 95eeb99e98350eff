import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ScreenPage } from '#contract/views.ts';
import { PageDots, PageNumber, StageFrame } from './StageFrame.tsx';

type PageOf<Kind extends ScreenPage['kind']> = Extract<ScreenPage, { kind: Kind }>;

/** A page of a document as the host has drawn it; where it could not, one calm sentence and no reason on the wall. */
export function DocumentPage({ page }: { page: PageOf<'document'> }): ReactNode {
  return (
    <StageFrame
      place="middle"
      left={<h1 className="stage-bar-title">{page.title}</h1>}
      right={<PageNumber {...page} />}
      bottomLeft={<PageDots {...page} />}
    >
      <Drawn page={page} />
    </StageFrame>
  );
}

function Drawn({ page }: { page: PageOf<'document'> }): ReactNode {
  const { t } = useTranslation('screen');
  const { picture, reason, text, language } = page;
  if (reason !== undefined) return <p className="stage-title">{t(($) => $.document.refused)}</p>;
  if (picture === undefined) return <p className="stage-label stage-quiet">{t(($) => $.document.coming)}</p>;
  return (
    <img
      className="stage-document"
      lang={language}
      alt={text === '' ? t(($) => $.document.picture) : text}
      src={`data:image/webp;base64,${picture.data}`}
      width={picture.width}
      height={picture.height}
    />
  );
}
