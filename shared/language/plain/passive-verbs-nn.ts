/** Verbs of nynorsk that take an object, by how their participle is made; see the list of bokmål. */

/** kasta: the stem and -a in every gender and number. */
export const aVerbs = `
akta anka arbeida arva auka avdekka avgrensa avkrefta avlaga avlasta avrunda avsanna avskaffa avslutta avtala
avtena avventa avverja avvika avvikla bada baka banka befesta beita bekrefta benytta beordra berga binda bisna
blanda blenda blokka boksa bomba booka borsta bota bunta byrja bytta bøta dampa danna dansa dekka dempa dikta
dokka dopa dora drilla drukna drøfta dubba dukka dumpa dusja dyrka dytta eiga eksa elska elta enda endra
erstatta erta etsa etterforska etterlysa faksa fanga farga fasta fatta feila fella fenga fengsla ferja festa
fika fiksa filma fiska fjerna fletta flytta folka forandra forankra forarga forbanna forbausa forelska forenkla
forfalska forfatta forgylla forhandla forhindra forkasta forklara forkorta forma formidla forplikta forsikra
forsinka forska forsterka forstyrra fortelja forundra forureina forvalta forventa forverra forvirra fostra
frakta freista frelsa fremja frigjera frigjeva frista frykta fylgja førebu førebygga førehandla førelegga
førestilla gifta gjesta glatta granska grava grilla grunna gruppa hamna hamra handla handsama hata hausta hedra
hefta heisa hekla hekta hemja hemma hengja henta herja hetsa heva hevda hevna hindra hissa hogga hoppa hylla
hysa hysja håna innhenta innkalla innlemma innramma innretta innskrenka innvia innvilga jaga jakta jamna jekka
jobba kalla kappa kapra kartlegga kasta kila kjemma kjempa kjølna klaga klandra klappa klara klemma klippa
klistra klora knebla kneppa knipsa knusa knytta kontakta kontra kopla kosta krangla krasja krenka krenkja krona
krossa krypa kryssa krysta kutta kvalitetssikra kverva kvila kviskra kyssa lada laga lagra lakka lamma lappa
lasta leia lekka lemja lenkja letta lika likna lista lodda logga lokka lova lufta lukka lura lyfta løfta løna
lønna løyna løysa mana maska masta mata matcha meina melka merka meska minka minna minska misbruka mishandla
mislika mista mistenka mjelka mobba motarbeida mura myrda måla mønja mønstra namna namngjeva nedkjempa nekta
nikka nytta nådeløysa nøgda nøyda ofra omdanna omfatta omringa omsetja omtala opna oppdaga oppdatera oppfatta
oppfordra oppheva oppmoda oppmuntra oppretta ordna overbelasta overraska overvaka pakka passa peika peila pensla
pina piska plaga planta ploga plukka plyndra posta prakka prata prega prenta pressa prikka prisa prøva pumpa
purra pussa pusta pynta påpeika påverka rakka ramma ramsa rana rappa raska redda reingjera reinsa reinska reisa
rekna rensa retta rettleia rigga ringa ripa rippa rissa rista rita ropa rosa rota rulla runda rusta rydda rykka
rådspørja røkta rømma røva sabla saga sakna salta salva samanlikna samla sanka sansa sauma savna scanna senda
senka sentra sikra sikta sila sjekka sjikanera skada skaffa skaka skamma skanna skapa skattleggja skifta skildra
skilja skimta skjenka skjerma skjerpa skjula skjøtta skrapa skravla skrella skremma skriva skrubba skuffa skulda
skulla skunda skuva skya skyssa slakta slanka slappa slenga sletta slipa slusa smadra smaka smelta smigra sminka
smitta smugla snakka snappa snekra snikra snitta sona sopa spara sparka spegla spela spenna sperra splintra
splitta spolera sponsa spora spreia sprenga sprøyta spytta stabla stadfesta stagga stansa starta stella stempla
stifta stogga stokka stoppa straffa stranda streka strekka strikka strupa stua styra styrka styrkja stytta
støtta støypa sukra surra svara svartelista svekka svikta svinga syrgja sysselsetja såra tagga takka takla tala
tapa tappa teikna teipa telja temja tena teppa testa tetta teva tigga tilpassa tilrå tilsikta tinga tippa tolka
tona toppa torva toska trakka trampa trappa trassa trekka trena trilla trua truga trumfa trygga trøysta tukla
tukta tutla tvila tvinga tygga tynna tømma tømra tørka underretta undersøkja undertrykka undra unna unnfanga
unnskulda utdanna utelukka utfordra utforma utforska utjamna utlikna utløysa utmerka utnemna utnytta utpeika
utplassera utretta utrydda utsletta utvida utvikla utvisa valda vandra vanka vanæra varda varma varna varsla
vaska vatna vedda vekka veksla vekta velsigna velta venda venta verdsetja verka verna veta veva vidareutvikla
vigsla vingla vinka vippa virka visna vispa vitja vitna vona vraka vyrda vyrdsla våga ynskja yrka åtvara ønska
ønskja øydeleggja
`;

