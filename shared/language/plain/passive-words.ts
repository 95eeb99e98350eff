import type { Language } from '../language.ts';
import { setOf } from './words.ts';

/** The small words that tell a passive from what looks like one. */
export type PassiveWords = {
  /** The verb that makes a passive with a participle. */
  readonly auxiliaries: ReadonlySet<string>;
  readonly modals: ReadonlySet<string>;
  /** End in -s (nb) or -ast (nn) and say what someone does, or are no verbs. */
  readonly notPassive: ReadonlySet<string>;
  /** Of these the ones that people do to each other, and that somebody may also do to something. */
  readonly eachOther: ReadonlySet<string>;
  /** Participles in form, states in meaning: «ble bekymret», «vart kjend». */
  readonly states: ReadonlySet<string>;
  /** Participles in form, something else in fact: «helt», «øst», «enda». */
  readonly lookAlikes: ReadonlySet<string>;
  /** A noun comes next: «vart i forarbeida». */
  readonly prepositions: ReadonlySet<string>;
  /** A new clause begins. */
  readonly openers: ReadonlySet<string>;
  /** Begin a noun phrase: what stands behind them may describe a noun. */
  readonly determiners: ReadonlySet<string>;
  /** Behind a participle they show that it stands alone: «en kjent mann» against «en mann ble funnet i går». */
  readonly small: ReadonlySet<string>;
};

const nb: PassiveWords = {
  auxiliaries: setOf('bli blir ble blei blitt'),
  modals: setOf('skal kan må bør vil skulle kunne måtte burde ville får fikk tør å'),
  notPassive: setOf(
    `finnes finns fins synes syns syntes trives møtes lykkes mislykkes kjennes føles høres minnes undres forundres lenges
    kjedes skjemmes gremmes enes slås slåss skilles treffes samles ses sees følges hjelpes eldes tykkes trenges trengs
    vantrives ferdes omgås ergres kappes spørs spørres forsones forenes kysses klemmes krangles oppleves ryktes aldres
    dages lyktes fattes vemmes brytes bæres sjenes ymtes trettes utartes høves mottes`,
    `deres hennes alles begges andres manges noens ingens felles fremdeles framdeles særdeles aldeles således likeledes
    hvorledes annerledes forgjeves diabetes herpes pommes frites kudos foresattes ansattes gravides pårørendes voksnes
    unges eldres gamles flestes fleres sistes førstes tres des es dessverre les nes elles pilates series games gjestes
    gres pres res fins stress vis bis dets hans huses riktignok gratis ens hvers annens rettes fores stedes tiltales`,
  ),
  eachOther: setOf('følges samles hjelpes slås treffes skilles ses sees'),
  states: setOf(
    `trøtt trett lettet redd glad mett tett slitt utslitt kjent bekjent velkjent vant interessert engasjert motivert
    frustrert irritert stresset overrasket forelsket begeistret opptatt bekymret skuffet fortvilet født gift skilt nødt
    konsentrert ukonsentrert inspirert avslappet oppspilt ansatt ett hett vått tørt sunt greit møtt fornærmet forbauset
    forundret forvirret deprimert imponert sjokkert fascinert irettesatt nysgjerrig utmattet ruset beruset kvalt druknet
    fullt fortapt forkjølet smittet modnet tvilt bortskjemt besatt beskjeden eldet befestet forkledd rørt svolten
    irritert provosert forbudt tillatt fortørnet oppgitt berømt bemidlet betatt begrenset utvokst hatt passert forsinket kvitt likt integrert isolert komplisert kvalifisert pensjonert oppslukt utbrent nedstemt`,
  ),
  lookAlikes: setOf(
    `helt enda øst vest mest fast lett tett rett hardt godt litt sent snevert sikkert usikkert vakkert bittert magert
    muntert lekkert tappert hvert konsert ekspert stort kort slutt part stua sola hylla kula kona lista lova
    klart mett lenge kult glatt mildt kaldt bredt brått hat kost alt art`,
  ),
  prepositions: setOf('i på av til for fra ved hos mot mellom uten gjennom blant'),
  openers: setOf(
    `at om som når hvis dersom fordi siden mens så hva hvem hvor hvordan hvorfor men enn har hadde ha er var være vært
    kan skal vil må bør kunne skulle ville måtte burde å blir ble bli blitt`,
  ),
  determiners: setOf(
    `en et ei denne dette disse min mitt mine din ditt dine sin sitt sine vår vårt våre hver hvert noen noe
    ingen intet flere mange slik slikt slike samme hans hennes deres annen annet andre`,
  ),
  small: setOf(
    `i på av til for fra med om ved hos mot under over etter før mellom uten innen innenfor utenfor gjennom mens da når
    som at og eller men så enn ut inn opp ned bort fram frem hjem tilbake ikke også bare allerede her der nå igjen senere
    straks sammen alene enten både verken samt slik dit hit å er var har hadde kan skal vil må bør blir ble seg meg deg
    oss dere dem ham henne jeg du han hun vi de det den i går ennå heller aldri alltid ofte først sist likevel derfor
    blant rundt bak foran inntil siden uansett utenlands innad nylig dag kveld en et hver hele alle`,
  ),
};

