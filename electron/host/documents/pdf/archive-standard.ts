/**
 * pdfkit writes the marks of PDF/A by itself. The mark of PDF/UA is a property that PDF/A does not
 * know, so PDF/A wants it described before it is used: without the description the file is neither.
 */
const accessibility = 'http://www.aiim.org/pdfua/ns/id/';
const extension = 'http://www.aiim.org/pdfa/ns/';

const description = [
  `<rdf:Description rdf:about="" xmlns:pdfaExtension="${extension}extension/"`,
  ` xmlns:pdfaSchema="${extension}schema#" xmlns:pdfaProperty="${extension}property#">`,
  '<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">',
  '<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>',
  `<pdfaSchema:namespaceURI>${accessibility}</pdfaSchema:namespaceURI>`,
  '<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>',
  '<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">',
  '<pdfaProperty:name>part</pdfaProperty:name>',
  '<pdfaProperty:valueType>Integer</pdfaProperty:valueType>',
  '<pdfaProperty:category>internal</pdfaProperty:category>',
  '<pdfaProperty:description>Part of PDF/UA that the file keeps</pdfaProperty:description>',
  '</rdf:li></rdf:Seq></pdfaSchema:property>',
  '</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>',
];

const mark = [
  `<rdf:Description rdf:about="" xmlns:pdfuaid="${accessibility}">`,
  '<pdfuaid:part>1</pdfuaid:part></rdf:Description>',
];

export const accessibilityMetadata = `\n${[...description, ...mark].join('')}\n`;
