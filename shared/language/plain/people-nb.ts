/** What to write to the child and about nobody else (L1, L2, L3), in bokmål: forms = hint. */
export const positive = `
klarer ikke, klarer ikke å, greier ikke, greier ikke å, mestrer ikke = Skriv hva barnet øver på eller får til, og hva som hjelper.
vil ikke, nekter, nekter å, vegrer seg, vegrer seg for = Skriv hva som skjer, og hva som gjør det lettere.
er ikke i stand til, ute av stand til = Skriv hva barnet trenger for å få det til.
mangler, mangler evne til, har ikke evne til = Skriv hva barnet trenger.
dårlig oppførsel, dårlig atferd, trassig, lat, umoden, ukonsentrert, uoppmerksom, vanskelig barn, problembarn, problematisk = Beskriv hva du ser, uten å sette merkelapp.
får ikke lov, får ikke lov til, må ikke, skal ikke = Skriv hva barnet kan eller skal gjøre.
svak, svake, svakt, dårligere enn, ligger etter = Skriv hva barnet kan, og hva det skal øve på.
`;

export const address = `
vedkommende, undertegnede, planeier, planeieren, brukeren, klienten, pasienten, tjenestemottaker, tjenestemottakeren = Skriv navnet, «du» eller «dere».
eleven, barnet, ungdommen, gutten, jenta = Skriv navnet eller «du».
foresatte, de foresatte, hjemmet = Skriv «dere», «mor» eller «far», eller navnet.
`;

/** Other people than the one whose plan it is. */
export const thirdParty = `
søsken, søskenet, bror, broren, lillebror, storebror, søster, søsteren, lillesøster, storesøster, medelev, medelever, medeleven, klassekamerat, klassekamerater, naboen, nabogutten, stefar, stefaren, stemor, stemoren, samboer, samboeren, kjæresten til mor, kjæresten til far, skilsmisse, skilsmissen, samlivsbrudd, samlivsbruddet, rus, rusproblem, rusproblemer, fengsel, gjeld, arbeidsledig, diagnosen til mor, diagnosen til far, mors diagnose, fars diagnose, mors helse, fars helse, mors psykiske helse, fars psykiske helse
`;