/** brukt, sendt, kjøpt: the stem and -t, with -te in the plural. */
export const tVerbs = `
anerkjenn ansett anvend avlys avrett avsett avvis besett bestill besøk betal bevar bevis blest bortfør brenn
bruk bøt dekk del drep drøym dyp døm døyp erklær etterlys fastsett feir fell fordel fordøm forhøyr forklar
forleng forsyn framkall framstill fullfinansier fullfør fylg fyll følg før førelegg førestill gjennomfør gjøym
glepp gløym godkjenn grep gøym hald heng hent hjelp hyll høgd høyr innfør innkall innred innsett innstill
iverksett kald kall kapp kjem kjend kjenn kjøp kjør klapp klem klipp klor kløyv knekk knus knyt knytt kok krenk
krev kryss køyr lagr les lest lever lik lim lukk lyft lys lån lås lær løft løn løp løys mal mein merk minn miss
mistenk mjølk mål møt nedsett nemn omtal oppdag oppdater oppfør oppkall opplys oppløys oppnemn oppsett oppsøk
overbevis overfør overhøyr peik plei prent pris påfør påkall påpeik ransak reis rett ros rykk røm rør røyk sakn
samtykk send senk set sett skap skil skill skjenk skjerm skrell slem sleng slipp sløk sløkk sløym smur smør snør
spar spel spell spis spreng spør steik stell stem steng stil still strekk streng styr styrk støtt støyp støyt
svekk svelg svøm søk tal tap tein tekst tel ten tenk tenn tildel tilfør tilkall tilknyt tilsett tilvend tilvis
treff trekk tren treng trent trykk trøst tykk tyn tøm undersøk utdann utdel utesteng utfør utkall utlys utløys
utnemn utpeik utsett utvis vedkjenn vekk veks vend venn vis vitn øk ønsk
`;

/** bygd, prøvd, lagd: the stem and -d (neuter also -t), with -de in the plural. */
export const dVerbs = `
arbei arv avkrev avlei brei brenn bygg bygs bær bøy drei døm eig etterprøv fell fly fortel fyl fyr føl førebu
føy gjenoppbygg gjenvel gjer gløym grav grei gøym herd hev høyr innmeld innrei innvel kartlegg kjenn krev krøn
køyr lag legg lei leig lev lur lån læg lær meld mål møl nedbygg nedlegg nemn omarbei opphev opplev oppnemn
overlev plei pløg prøv pålegg rei renn rettlei rør sag sei sel send skad skattlegg skil smør sprei spreid spør
stil styr sv svei svi sy tel tem tilmeld tilrettelegg tygg tøy utarbei utbygg utgrei utlei utmeld utnemn utprøv
utvel utøv vald veg vei vel ven vend vig vigd øv
`;

/** nådd, kledd, trudd: the stem on a vowel and -dd (also -tt). */
export const ddVerbs = `
gå
avkle avlei bebu befri brei bry bu by fly flå forsmå forstå fri fø førebu gle gni grei innfri kle klo kna lei
nå rei rettlei ri ro rå sjå skri skru sky skå sno snu sprei spy spå strø stø svi sy så tilrå tru trø
utarbei utbrei utgrei vri
`;

/** The participles of strong verbs, by gender and number, as they are written. */
export const strongForms = `
bedd bede beden bedne bedt bestemt bestemte bite biten bitne bitt bode boden bodne bore boren borne borte brend
brende brent brote broten brotne brutt budt bunde bunden bundne bydd bygd bygde bygt dratt drege dregen dregne
drepe drepen drepne drept drepte drive driven drivne drope drukke drukken drukne ete eten falle fallen falne
fenge forbode forboden forlengd forlengde forstådd forstådde forstått fortald fortalde fortalt froren frose
frosen frosne fulgt funne funnen funni fylgd fylgt fått fødd fødde født fødte følgd følgde følgt førd førde
førebudd førebudde førebutt gitt gitte gjeve gjeven gjevne gjord gjorde gjort gjorte gløymd gløymde gnidd grave
graven gravlagd gravlagt gravne greidd greitt grepe gripe gripen gripne gått gøymd gøymde halde halden haldne
haldt hengd hengde hevd heve heven hive hiven hivne hjelpe hjelpen hjelpt hjelpte hogge hoggen hogne høyrd
høyrde innbode innboden ivareteke ivareteken ivaretekne kjøpt kledd kledde kledt klope klypen klypt kløyvd
kløyvt knekt knekte kome kravd kravde kravt krevd kvald kvalde kvalt lagd lagde lagt late laten latne latt leidd
leidde leitt lese lesen lesne lest lidd lidde lide liden loge logen lånte lærd lærde løyst løyste meld melde
meldt melt nemnd nemnde note noten nytt nøydd pålagd pålagde pålagt reidd rettleidd rettleidde ride riden ridne
rive riven rivne ropt ropte røynd røynde sagd sagde sagt sagte satt sedd sedde seld selde selt send sende sett
sette skattlagd skattlagde skild skilde skilt skjenkt skore skoren skorne skote skoten skotne skrike skrive
skriven skrivne skulda skutt skuva skuvd skyve skyven slege slegen slegne slengd slengde sleppt slite sliten
slitne slitt slopne sloppe sloppen slått smelt smurd smurde smurt snike sniken solgt solgte spelt spelte spreidd
spreidde spreitt sprukke sprunge spunne spunnen spurd spurde spurt stelt stelte stengd stengde stole stolen
stolne stolt streket strekt stroke stroken strokne strøke stukke stukken stukne stått sunge sungen sungne sverja
svidd svidde svike sviken svikne svitt svolge svore svoren sådd sådde sått tald talde talt tatt teikna teke
teken teki tekne tilbode tilboden tilbydd trefft treft trefte trekt trekte truffe trukke trukken trukne tvinga
tvunge tvungen tvungne tømd tømde utestengd utgreidd utgreidde utgreitt vald valde valt vege vegen vegne vigd
vigde vigt visst vove voven vridd vride vriden vunne vunnen øydelagd øydelagde øydelagt
`;
