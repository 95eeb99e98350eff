import type { PlainHints } from './plain-hints.ts';

export const hintsNn: PlainHints = {
  nationalId: 'Dette er eit fødselsnummer. Ta det bort.',
  passive: 'Kven gjer det? Skriv namnet eller tenesta.',
  shortForm: 'Skriv heile ordet: {{full}}.',
  letters: 'Skriv kva bokstavane betyr: {{full}}.',
  unknownLetters: 'Skriv kva bokstavane betyr.',
  plain: 'Skriv heller: {{words}}.',
  longSentence: 'Setninga har {{words}} ord. Del henne.',
  veryLongSentence: 'Setninga har {{words}} ord. Ho er vanskeleg å høyre. Del henne i to eller tre.',
  longWord: 'Langt ord. Del det, eller forklar det.',
  otherForm: 'Dette er bokmål. På nynorsk: {{word}}.',
  thirdParty: 'Handlar dette om den planen gjeld? Skriv berre det de har lov til å dele.',
  unknownName: '{{name}} er ikkje med i planen. Har de lov til å skrive namnet?',
  diagnosis: 'Har de lov til å dele dette? Skriv heller kva som hjelper.',
  safety: 'Er du uroleg for om barnet er trygt? Ikkje skriv det i planen. Ta det opp utanfor møtet.',
  spelling: 'Er ordet skrive rett?',
  spellingLike: 'Er ordet skrive rett? Kanskje: {{words}}.',
};
