import type { ReactNode } from 'react';
import type { HomeText } from '#sync/home-messages.ts';

type Block = HomeText['blocks'][number];

/** The very text of the store, as text: nothing in it becomes part of the page. */
export function ConsentText({ text }: { text: HomeText }): ReactNode {
  return (
    <div className="home-text" lang={text.language}>
      {keyed(text.blocks).map(({ key, block }) => (
        <TextBlock key={key} block={block} />
      ))}
    </div>
  );
}

function TextBlock({ block }: { block: Block }): ReactNode {
  switch (block.kind) {
    case 'heading':
      return block.level === 1 ? <h3 className="home-text-title">{block.text}</h3> : <h4>{block.text}</h4>;
    case 'paragraph':
      return <p>{block.text}</p>;
    case 'list':
      return (
        <ul>
          {block.items.map((item) => (
            <li key={item}>{item}</li>
          ))}
        </ul>
      );
  }
}

/** A text may say the same sentence twice: how often it was said before tells them apart. */
function keyed(blocks: readonly Block[]): readonly { readonly key: string; readonly block: Block }[] {
  const said = new Map<string, number>();
  return blocks.map((block) => {
    const words = JSON.stringify(block);
    const before = said.get(words) ?? 0;
    said.set(words, before + 1);
    return { key: `${words} ${before}`, block };
  });
}
