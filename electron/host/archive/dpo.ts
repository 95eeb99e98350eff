import { caseFolder, folderTitles, madeBy, oneFile, recordTitles, system } from './archive-elements.ts';
import type { ArchiveMessage } from './archive-message.ts';
import { element, writeXml } from './write-xml.ts';
import type { XmlElement } from './write-xml.ts';

const names = { own: 'http://www.arkivverket.no/standarder/noark5/arkivmelding' } as const;

/** The words of Noark 5 version 3.1, which the schema itself lists. */
const words = {
  caseOpen: 'Under behandling',
  caseClosed: 'Avsluttet',
  documentDone: 'Dokumentet er ferdigstilt',
  main: 'Hoveddokument',
  archiveFormat: 'Arkivformat',
  internalSender: 'Intern avsender',
  internalRecord: 'Organinternt dokument uten oppfølging',
  recordDone: 'Ferdigstilt fra saksbehandler',
  shieldTitle: 'Skjerming tittel: alt unntatt første linje',
  shieldDocument: 'Skjerming av hele dokumentet',
} as const;

/** eFormidling's own form: one folder that holds one registration, and everything by GUID. */
export function writeDpo(message: ArchiveMessage): string {
  return writeXml(
    names,
    element('arkivmelding', [
      system(message),
      element('meldingId', message.ids.message),
      element('tidspunkt', message.made),
      oneFile,
      folder(message),
    ]),
  );
}

function folder(message: ArchiveMessage): XmlElement {
  const { settings, ids, closed } = message;
  return caseFolder([
    element('systemID', ids.folder),
    ...folderTitles(message),
    ...madeBy(message),
    shielding(message),
    registration(message),
    element('saksdato', message.opened),
    element('administrativEnhet', settings.unit),
    element('saksansvarlig', message.responsible),
    element('saksstatus', closed ? words.caseClosed : words.caseOpen),
  ]);
}

function registration(message: ArchiveMessage): XmlElement {
  const { settings, ids, made, date } = message;
  return {
    name: 'basisregistrering',
    type: 'journalpost',
    content: [
      element('systemID', ids.registration),
      ...madeBy(message),
      element('arkivertDato', made),
      element('arkivertAv', settings.system),
      element('referanseForelderMappe', ids.folder),
      shielding(message),
      description(message),
      ...recordTitles(message),
      element('journalposttype', words.internalRecord),
      element('journalstatus', words.recordDone),
      element('journaldato', date),
      element('dokumentetsDato', date),
      element('offentlighetsvurdertDato', date),
      element('korrespondansepart', [
        element('korrespondanseparttype', words.internalSender),
        element('korrespondansepartNavn', settings.unit),
      ]),
    ],
  };
}

function description(message: ArchiveMessage): XmlElement {
  const { settings, category, author, made, ids, titles, file } = message;
  return element('dokumentbeskrivelse', [
    element('systemID', ids.description),
    element('dokumenttype', settings[category].text),
    element('dokumentstatus', words.documentDone),
    element('tittel', titles.title),
    element('forfatter', author),
    ...madeBy(message),
    element('tilknyttetRegistreringSom', words.main),
    element('dokumentnummer', '1'),
    element('tilknyttetDato', made),
    element('tilknyttetAv', author),
    shielding(message),
    element('dokumentobjekt', [
      element('versjonsnummer', '1'),
      element('variantformat', words.archiveFormat),
      ...madeBy(message),
      element('referanseDokumentfil', file.name),
    ]),
  ]);
}

function shielding({ settings }: ArchiveMessage): XmlElement {
  return element('skjerming', [
    element('tilgangsrestriksjon', settings.restriction.text),
    element('skjermingshjemmel', settings.basis),
    element('skjermingMetadata', words.shieldTitle),
    element('skjermingDokument', words.shieldDocument),
  ]);
}
