/** What leaves time and extent open in nynorsk, and the question that it raises: forms = hint. */
export const vague = `
snarast, snarast råd, snarast mogleg = Kva dato?
så snart som mogleg, så snart som råd, så fort som mogleg, så fort som råd, så raskt som mogleg, så tidleg som mogleg, raskast mogleg, så snart det let seg gjere = Kva dato?
ved første høve, ved fyrste høve, ved høve, når høvet byr seg, ved eit seinare høve = Skriv når: dag og klokkeslett.
i nær framtid, i næraste framtid, i den næraste tida, i tida framover = Skriv frå kva dato til kva dato.
om kort tid, innan kort tid, innan rimeleg tid, i løpet av kort tid = Kva dato?
på sikt, på lengre sikt, på lang sikt, på kort sikt = Skriv kva månad eller dato.
etter kvart, med tida, når tida er inne = Skriv når.
inntil vidare, førebels = Skriv til kva dato.
fortløpande, løpande = Skriv kor ofte, til dømes «kvar fredag».
jamleg, jamlege, jamt, regelmessig, regelmessige, med jamne mellomrom = Skriv kor ofte, til dømes «annankvar tysdag».
frå tid til anna, av og til, tidvis, ein gong iblant, i blant, iblant, stundom = Skriv kor ofte.
i periodar, i ein periode, ei stund, ei tid framover, over tid = Skriv kor lenge: frå dato til dato.
til ei kvar tid, til kvar tid = Skriv når det gjeld, eller stryk uttrykket.
i god tid = Skriv kor lenge før, til dømes «to veker før».
i den grad det er mogleg, i den grad det let seg gjere, i den grad det er behov, i den grad, i den mon det er mogleg, i den mon, i den utstrekning = Skriv kva som skal skje, og når.
i størst mogleg grad, i så stor grad som mogleg = Skriv kor mykje eller kor ofte.
så langt det er mogleg, så langt som mogleg, så langt råd er, så langt det let seg gjere, så sant det er mogleg = Skriv kva som skal skje, og når.
dersom mogleg, viss mogleg, om mogleg, der det er mogleg, når det er mogleg, dersom det er mogleg, viss det er mogleg, om råd er = Skriv om det skal skje eller ikkje, og kven som avgjer.
ved behov, etter behov, dersom det er behov, viss det er behov = Skriv kva som utløyser det, til dømes «når Jonas ber om det».
så mykje som mogleg, så ofte som mogleg, mest mogleg, best mogleg, flest mogleg, så godt som mogleg, så godt råd er = Skriv kor mykje eller kor ofte.
i nokon grad, til ei viss grad, til ein viss grad, i varierande grad, i mindre grad, i større grad, i høgare grad = Skriv kva de ser, med tal eller døme.
noko meir, litt meir, litt oftare, noko oftare, ein del, nokre gonger, fleire gonger = Skriv eit tal.
eventuelt, eventuell, eventuelle = Skriv om det skal skje, og kven som avgjer.
tilstrekkeleg oppfølging, god oppfølging, tett oppfølging, ekstra oppfølging, tettare oppfølging, ekstra støtte, naudsynt støtte, nødvendig støtte, naudsynt hjelp, nødvendig hjelp = Skriv kva de konkret gjer.
god dialog, tett dialog, tett samarbeid, tettare samarbeid, godt samarbeid = Skriv kven som snakkar saman, korleis og kor ofte.
`;

/** Sounds like work and says nothing of what is done. */
export const vagueAction = `
jobbe med, jobbar med, arbeide med, arbeider med, arbeidast med, jobbe vidare med, jobbar vidare med = Skriv kva de konkret gjer.
ha fokus på, har fokus på, fokusere på, fokuserer på, setje fokus på, sette fokus på, auka fokus på, ekstra fokus på = Skriv kva de konkret gjer.
leggje til rette for, legge til rette for, legg til rette for, lagt til rette for, tilretteleggje for, tilrettelegge for = Skriv kva som blir annleis for barnet.
følgje med på, følgjer med på, følge med på, følger med på, halde eit auge med, ha ein plan for = Skriv kva de ser etter, og når.
vurdere om det er mogleg å, sjå på moglegheita for, ser på moglegheita for, sjå på høvet til = Skriv kven som gir svar, og når.
`;

/** Hides who does it. */
export const impersonal = `
det er viktig at, det er ønskjeleg at, det er ønskjeleg å, det blir tilrådd at, det bør, det må, det skal, det er venta at = Skriv kven som gjer det.
man = Skriv kven: «vi», «du» eller eit namn.
`;
