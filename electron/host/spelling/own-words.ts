import type { Language } from '#language/language.ts';

const listOf = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/u));

/** Words of meetings about children that the dictionaries lack, written for this program. */
export const ownWords: Readonly<Record<Language, ReadonlySet<string>>> = {
  nb: listOf(`
    noen noe dagtavle dagtavla dagtavlen dagtavler ordlek ordleken skjermtid skjermtida skjermtiden tigrinja kontoen app appen
    apper fagsystem fagsystemet fagsystemer stafettlogg stafettloggen stafettlogger stafettholder stafettholderen innlogging
    innloggingen innlogginga uteleke utelek lekegruppe lekegruppen utelekegruppe utelekegruppen planeier planeieren nettbrett
    nettbrettet podkast podkasten strømming strømme lenke lenken lenker tegnøkonomi hjem-skole-samarbeid
  `),
  nn: listOf(`
    dagtavle dagtavla dagtavler ordleik ordleiken skjermtid skjermtida tigrinja kontoen app appen appar fagsystem fagsystemet
    innlogging innlogginga temaet temaa skjemaet skjemaa lovpålagd filformat stafettlogg stafettloggen stafettloggar
    stafetthaldar stafetthaldaren uteleik uteleike leikegruppe leikegruppa uteleikegruppe uteleikegruppa planeigar planeigaren
    stadfortredar stadfortredaren nettbrett nettbrettet podkast podkasten strøyming lenkje lenkja lenkjer
  `),
};
