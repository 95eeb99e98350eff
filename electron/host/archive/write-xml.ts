import { create } from 'xmlbuilder2';

/** An element as plain data: what a serializer gives, with no library in it. */
export interface XmlElement {
  readonly name: string;
  /** The namespace of the whole, or the catalogue's (`n5mdk`). */
  readonly of?: 'catalogue';
  /** `xsi:type`: which of the kinds that the schema allows here. */
  readonly type?: string;
  readonly content: string | readonly XmlElement[];
}

export interface XmlNames {
  readonly own: string;
  readonly catalogue?: string;
}

type Node = ReturnType<typeof create>;

const instance = 'http://www.w3.org/2001/XMLSchema-instance';
const declaring = 'http://www.w3.org/2000/xmlns/';

/** The bytes of a message. `wellFormed`: a character that XML has no place for is an error, never a broken file. */
export function writeXml(names: XmlNames, root: XmlElement): string {
  const document = create({ version: '1.0', encoding: 'UTF-8' });
  const top = document.ele(names.own, root.name);
  if (names.catalogue !== undefined) top.att(declaring, 'xmlns:n5mdk', names.catalogue);
  top.att(declaring, 'xmlns:xsi', instance);
  addContent(top, names, root.content);
  return `${document.end({ prettyPrint: true, wellFormed: true })}\n`;
}

function addContent(node: Node, names: XmlNames, content: XmlElement['content']): void {
  if (typeof content === 'string') {
    node.txt(content.normalize('NFC'));
    return;
  }
  for (const part of content) {
    const isCatalogue = part.of === 'catalogue';
    const child = isCatalogue
      ? node.ele(names.catalogue ?? names.own, `n5mdk:${part.name}`)
      : node.ele(names.own, part.name);
    if (part.type !== undefined) child.att(instance, 'xsi:type', part.type);
    addContent(child, names, part.content);
  }
}

/** An element that holds text, or others. */
export function element(name: string, content: XmlElement['content']): XmlElement {
  return { name, content };
}
