import type { ReactNode } from 'react';
import type { RichText } from '#domain/rich-text.ts';

type Block = RichText['content'][number];
type Inline = NonNullable<Extract<Block, { type: 'paragraph' }>['content']>;

/** A section as whoever does not hold the pen reads it. */
export function RichTextLines({ text }: { text: RichText }): ReactNode {
  return inPlace(text.content).map(({ key, one }) => <OneBlock key={key} block={one} />);
}

function OneBlock({ block }: { block: Block }): ReactNode {
  switch (block.type) {
    case 'paragraph':
      return (
        <p>
          <Words content={block.content} />
        </p>
      );
    case 'heading':
      return (
        <h4>
          <Words content={block.content} />
        </h4>
      );
    case 'bulletList':
      return (
        <ul>
          <Items block={block} />
        </ul>
      );
    case 'orderedList':
      return (
        <ol>
          <Items block={block} />
        </ol>
      );
  }
}

function Items({ block }: { block: Extract<Block, { type: 'bulletList' | 'orderedList' }> }): ReactNode {
  return inPlace(block.content).map(({ key, one: item }) => (
    <li key={key}>
      {inPlace(item.content).map((line) => (
        <p key={line.key}>
          <Words content={line.one.content} />
        </p>
      ))}
    </li>
  ));
}

/** An empty line keeps its height. */
function Words({ content }: { content: Inline | undefined }): ReactNode {
  if (content === undefined || content.length === 0) return <br />;
  return inPlace(content).map(({ key, one: part }) => {
    if (part.type === 'hardBreak') return <br key={key} />;
    const marks = new Set((part.marks ?? []).map(({ type }) => type));
    const slanted = marks.has('italic') ? <em>{part.text}</em> : part.text;
    return <span key={key}>{marks.has('bold') ? <strong>{slanted}</strong> : slanted}</span>;
  });
}

/** Text has no names for its parts: what stands at a place is what is drawn there. */
function inPlace<One>(list: readonly One[]): readonly { readonly key: string; readonly one: One }[] {
  return list.map((one, at) => ({ key: String(at), one }));
}
