import type { Language } from '#domain/bodies.ts';
import { consentWordingOf } from '#domain/consent-wording.ts';
import type { ConsentDraft } from '#domain/standing.ts';
import type { ConsentLine } from '#language/consent-text.ts';
import { consentText } from '#language/consent-text.ts';
import type { HomeText } from '#sync/home-messages.ts';
import type { Here } from './find-here.ts';
import type { HomeNeeds } from './home-needs.ts';

/** C2, C9: the whole text that is signed, composed where the wall's is: the page only draws it. */
export function composeConsent(
  { store, texts }: Pick<HomeNeeds, 'store' | 'texts'>,
  here: Here,
  asked: { readonly draft: ConsentDraft; readonly language?: Language },
): HomeText {
  const { today } = here.at;
  const wording = consentWordingOf(here.state, asked.draft, { today, profile: store.profile });
  const language = asked.language ?? wording.language;
  return { language, blocks: toBlocks(consentText(texts, { ...wording, language })) };
}

type Block = HomeText['blocks'][number];

function toBlocks(lines: readonly ConsentLine[]): Block[] {
  const blocks: Block[] = [];
  for (const { heading, text, item } of lines) {
    const last = blocks.at(-1);
    if (item === true && last?.kind === 'list') last.items.push(text);
    else if (item === true) blocks.push({ kind: 'list', items: [text] });
    else if (heading) blocks.push({ kind: 'heading', level: blocks.length === 0 ? 1 : 2, text });
    else blocks.push({ kind: 'paragraph', text });
  }
  return blocks;
}
