import { create } from 'xmlbuilder2';
import type { Paper } from '../paper.ts';

const names = {
  cp: 'http://schemas.openxmlformats.org/package/2006/metadata/core-properties',
  dc: 'http://purl.org/dc/elements/1.1/',
  dcterms: 'http://purl.org/dc/terms/',
  xsi: 'http://www.w3.org/2001/XMLSchema-instance',
} as const;

/** What the file says about itself. The library's own would say when, to the millisecond, the file was made. */
export function coreProperties({ composed, keywords, created }: Paper, publisher: string): string {
  const time = created.toISOString();
  const root = create({ version: '1.0', encoding: 'UTF-8', standalone: true }).ele(
    names.cp,
    'cp:coreProperties',
  );
  for (const [prefix, name] of Object.entries(names)) {
    root.att('http://www.w3.org/2000/xmlns/', `xmlns:${prefix}`, name);
  }
  root.ele(names.dc, 'dc:title').txt(composed.title);
  root.ele(names.dc, 'dc:creator').txt(publisher);
  root.ele(names.cp, 'cp:keywords').txt(keywords);
  root.ele(names.cp, 'cp:lastModifiedBy').txt(publisher);
  root.ele(names.cp, 'cp:revision').txt('1');
  for (const field of ['dcterms:created', 'dcterms:modified']) {
    root.ele(names.dcterms, field).att(names.xsi, 'xsi:type', 'dcterms:W3CDTF').txt(time);
  }
  return root.end({ wellFormed: true });
}
