/**
 * Words of offices in bokmål = what people say. «==» any of the forms can be exchanged for the first of these as it
 * stands, «=1» only the first form can.
 */
export const plainWords = `
anmode om, anmoder om, anmodet om, anmodes om =1 be om
anføre, anfører, anførte, anført = si / skrive
angående == om
anledning til å = kan / lov til å
anvende, anvender, anvendte, anvendt, anvendes =1 bruke
avholde, avholder, avholdt, avholdes = ha / holde
avvente, avventer, avventet, avventes =1 vente på / vente med
begjære, begjærer, begjært =1 be om
besitte, besitter, besittet = ha
bestrebe, bestreber, bestrebe seg på, bestreber seg på = prøve
bistå, bistår, bisto, bistått =1 hjelpe
bistand, bistanden =1 hjelp
drøfte, drøfter, drøftet, drøftes =1 snakke om
dersom ikke annet avtales == hvis vi ikke avtaler noe annet
effektuere, effektuerer, effektuert = gjøre
etablere, etablerer, etablert, etableres = starte / lage
fasilitere, fasiliterer =1 hjelpe til med
foranledige, foranlediger = føre til
foreligge, foreligger, forelå, foreligget = er / finnes
foreta, foretar, foretok, foretatt, foretas =1 gjøre
foreta en vurdering, foretar en vurdering, foretatt en vurdering, gjøre en vurdering, gjør en vurdering =1 vurdere
forestå, forestår =1 lede / ha ansvar for
forinnen == før
forøvrig, for øvrig == ellers
framkomme, fremkomme, framkommer, fremkommer, framkom, fremkom = stå / komme fram
framlegge, fremlegge, framlegger, fremlegger, framlagt, fremlagt =1 legge fram / vise
følgelig == derfor
grunnet = fordi / på grunn av
ha behov for, har behov for, hatt behov for =1 trenge
hensiktsmessig, hensiktsmessige = nyttig / lurt
henstille, henstiller = be
herunder == blant annet
hva angår, hva gjelder, når det gjelder, vedrørende, med hensyn til, med henhold til == om
hvorvidt == om
i forbindelse med, i tilknytning til = når / ved
i forhold til = om / med / til
i forkant av == før
i etterkant av == etter
i henhold til == etter
idet = fordi / når
igangsette, igangsetter, igangsatt, igangsettes =1 starte / begynne
imidlertid = men
implementere, implementerer, implementert, implementeres =1 ta i bruk
imøtekomme, imøtekommer, imøtekommet = møte / si ja til
indikere, indikerer, indikert = vise / tyde på
inneha, innehar, innehadde = ha
innhente, innhenter, innhentet, innhentes =1 hente inn / be om
innvilge, innvilger, innvilget, innvilges = si ja til / gi
inneværende = dette / denne
iverksette, iverksetter, iverksatte, iverksatt, iverksettes =1 starte / begynne
kartlegge, kartlegger, kartlagt, kartlegges, kartlegging, kartleggingen =1 finne ut
medføre, medfører, medførte, medført = føre til / gi
motta, mottar, mottok, mottatt, mottas =1 få
målsetting, målsettinger, målsettingen, målsetning, målsetninger, målsetningen =1 mål
nødvendiggjøre, nødvendiggjør = kreve
opprettholde, opprettholder, opprettholdt, opprettholdes =1 fortsette med / beholde
optimalisere, optimaliserer, optimalisert =1 gjøre bedre
ordinær, ordinært, ordinære =1 vanlig
overholde, overholder, overholdt, overholdes =1 følge
per dags dato, pr. dags dato, per i dag, på nåværende tidspunkt, på det nåværende tidspunkt == nå / i dag
på det tidspunkt, på det tidspunktet == da
på bakgrunn av, på grunnlag av, med bakgrunn i, som følge av, som et resultat av = fordi
påbegynne, påbegynner, påbegynt, påbegynnes =1 begynne / starte
pålegge, pålegger, pålagt = kreve / må
påpeke, påpeker, påpekte, påpekt = si
påse, påser =1 passe på
redegjøre for, redegjør for, redegjorde for =1 forklare
rekvirere, rekvirerer, rekvirert =1 bestille
relatert til = om / knyttet til
respektive = stryk ordet
samhandle, samhandler, samhandling, samhandlingen =1 samarbeide / samarbeid
samt == og
således = slik / derfor
såfremt == hvis
tilbakemelding, tilbakemeldinger, tilbakemeldingen =1 svar / beskjed
tilføye, tilføyer, tilføyd =1 legge til
tilrettelegge, tilrettelegger, tilrettelagt, tilrettelegges, tilrettelegging, tilretteleggingen = gjøre lettere / legge til rette
tilsi, tilsier, tilsa = tyde på
tilstrekkelig, tilstrekkelige =1 nok
tilveiebringe, tilveiebringer = skaffe
til tross for at == selv om
ta stilling til, tar stilling til =1 bestemme
treffe beslutning om, treffer beslutning om, fatte beslutning om =1 bestemme
tverrfaglig, tverrfaglige, tverrfaglig samarbeid = flere tjenester sammen
under forutsetning av at, i det tilfelle at, i tilfelle == hvis
undertegnede == jeg
underrette, underretter, underrettet, underrettes =1 si fra til / gi beskjed til
utarbeide, utarbeider, utarbeidet, utarbeides =1 lage / skrive
utover dette == ellers
utrede, utreder, utredet, utredes, utredning, utredningen =1 undersøke
utvise, utviser, utviste, utvist = vise
ved hjelp av == med
vektlegge, vektlegger, vektlagt, vektlegges =1 legge vekt på
verifisere, verifiserer, verifisert =1 sjekke
være av den oppfatning at, er av den oppfatning at = mene
være gjenstand for, er gjenstand for = bli
ytterligere = mer / flere
yte, yter, ytet, ytes =1 gi
øvrig, øvrige = andre
med sikte på, med henblikk på = for å
gi uttrykk for, gir uttrykk for, ga uttrykk for, gitt uttrykk for =1 si
samtykkekompetent, samtykkekompetanse = kan bestemme selv
psykososial, psykososialt, psykososiale = trives og er trygg
progresjon, progresjonen =1 framgang
intervensjon, intervensjoner, intervensjonen = hjelp / aktivitet
problematikk, problematikken = det som er vanskelig
atferdsproblematikk, atferdsvansker, atferdsvanske = det barnet gjør, og når
utagere, utagerer, utagerende, utagering = slår, roper, kaster ting: skriv hva som skjer
`;