const nn: PassiveWords = {
  auxiliaries: setOf('bli blir blei vert vart verte verta vorte vorti blitt'),
  modals: setOf('skal kan må bør vil skulle kunne måtte burde ville får fekk tør å'),
  notPassive: setOf(
    `trivast møtast synast finnast lukkast lykkast mislukkast mislykkast kjennast høyrast minnast undrast lengtast kjedast
    skjemmast slåast skiljast treffast samlast snakkast sjåast følgjast hjelpast eldast ottast tykkjast trengast ferdast
    omgåast sameinast leikast kappast vantrivast einast semjast`,
    `snarast oftast fast kast hast last mast rast gast plast bast kontrast gymnast ballast entusiast fantast dynast kjærast
    finast høgast lågast tryggast raskast seinast tidlegast viktigast vanlegast nærast nærmast lettast enklast
    hyggelegast morosamast vanskelegast sterkast svakast varmast kaldast nyttigast mjukast roligast rolegast kjekkast
    gildast flinkast snillast klokast modigast trøyttast gladast likast klårast klarast ivrigast framast utanast
    heimast palast verdast tast utkast innkast opplast avlast belast djupast trongast trongst`,
  ),
  eachOther: new Set(),
  states: setOf(
    `trøytt letta redd glad mett tett slite sliten slitne utsliten utslitne kjend kjent kjende kjente vant van interessert engasjert motivert
    interesserte engasjerte frustrert frustrerte irritert irriterte stressa overraska forelska begeistra fornøgd oppteken
    opptekne opptatt uroa skuffa fortvila fødd født fødde fødte gift skilt skild skilde nøydd nøydde konsentrert
    konsentrerte inspirert tilsett tilsette avslappa eitt heitt vått tørt sunt greitt møtt fornærma forbausa forundra
    forvirra deprimert imponert sjokkert fascinert provosert provoserte forbode tillate utmatta rusa drukna full forkjølt smitta mogna bortskjemt berømt
    rørt forseinka kvitt likt integrert integrerte kome komne komen fast ferdig mykje halvt heilt fritt nytt ett godt blitt lagleg tid`,
  ),
  lookAlikes: setOf(
    `heilt borte endå aust vest mest fast lett tett rett hardt godt litt seint snevert sikkert usikkert vakkert bittert magert
    kvart konsert ekspert stort kort slutt part landa sola stova hylla kona lista lova klart lenge kult glatt mildt kaldt
    breitt brått hat kost alt art vaksen visst nytt sidde heile`,
  ),
  prepositions: setOf('i på av til for frå ved hos mot mellom utan gjennom blant'),
  openers: setOf(
    `at om som når viss dersom fordi sidan mens medan så kva kven kvar korleis kvifor men enn har hadde ha er var vere
    vore kan skal vil må bør kunne skulle ville måtte burde å blir blei bli blitt vert vart verte verta vorte`,
  ),
  determiners: setOf(
    `ein eit ei denne dette desse min mitt mine mi din ditt dine di sin sitt sine si vår vårt våre kvar kvart
    nokon noko nokre ingen fleire mange slik slikt slike same hans hennar deira annan anna andre`,
  ),
  small: setOf(
    `i på av til for frå med om ved hos mot under over etter før mellom utan innan innanfor utanfor gjennom mens medan då da
    når som at og eller men så enn ut inn opp ned bort fram heim tilbake attende ikkje også òg berre alt her der no igjen
    att seinare straks saman aleine anten både verken samt slik dit hit å er var har hadde kan skal vil må bør blir blei
    vert vart seg meg deg oss dykk dei han henne ho eg du vi me det den ennå enno heller aldri alltid ofte først fyrst
    sist likevel difor derfor blant rundt bak framfor sidan uansett nyleg dag kveld ein eit kvar heile alle`,
  ),
};

export const passiveWords: Readonly<Record<Language, PassiveWords>> = { nb, nn };
