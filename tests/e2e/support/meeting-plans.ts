import type { NewActivity } from './minute-taker-steps.ts';
import type { Language } from './texts.ts';

/** What is said and done in a meeting about one of the demo plans. */
export interface MeetingPlay {
  readonly name: string;
  readonly language: Language;
  readonly here: readonly { readonly person: string; readonly by?: 'phone' | 'video' }[];
  readonly minuteTaker: string;
  /** As forms name somebody who said something. */
  readonly speaker: string;
  readonly goal: string;
  /** A document of the plan, and words that stand in it: drawn as a picture, or set in the letters of the wall. */
  readonly document: { readonly title: string; readonly isDrawn: boolean; readonly says: string };
  readonly topic: string;
  readonly evaluated: string;
  readonly evaluation: string;
  readonly added: NewActivity;
  readonly closed: string;
  readonly reason: string;
  readonly minutes: { readonly goal: string; readonly topic: string };
  readonly answers: { readonly agrees: string; readonly readsAtHome: string };
  readonly next: { readonly date: string; readonly time: string; readonly shown: string };
}

export const ada: MeetingPlay = {
  name: 'Ada',
  language: 'nb',
  here: [
    { person: 'Ada' },
    { person: 'Mor · Ingrid' },
    { person: 'Far · Tor' },
    { person: 'Marit Lunde' },
    { person: 'Jonas Berg' },
    { person: 'Eva Haugen', by: 'video' },
  ],
  minuteTaker: 'Jonas Berg',
  speaker: 'Mor · Ingrid',
  document: { title: 'Dagtavle for mandag', isDrawn: true, says: 'Matte i liten gruppe' },
  goal: 'Ada vet hva som skal skje, og gleder seg til skoledagen',
  topic: 'Leirskolen: hva gleder du deg til?',
  evaluated: 'Marit går gjennom dagsplanen sammen med deg klokken 08.20 hver skoledag.',
  evaluation: 'Du leser hele dagsplanen selv, og du tar den med hjem hver fredag.',
  added: {
    text: 'Jonas og du leser én side i den nye boken hver tirsdag klokken 09.00.',
    who: 'Jonas Berg',
    deadline: '2027-05-04',
  },
  closed: 'Kari møter deg ved døra klokken 13.30 hver dag.',
  reason: 'Du finner lek selv når du kommer til skolefritiden.',
  minutes: {
    goal: 'Ada viste oss den røde mappen. Hun leser planen selv.\nMor og far er enige.',
    topic: 'Ada gleder seg til kanoen. Hun vil ligge i rom med Emma.',
  },
  answers: { agrees: 'Mor · Ingrid', readsAtHome: 'Far · Tor' },
  next: { date: '2027-05-04', time: '13:00', shown: 'tirsdag 4. mai' },
};

export const isak: MeetingPlay = {
  name: 'Isak',
  language: 'nn',
  here: [
    { person: 'Mamma · Liv' },
    { person: 'Pappa · Håkon', by: 'phone' },
    { person: 'Solveig Myhre' },
    { person: 'Torunn Hauge' },
    { person: 'Anders Nes' },
  ],
  minuteTaker: 'Anders Nes',
  speaker: 'Torunn Hauge',
  document: { title: 'Plan for veka før skulestart', isDrawn: false, says: 'Isak blir kjend med skulen' },
  goal: 'Isak kjenner folk og rom når han begynner på skulen',
  topic: 'Stafettpinnen går vidare: frå Solveig til Torunn',
  evaluated: 'Isak besøkjer skulen tre tysdagar, frå klokka 10 til klokka 11.30.',
  evaluation: 'Isak har vore på skulen to gonger og finn vegen til garderoben sjølv.',
  added: {
    text: 'Torunn tek eit bilete av den raude kroken og gir det til Isak fredag klokka 10.',
    who: 'Torunn Hauge',
    deadline: '2027-04-30',
  },
  closed: 'Solveig og Isak lagar ei bok med bilete frå skulen.',
  reason: 'Boka er ferdig, og Isak viser henne til alle.',
  minutes: {
    goal: 'Torunn fortalde om besøka på skulen. Pappa sa at Isak snakkar om den raude kroken.',
    topic: 'Solveig og Torunn snakkar saman kvar månad fram til hausten.\nMamma er glad for det.',
  },
  answers: { agrees: 'Mamma · Liv', readsAtHome: 'Pappa · Håkon' },
  next: { date: '2027-04-27', time: '09:00', shown: 'tysdag 27. april' },
};
