import type { PlainHints } from './plain-hints.ts';

export const hintsNb: PlainHints = {
  nationalId: 'Dette er et fødselsnummer. Ta det bort.',
  passive: 'Hvem gjør det? Skriv navnet eller tjenesten.',
  shortForm: 'Skriv hele ordet: {{full}}.',
  letters: 'Skriv hva bokstavene betyr: {{full}}.',
  unknownLetters: 'Skriv hva bokstavene betyr.',
  plain: 'Skriv heller: {{words}}.',
  longSentence: 'Setningen har {{words}} ord. Del den.',
  veryLongSentence: 'Setningen har {{words}} ord. Den er vanskelig å høre. Del den i to eller tre.',
  longWord: 'Langt ord. Del det, eller forklar det.',
  otherForm: 'Dette er nynorsk. På bokmål: {{word}}.',
  thirdParty: 'Handler dette om den planen gjelder? Skriv bare det dere har lov til å dele.',
  unknownName: '{{name}} er ikke med i planen. Har dere lov til å skrive navnet?',
  diagnosis: 'Har dere lov til å dele dette? Skriv heller hva som hjelper.',
  safety: 'Er du urolig for om barnet er trygt? Ikke skriv det i planen. Ta det opp utenfor møtet.',
  spelling: 'Er ordet skrevet rett?',
  spellingLike: 'Er ordet skrevet rett? Kanskje: {{words}}.',
};
