/** Words that one written form has and the other has not, and what to write there. */
export const otherForm = {
  nb: `
ikkje:ikke kva:hva kven:hvem korleis:hvordan kvifor:hvorfor eg:jeg dykk:dere dykkar:deres frå:fra
nokon:noen nokre:noen veke:uke veker:uker føresette:foresatte teneste:tjeneste tenester:tjenester
tenesta:tjenesten eit:et saman:sammen berre:bare vere:være gjere:gjøre gjer:gjør seier:sier mykje:mye
fleire:flere meir:mer byrje:begynne byrjar:begynner deira:deres sjølv:selv høyrer:hører kjem:kommer
samtykkje:samtykke barnehagane:barnehagene lærarane:lærerne noko:noe dei:de kvar:hver kvart:hvert
korfor:hvorfor vart:ble skulen:skolen skulane:skolene medan:mens difor:derfor
elevane:elevene læraren:læreren måndag:mandag tysdag:tirsdag laurdag:lørdag sundag:søndag
vekene:ukene veka:uka
`,
  nn: `
ikke:ikkje hva:kva hvem:kven hvordan:korleis hvorfor:kvifor hvor:kor hvilken:kva hvilke:kva jeg:eg hun:ho
dere:de deres:dykkar fra:frå noen:nokon uken:veka foresatte:føresette tjeneste:teneste tjenester:tenester
tjenesten:tenesta gjøre:gjere gjør:gjer flere:fleire dem:dei selv:sjølv hjemme:heime
barnehagene:barnehagane lærerne:lærarane mulig:mogleg
sammen:saman hver:kvar hvert:kvart hvis:viss mer:meir læreren:læraren elevene:elevane
snakker:snakkar skolene:skulane
`,
};
