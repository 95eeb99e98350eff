/** What to write to the child and about nobody else (L1, L2, L3), in nynorsk: forms = hint. */
export const positive = `
klarer ikkje, klarer ikkje å, greier ikkje, meistrar ikkje = Skriv kva barnet øver på eller får til, og kva som hjelper.
vil ikkje, nektar, nektar å, vegrar seg, vegrar seg for = Skriv kva som skjer, og kva som gjer det lettare.
er ikkje i stand til, ute av stand til = Skriv kva barnet treng for å få det til.
manglar, manglar evne til, har ikkje evne til = Skriv kva barnet treng.
dårleg oppførsel, dårleg åtferd, trassig, lat, umoden, ukonsentrert, uoppmerksam, vanskeleg barn, problembarn, problematisk = Beskriv kva du ser, utan å setje merkelapp.
får ikkje lov, får ikkje lov til, må ikkje, skal ikkje = Skriv kva barnet kan eller skal gjere.
svak, svake, svakt, dårlegare enn, ligg etter = Skriv kva barnet kan, og kva det skal øve på.
`;

export const address = `
vedkomande, underteikna, planeigar, planeigaren, brukaren, klienten, pasienten, tenestemottakar, tenestemottakaren = Skriv namnet, «du» eller «de».
eleven, barnet, ungdommen, guten, jenta = Skriv namnet eller «du».
føresette, dei føresette, heimen = Skriv «de», «mor» eller «far», eller namnet.
`;

/** Other people than the one whose plan it is. */
export const thirdParty = `
søsken, sysken, bror, broren, lillebror, veslebror, storebror, syster, søster, systera, søstera, lillesøster, storesøster, medelev, medelevar, medeleven, klassekamerat, klassekameratar, naboen, stefar, stefaren, stemor, stemora, sambuar, sambuaren, kjærasten til mor, kjærasten til far, skilsmisse, skilsmissa, samlivsbrot, samlivsbrotet, rus, rusproblem, fengsel, pengegjeld, arbeidsledig, diagnosen til mor, diagnosen til far, helsa til mor, helsa til far
`;
