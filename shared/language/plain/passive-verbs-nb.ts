/**
 * Verbs of bokmål that take an object, by how their participle is made. Forms with a prefix («gjenvalgt») are
 * found through their stem, and verbs in -ere through their ending.
 */

/** kaste, kastet (and kasta). */
export const etVerbs = `
adle akte angre anke ankre anlegge anse ape arbeide arve aure avdekke avfeie avgrense avkrefte avlaste avle
avrunde avruste avskjedige avskjære avslutte avsløre avspeile avstive avvente avverge avvikle bade bake balle
bane banke baske bearbeide bebreide bedre befrukte begave begeistre begrave begrense begunstige behandle beite
bekjempe bekrefte belaste beleire belemre bemanne bemektige bemyndige benekte benytte benåde beordre beregne
berette berike berolige beskatte beskjeftige beskytte bespotte betegne betrakte beundre bevilge bevirke bevitne
bevokte bevæpne beære blande blende blinke blokke blotte bokse bombe booke borde bortvise bote brennmerke brodde
bruke bruse bulke bunte bure bytte børste cashe dampe danne danse dekke dele dempe dokke dope drage drille
drukne drysse dubbe dukke dumpe duppe duse dusje dyrke dysse dytte egge eie elske elte endre ense ergre erstatte
erte erverve etse etterforske etterligne etterlikne etterlyse fakke fange farge faste fatte feire fengsle ferge
feste fike fikse filme filte finkjemme finne fiske fjerne fjetre flakke flamme flerre flette flise flotte flytte
forandre forankre forarge forbause forbedre forbløffe fordampe fordoble fordumme foredle forelske forenkle
foreskrive forevige forfalske forfatte forfekte forflytte forfremme forgifte forgude forhandle forhaste
forhindre forhøye forkaste forklare forkludre forkorte forlenge forme formidle formilde forminske formørke
fornekte fornye fornærme forpakte forpeste forplante forplikte forsage forsegle forsikre forsinke forske
forskrekke forskåne forsterke forstyrre forsyne forsøke forundre forurense forurette forvalte forvandle forvente
forverre forvirre forvitre forårsake fosse fostre frakte framskynde frede fremheve fremme fremskaffe fremskynde
friste frykte fylke følge gape garve gave gifte gispe gjemme gjenforene gjennomskue gjeste gjette glatte gløtte
gnage granske grave grille gruble gruse hamre hamstre handle hate hedre hefte heise hekle hekte hemme henrette
hente herde herje hetse hevde hevne hindre hisse hjemle hjemsøke hogge hoppe hudflette hugge huke huse huske
hvelve hviske hylle hysje håne høste ilegge innhente innlemme innpode innprente innramme innrette innskrenke
innsnevre innvie innvilge intervjue jage jakte jamne jekke jevne jobbe kappe kapre kaste katte kikke kile kjefte
kjemme kjeppjage kjærtegne klage klandre klappe klappjage klapse klaske klatre klekke klippe klistre klone klore
kludre knappe kneble knekke kneppe knipse knuge knytte koble koke komme kompe kontakte kople korte koste krangle
krasje krenge krenke kretse kreve krige kringkaste krone krumme krympe krysse kue kutte kvalme kverne kveste
kvitte kysse kåre lade lagre lakke lamme lande lappe laste lave lede ledsage legge leite lemleste lemme lempe
lengte lenke leste lette ligne like likne linke lirke liste lodde logge lokke lufte lukke lukte lumpe lure lute
lykkeønske lynsje lyste lyte løfte lønne løpe løsne mane mase maske maste matche mate matte maule meie meisle
mekke melke mene merke messe mestre mette minke minne minske misbruke mishandle miste mobbe modne monne
motarbeide mumle mure myke myrde mønstre nagle nappe navne nedkjempe nedtone nekte neste nikke nippe nulle
nullstille nytte nærme nøste ofre omdanne omfatte omgjerde omringe omslutte oppdage oppfatte oppfordre oppfostre
opphisse oppholde oppildne oppmuntre opprette oppsamle opptegne ordne orge overbelaste overbevise overdrive
overdynge overdøve overfalle overfløye overleve overmanne overraske overskygge overvåke pakke passe peile pelle
pense pensle pepre perse pirke pirre piske pisse plaffe plage plante plapre pleie plukke plyndre polstre
portrettintervjue poste prate prege prelle prente presse prikke printe prise pumpe punge purre pusse puste pynte
påminne påvirke rade rage rakke rakne ramme ramse rane rangle rappe raske rasle rave redde regne reise reke
remse rense rette rettlede revne rigge ringe rippe riste rive rope rote ruge rukke rulle runde ruske rydde rygge
rykke ryste råde røkte rømme røpe røve sage salte samle samleie sammenfatte sammenligne sammenlikne sanke sanse
saumfare savne scanne segne seire senke sette sikre sikte sirkle sjalte sjekke sjokke skade skaffe skake skalke
skalle skamme skanne skape skifte skildre skille skimte skjefte skjelle skjemme skjende skjenke skjerme skjerpe
skjøtte skralle skrape skrelle skrote skrubbe skue skuffe skurre skvise skygge skylle skysse slakte slanke slave
slenge slette slikke slippe slite slokke sluke slukke slumpe slurpe smadre smelle smelte smigre sminke smitte
smugle smykke smøre snakke snappe snekre snitte snuble snøre sole sone sope sparke speile spenne sperre spidde
spisse spjelke spleise splintre splitte sponse spore spraye sprenge sprøyte spytte stable stadfeste stagge stake
stanse starte stave stelle stemple stenke stifte stikke stille stirre stoffe stolpe stoppe straffe streife
streike strekke strikke strupe stryke stupe stykke styrke styrte støpe støtte støve suge sukre summe svaie
svarteliste sveise svekke svelge sverge sverte svette svike svimle svinge svippe sysselsette såre takke takle
tale tape tappe tegne teipe tekste telle temme teste tigge tilegne tilfredsstille tilføye tilordne tilpasse
tilplante tilrane tilsmusse tine tinge tippe tjore toge tolke tone toppe trakke trampe trappe traske trekke
trene trette trille tromme trosse true trumfe trygle trykke trylle tråkle trøste trøtte tukle tukte tuppe tute
tvangsflytte tvinne tyde tygge tynge tømre tørke underbygge underkaste underrette undertegne undertrykke
utarbeide utbedre utdanne utdype utelukke utfordre utforme utforske utjevne utkjempe utligne utlikne utmerke
utnytte utrette utruste utrydde utslette utvide utvikle utvinne utvirke vakle valse vandre vanke vanne vanære
vare varme varsle vaske vedde vegre vekke veksle vekte velsigne velte vente verdige verne veve vie vifte vigsle
villede vinke vippe virke virvle visne vispe vitne vokte vrake vrikke vrøvle våge ydmyke ymte ynde yppe åpne øke
økse ønske øse
`;

