import { caseFolder, folderTitles, madeBy, oneFile, recordTitles, system } from './archive-elements.ts';
import type { ArchiveMessage } from './archive-message.ts';
import { element, writeXml } from './write-xml.ts';
import type { XmlElement } from './write-xml.ts';

const names = {
  own: 'https://ks-no.github.io/standarder/fiks-protokoll/fiks-arkiv/arkivmelding/opprett/v1',
  catalogue: 'https://ks-no.github.io/standarder/fiks-protokoll/fiks-arkiv/metadatakatalog/v1',
} as const;

/** Noark's own codes for a finished document inside the organisation: the same in every archive. */
const codes = {
  caseOpen: { code: 'B', text: 'Under behandling' },
  caseClosed: { code: 'A', text: 'Avsluttet' },
  documentDone: { code: 'F', text: 'Dokumentet er ferdigstilt' },
  main: { code: 'H', text: 'Hoveddokument' },
  archiveFormat: { code: 'A', text: 'Arkivformat' },
  internalSender: { code: 'IA', text: 'Intern avsender' },
  internalRecord: { code: 'X', text: 'Organinternt dokument uten oppfølging' },
  recordDone: { code: 'F', text: 'Ferdigstilt av saksbehandler' },
} as const;

/** KS Fiks Arkiv, `no.ks.fiks.arkiv.v1.arkivering.arkivmelding.opprett`: folder and registration side by side. */
export function writeFiksArkiv(message: ArchiveMessage): string {
  return writeXml(
    names,
    element('arkivmelding', [system(message), oneFile, folder(message), registration(message)]),
  );
}

/** The archive finds the folder again by our key: the first message makes it, the next one goes into it. */
function folder(message: ArchiveMessage): XmlElement {
  const { settings, ids, closed } = message;
  return caseFolder([
    ...folderTitles(message),
    shielding(message),
    externalKey(message, ids.folder),
    element('saksdato', message.opened),
    element('administrativEnhet', [catalogue('navn', settings.unit)]),
    element('saksansvarlig', [catalogue('navn', message.responsible)]),
    coded('saksstatus', closed ? codes.caseClosed : codes.caseOpen),
  ]);
}

function registration(message: ArchiveMessage): XmlElement {
  const { settings, ids } = message;
  const toFolder: XmlElement = {
    name: 'referanseEksternNoekkel',
    of: 'catalogue',
    content: [catalogue('fagsystem', settings.system), catalogue('noekkel', ids.folder)],
  };
  return {
    name: 'registrering',
    type: 'journalpost',
    content: [
      ...madeBy(message),
      element('referanseForelderMappe', [toFolder]),
      shielding(message),
      description(message),
      ...recordTitles(message),
      element('korrespondansepart', [
        coded('korrespondanseparttype', codes.internalSender),
        element('korrespondansepartNavn', settings.unit),
      ]),
      externalKey(message, ids.registration),
      coded('journalposttype', codes.internalRecord),
      coded('journalstatus', codes.recordDone),
      element('dokumentetsDato', message.date),
      element('offentlighetsvurdertDato', message.date),
    ],
  };
}

function description(message: ArchiveMessage): XmlElement {
  const { settings, category, author, ids } = message;
  return element('dokumentbeskrivelse', [
    coded('dokumenttype', settings[category]),
    coded('dokumentstatus', codes.documentDone),
    element('tittel', message.titles.title),
    element('forfatter', author),
    ...madeBy(message),
    coded('tilknyttetRegistreringSom', codes.main),
    element('dokumentnummer', '1'),
    shielding(message),
    file(message),
    externalKey(message, ids.description),
  ]);
}

function file({ settings, file: { name, mediaType, sha256, bytes } }: ArchiveMessage): XmlElement {
  return element('dokumentobjekt', [
    element('versjonsnummer', '1'),
    coded('variantformat', codes.archiveFormat),
    coded('format', settings.format),
    element('formatDetaljer', settings.format.text),
    element('mimeType', mediaType),
    element('filnavn', name),
    element('referanseDokumentfil', name),
    element('sjekksum', sha256),
    element('sjekksumAlgoritme', 'SHA-256'),
    element('filstoerrelse', String(bytes)),
  ]);
}

function shielding({ settings }: ArchiveMessage): XmlElement {
  return element('skjerming', [
    coded('tilgangsrestriksjon', settings.restriction),
    element('skjermingshjemmel', settings.basis),
  ]);
}

function externalKey({ settings }: ArchiveMessage, key: string): XmlElement {
  return element('referanseEksternNoekkel', [
    catalogue('fagsystem', settings.system),
    catalogue('noekkel', key),
  ]);
}

function coded(name: string, { code, text }: { readonly code: string; readonly text: string }): XmlElement {
  return element(name, [catalogue('kode', code), catalogue('beskrivelse', text)]);
}

function catalogue(name: string, content: string): XmlElement {
  return { name, of: 'catalogue', content };
}
