import type { ArchiveMessage } from './archive-message.ts';
import { element } from './write-xml.ts';
import type { XmlElement } from './write-xml.ts';

/** What both forms of an arkivmelding say in the same words. */

export function system({ settings }: ArchiveMessage): XmlElement {
  return element('system', settings.system);
}

/** One document goes with each message. */
export const oneFile: XmlElement = element('antallFiler', '1');

export function caseFolder(content: readonly XmlElement[]): XmlElement {
  return { name: 'mappe', type: 'saksmappe', content };
}

export function folderTitles({ titles }: ArchiveMessage): readonly XmlElement[] {
  return [element('tittel', titles.caseTitle), element('offentligTittel', titles.publicCase)];
}

export function recordTitles({ titles }: ArchiveMessage): readonly XmlElement[] {
  return [element('tittel', titles.title), element('offentligTittel', titles.publicTitle)];
}

export function madeBy({ made, author }: ArchiveMessage): readonly XmlElement[] {
  return [element('opprettetDato', made), element('opprettetAv', author)];
}