/** bruke, brukt; kalle, kalt. */
export const tVerbs = `
advare ane anføre anvise avføre avkjøle avlyse avløse avsløre avtale avtjene avvise befale begjære begynne
bekjenne belyse berøre beskylde bestille bestyre besvare besøke betjene bevise blåse bløtlegge bolle bortføre
brenne bruke bryne brøyte budsjettere dele drepe dvele dømme døpe eksekvere erfare erkjenne erklære felle fike
fille forberede forbruke fordele forene forføre forgylle forhøre forkjøle forklare forlate formere forse
forsvare forsyne forsøke forsømme fortelle fortenke fortrenge forvise forvrenge forære framkalle fremkalle frese
fylle fyre føle følge føre gjemme gjengjelde gjenkjenne gjennomføre gjennomlyse gjennomsøke gjenskape gjete
glemme handhilse heise hele helle henge henvise hilse hjemsøke hvile håpe høre identifisere idømme innføre
innkalle innlevere innrømme innstille jekke kalle kartlegge kjenne kjøle kjøpe kjøre klemme kline kneise knele
knuse koke krone krysse lange leke lese lete like lime lyne lyse låne låse lære løse male mane meddele melde
mene mislike mistenke motivere måle møte nedstemme nevne nyse nære omskape omtale oppføre oppkalle oppklare
opplyse oppløse opprettholde oppsluke oppspore oppsøke overbevise overføre overhøre overkjøre overrekke
overskride oversvømme overvinne overvåke overøse peke pensjonere pine polere presse prise pryle påberope påføre
påkalle påkjøre påpeke rane reise rekke rene ripe rose ruse rømme røpe røre røyke samkjøre sanere seige sende
servere sike sivile skape skattlegge skille skjelle skjenke skjule skjære skrelle skremme skrinlegge skue skule
skylde skynde slenge slippe sluke slynge sløse smake smelle snøre sole spare speile spenne spille spise spole
spore sprenge spyle steke stelle stemme stenge stille streke strekke styre støpe støte svike svøpe syke såpe
søke tale tape telle temme tenke tenne tildele tilføre tilhøre tilkalle tillate tillyse tilvise tine tjene trene
trykke tvangssende tyne tømme tørre underkjenne undersøke undervise unne utdele utestenge utfylle utføre utkalle
utlyse utløse utmåle utnevne utpeke utskille utstille utvise vedlikeholde vekke vende verpe vinne vise volde
vrenge øse
`;

