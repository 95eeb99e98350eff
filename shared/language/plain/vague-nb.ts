/** What leaves time and extent open in bokmål, and the question that it raises: forms = hint. */
export const vague = `
snarest, snarest mulig = Hvilken dato?
så snart som mulig, så fort som mulig, så raskt som mulig, så tidlig som mulig, fortest mulig, raskest mulig, hurtigst mulig, så snart det lar seg gjøre = Hvilken dato?
ved første anledning, ved anledning, ved leilighet, ved en senere anledning, ved senere anledning = Skriv når: dag og klokkeslett.
i nær framtid, i nær fremtid, i nærmeste framtid, i nærmeste fremtid, i den nærmeste tiden, i tiden framover, i tiden fremover = Skriv fra hvilken dato til hvilken dato.
om kort tid, innen kort tid, innen rimelig tid, i løpet av kort tid, i løpet av rimelig tid = Hvilken dato?
på sikt, på lengre sikt, på lang sikt, på kort sikt = Skriv hvilken måned eller dato.
etter hvert, etterhvert, med tiden, når tiden er inne = Skriv når.
inntil videre, foreløpig = Skriv til hvilken dato.
fortløpende, løpende = Skriv hvor ofte, for eksempel «hver fredag».
jevnlig, jevnlige, regelmessig, regelmessige, med jevne mellomrom, rutinemessig = Skriv hvor ofte, for eksempel «annenhver tirsdag».
fra tid til annen, av og til, tidvis, en gang iblant, i blant, iblant = Skriv hvor ofte.
i perioder, i en periode, for en periode, en stund, en tid framover, en tid fremover, over tid = Skriv hvor lenge: fra dato til dato.
til enhver tid = Skriv når det gjelder, eller stryk uttrykket.
i god tid = Skriv hvor lenge før, for eksempel «to uker før».
i den grad det er mulig, i den grad det lar seg gjøre, i den grad det er behov, i den grad, i den utstrekning det er mulig, i den utstrekning = Skriv hva som skal skje, og når.
i størst mulig grad, i størst mulig utstrekning, i så stor grad som mulig = Skriv hvor mye eller hvor ofte.
så langt det er mulig, så langt som mulig, så langt det lar seg gjøre, så sant det er mulig, så langt det er praktisk mulig = Skriv hva som skal skje, og når.
dersom mulig, hvis mulig, om mulig, der det er mulig, når det er mulig, dersom det er mulig, hvis det er mulig, hvis det lar seg gjøre = Skriv om det skal skje eller ikke, og hvem som bestemmer.
ved behov, etter behov, dersom det er behov, hvis det er behov, ved eventuelle behov = Skriv hva som utløser det, for eksempel «når Jonas ber om det».
så mye som mulig, så ofte som mulig, mest mulig, best mulig, flest mulig, så godt som mulig = Skriv hvor mye eller hvor ofte.
i noen grad, i noe grad, til en viss grad, i varierende grad, i mindre grad, i større grad, i høyere grad = Skriv hva dere ser, med tall eller eksempel.
noe mer, litt mer, litt oftere, noe oftere, en del, noen ganger, flere ganger, i ny og ne = Skriv et tall.
eventuelt, eventuell, eventuelle = Skriv om det skal skje, og hvem som bestemmer.
tilstrekkelig oppfølging, god oppfølging, tett oppfølging, ekstra oppfølging, tettere oppfølging, ekstra støtte, nødvendig støtte, nødvendig hjelp, noe hjelp = Skriv hva dere konkret gjør.
god dialog, tett dialog, tett samarbeid, tettere samarbeid, godt samarbeid = Skriv hvem som snakker sammen, hvordan og hvor ofte.
`;

/** Sounds like work and says nothing of what is done. */
export const vagueAction = `
jobbe med, jobber med, jobbes med, arbeide med, arbeider med, arbeides med, jobbe videre med, jobber videre med = Skriv hva dere konkret gjør.
ha fokus på, har fokus på, fokusere på, fokuserer på, sette fokus på, ekstra fokus på, økt fokus på = Skriv hva dere konkret gjør.
legge til rette for, legger til rette for, lagt til rette for, tilrettelegge for, tilrettelegger for = Skriv hva som blir annerledes for barnet.
følge med på, følger med på, holde et øye med, ha en plan for = Skriv hva dere ser etter, og når.
vurdere muligheten for, vurderer muligheten for, se på muligheten for, ser på muligheten for, undersøke muligheten for = Skriv hvem som gir svar, og når.
`;

/** Hides who does it. */
export const impersonal = `
det er viktig at, det er ønskelig at, det er ønskelig å, det anbefales at, det anbefales å, det bør, det må, det skal, det forventes at, det forutsettes at, det oppfordres til = Skriv hvem som gjør det.
man = Skriv hvem: «vi», «du» eller et navn.
`;
