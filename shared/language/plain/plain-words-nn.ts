/**
 * Words of offices in nynorsk = what people say. «==» any of the forms can be exchanged for the first of these as it
 * stands, «=1» only the first form can.
 */
export const plainWords = `
anmode om, anmodar om, oppmode om, oppmodar om =1 be om
anføre, anfører, anført = seie / skrive
angåande, vedrørande, når det gjeld, kva gjeld, med omsyn til == om
anvende, anvender, anvendt =1 bruke
avhalde, avheld, avhelde = ha / halde
avvente, avventar, avventa =1 vente på / vente med
bistå, bistår, bistod, bistått =1 hjelpe
bistand, bistanden =1 hjelp
drøfte, drøftar, drøfta, drøftast =1 snakke om
effektuere, effektuerer, effektuert = gjere
etablere, etablerer, etablert, etablerast = starte / lage
fasilitere, fasiliterer =1 hjelpe til med
føreliggje, føreligg, føreligge, liggje føre, ligg føre = er / finst
føreta, føretek, føretar, føreteke, foreta, foretek, foretar =1 gjere
gjere ei vurdering, gjer ei vurdering, gjort ei vurdering =1 vurdere
framkome, framkjem, framkomme = stå / kome fram
framleggje, framlegg, framlagt, framlegge =1 leggje fram / vise
følgjeleg == derfor
grunna = fordi / på grunn av
ha behov for, har behov for, hatt behov for =1 trenge
føremålstenleg, føremålstenlege, formålstenleg, formålstenlege = nyttig / lurt
herunder == mellom anna
kvarvidt, hvorvidt == om
i samband med, i tilknyting til = når / ved
i høve til, i forhold til = om / med / til
i forkant av == før
i etterkant av == etter
i samsvar med, i henhold til == etter
idet = fordi / når
iverksetje, iverksette, iverkset, iverksett, iverksetjast =1 starte / byrje
setje i verk, set i verk, sette i verk, sett i verk =1 starte / byrje
imidlertid = men
implementere, implementerer, implementert, implementerast =1 ta i bruk
imøtekome, imøtekjem, imøtekomme = møte / seie ja til
indikere, indikerer, indikert = vise / tyde på
inneha, innehar, innehadde = ha
innhente, innhentar, innhenta, innhentast =1 hente inn / be om
innvilge, innvilgar, innvilga, innvilgast = seie ja til / gi
inneverande = dette / denne
kartleggje, kartlegg, kartlagt, kartlegge, kartlegging, kartlegginga =1 finne ut
medføre, medfører, medførte, medført = føre til / gi
medverke, medverkar, medverka, medverknad, medverknaden = vere med og bestemme
motta, mottek, mottar, mottok, motteke, mottatt =1 få
målsetjing, målsetjingar, målsetjinga, målsetting, målsettingar =1 mål
naudsynleggjere, nødvendiggjere = krevje
oppretthalde, opprettheld, opprettheldt, oppretthaldast =1 halde fram med / behalde
optimalisere, optimaliserer, optimalisert =1 gjere betre
ordinær, ordinært, ordinære =1 vanleg
overhalde, overheld, overhaldast =1 følgje
per dags dato, per i dag, på noverande tidspunkt == no / i dag
på bakgrunn av, på grunnlag av, med bakgrunn i, som følgje av, som eit resultat av = fordi
påbyrje, påbyrjar, påbyrja, påbegynne, påbegynner =1 byrje / starte
påleggje, pålegg, pålagt = krevje / må
påpeike, påpeikar, påpeika =1 seie
påsjå, påser, sjå til at, ser til at = passe på at
gjere greie for, gjer greie for, gjorde greie for =1 forklare
rekvirere, rekvirerer, rekvirert =1 bestille
relatert til = om / knytt til
samhandle, samhandlar, samhandling, samhandlinga =1 samarbeide / samarbeid
samt == og
såleis = slik / derfor
såframt == viss
tilbakemelding, tilbakemeldingar, tilbakemeldinga =1 svar / beskjed
føye til, føyer til, tilføye =1 leggje til
tilretteleggje, tilrettelegg, tilrettelagt, tilrettelagd, tilrettelegge, tilrettelegging, tilrettelegginga = gjere lettare / leggje til rette
tilstrekkeleg, tilstrekkelege =1 nok
til tross for at == sjølv om
ta stilling til, tek stilling til, tar stilling til =1 bestemme
tverrfagleg, tverrfaglege = fleire tenester saman
under føresetnad av at, i tilfelle == viss
underteikna == eg
underrette, underrettar, underretta =1 seie frå til / gi beskjed til
utarbeide, utarbeider, utarbeidde, utarbeidast =1 lage / skrive
utgreie, utgreier, utgreidd, utgreiing, utgreiinga =1 undersøkje
ved hjelp av == med
vektleggje, vektlegg, vektlagt, vektlegge =1 leggje vekt på
verifisere, verifiserer =1 sjekke
vere av den oppfatning at, er av den oppfatning at = meine
ytterlegare = meir / fleire
yte, yter, ytt =1 gi
øvrig, øvrige = andre
med sikte på, med tanke på = for å
gi uttrykk for, gir uttrykk for, gav uttrykk for =1 seie
vedkomande = namnet / han / ho
samtykkekompetent, samtykkekompetanse = kan bestemme sjølv
psykososial, psykososialt, psykososiale = trivst og er trygg
progresjon, progresjonen =1 framgang
intervensjon, intervensjonar, intervensjonen = hjelp / aktivitet
problematikk, problematikken = det som er vanskeleg
åtferdsvanskar, åtferdsproblematikk = det barnet gjer, og når
utagere, utagerer, utagerande, utagering = slår, ropar, kastar ting: skriv kva som skjer
`;