/** prøve, prøvd; bygge, bygd. */
export const dVerbs = `
avkreve bedøve bevege bygge bøye dreie drøye egge eie etterprøve fordreie forhøye fortøye føye gjøde gnage heve
klage kreve lage lave lede lege leie leve love neie oppheve opphøye oppleve overleve plage pleie pløye prøve
ridde røve sage skave streve sveive tigge trygge tøye utarbeide utprøve utøve veie veve vie våge øve
`;

/** nå, nådd: infinitives on a stressed vowel. */
export const ddVerbs = `angå avkle bebo befri begå bekle bero bestå bo bre bry flå foregå forgå fornye forsky forsmå gjennomgå innfri
inngå kle nå omgå overgå ro skru sky sno snu spy spå strø sy så tre unngå`;

/** The infinitive and its participle, where nothing above tells it. */
export const strongVerbs = `
anmode:anmodet anta:antatt anvende:anvendt avgi:avgitt avhende:avhendet be:bedt bedra:bedratt beføle:befølt
bekoste:bekostet belage:belaget besitte:besittet bevare:bevart binde:bundet bite:bitt bre:bredt breie:breid
bringe:brakt bry:brydd bryte:brutt by:budt bygge:bygd bygge:bygget bære:båret bøte:bøtt dra:dratt drage:dratt
drepe:drept drikke:drukket drive:drevet dytte:dyttet dø:dødd eie:eid ete:ett falle:falt fange:fanget
finne:funnet flyte:flytt forberede:forberedet forberede:forberedt forby:forbudt foreta:foretatt
forgripe:forgrepet forsende:forsendt forsone:forsonet fortelle:fortalt fryse:frosset fyke:føket få:fått
føde:født følge:fulgt gi:gitt gjelde:gjeldt gjete:gjett gjøre:gjort gni:gnidd gnide:gnidd grave:gravd
grave:gravet grave:gravlagt gripe:grepet grue:gruet gyse:gyst gyte:gytt gå:gått hevde:hevdet heve:hevet
hjelpe:hjulpet hogge:hogd holde:holdt hugge:hugget ilde:ildet innbringe:innbrakt innby:innbudt innrede:innredet
innvende:innvendt ivareta:ivaretatt journalføre:journalført kjenne:kjent kjøpe:kjøpt kle:kledd klore:klort
klø:klødd knekke:knekket knekke:knekt kvalitetssikre:kvalitetssikret kvele:kvalt kveppe:kveppet la:latt
lage:laget late:latt lede:ledd lede:ledet legge:lagt leie:leid lese:lest lete:lett levere:levert love:lovet
lure:luret lure:lurt lyge:løyet lyve:løyet markere:markert møte:møtt nevne:nevnt nyte:nytt oppheve:opphevet
oppløse:oppløst overby:overbudt overrekke:overrakt pipe:pepet plage:plaget prege:preget påby:påbudt
pågripe:pågrepet rane:ranet redde:reddet rede:redd reise:reist rekke:rakt rettleie:rettleid ri:ridd ringe:ringet
ringe:ringt rive:revet rydde:ryddet ryke:røket råde:rådet se:sett selge:solgt sende:sendt sette:satt si:sagt
skade:skadet skille:skilt skjelve:skjelvet skjære:skåret skjøte:skjøtt skrike:skreket skrive:skrevet skye:skydd
skyte:skutt skyve:skjøvet skyve:skubbet slippe:sluppet slite:slitt slå:slått smette:smettet smitte:smittet
smøre:smurt snike:sneket snyte:snytt sone:sonet spinne:spunnet spise:spist spre:spredd spre:spredt
sprekke:sprukket springe:sprunget spørre:spurt stikke:stukket stjele:stjålet strekke:strukket stryke:strøket
strø:strødd stå:stått støte:støtt svare:svart sverge:svoret svi:svidd svike:sveket synge:sunget så:sådd ta:tatt
takke:takket tekke:tekket telle:talt tie:tidd tigge:tigget tilby:tilbudt tre:trådt treffe:truffet trekke:trukket
true:truet tvinge:tvunget tygge:tygd underby:underbudt utlede:utledet utrede:utredet vedde:veddet
veilede:veiledet vekke:vakt velge:valgt velge:valt vie:viet vinde:vunnet vinne:vunnet vise:vist vite:visst
voldta:voldtatt vri:vridd våge:våget ødelegge:ødelagt øke:økt ønske:ønsket
`;

/** In the passive, what the infinitive does not give. */
export const otherSForms = 'sies gis fås leveres';
