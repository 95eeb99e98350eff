import type { ChairView } from '#contract/views.ts';
import type { Caller, HostRoom } from '../room/host-room.ts';
import { markOf } from '../room/device-leases.ts';
import { chairOf, loudspeakerOf, profileOf, readingHasEnded, todayIn } from '../room/host-room.ts';
import { signalNow } from '../room/interpreter-signal.ts';
import type { OpenMeeting } from '../room/open-meeting.ts';
import { personAudience, roomAudience } from '../room/open-meeting.ts';
import { writerOfPage } from '../room/pens.ts';
import { readAloudView } from '../room/read-aloud.ts';
import { isResting } from '../room/rest.ts';
import { soundPlaceFor, voicesView } from '../room/voice-choice.ts';
import { agendaRows } from './deck-people.ts';
import { ownerName } from './deck-needs.ts';
import { goalDetail } from './goal-detail.ts';
import { lawParts, lawPartsAtRest } from './law-parts.ts';
import { linesPart } from './lines-view.ts';
import { nameById } from './names.ts';
import { noticesOf } from './notices.ts';
import { devicesPart } from './devices-view.ts';
import { documentsOf } from './documents-view.ts';
import { papersAtRest, papersOf } from './papers-view.ts';
import { partsOf } from './deck-parts.ts';
import { peopleRows } from './person-rows.ts';
import { lookOf, screenPage } from './screen-view.ts';
import { sectionViews } from './section-views.ts';
import { setupPart } from './setup-view.ts';
import { signInPart } from './sign-in-view.ts';
import { newestCommand } from './undo-view.ts';
import { wordsPart } from './words-view.ts';

/** The chair's console. Built from what the chair alone may see; the wall's page is the wall's own bytes. */
export function chairView(host: HostRoom, caller: Caller): ChairView {
  const { meeting } = host;
  const shared = sharedParts(host, caller);
  if (meeting === undefined || host.phase !== 'meeting' || readingHasEnded(host)) {
    return { ...shared, ...withoutMeeting, ...lawPartsAtRest(host), ...papersAtRest(host) };
  }
  const today = todayIn(host);
  const chair = chairOf(meeting);
  const own = personAudience(meeting, chair, today);
  const room = roomAudience(meeting, today);
  const goal = goalDetail(meeting, { own, room });
  const { plan } = meeting;
  return {
    ...shared,
    plan: { name: ownerName(meeting.state), place: plan.place, time: plan.time, me: chair },
    people: peopleRows(meeting, today),
    interpreter: meeting.room.interpreter,
    ...lawParts(host, meeting),
    notices: [...noticesOf(meeting, room, today), ...(host.contact.storeDiffers ? [storeDiffers] : [])],
    agenda: agendaRows({ meeting, seen: own }),
    covered: meeting.room.covered,
    ...partsOf(host, meeting),
    ...documentsOf(host),
    ...papersOf(host, meeting),
    words: wordsPart(host, meeting),
    ...(goal === undefined ? {} : { goal }),
    sections: sectionViews(meeting, { seen: own, me: writerOfPage(meeting, caller), today }),
    ...linesPart(meeting, chair, today),
    readBack: meeting.room.readBack,
    next: nextOf(meeting),
    undo: newestCommand(meeting, chair),
    tables: tablesOf(meeting),
    ...devicesPart(host),
  };
}

const storeDiffers = { kind: 'store-differs' } as const;

const withoutMeeting = {
  people: [],
  interpreter: { by: 'room', bound: true },
  notices: [],
  agenda: [],
  covered: false,
  parts: [],
  documents: [],
  sections: [],
  readBack: 'not-begun',
  next: { agreed: false },
  undo: {},
  tables: [],
} satisfies Partial<ChairView>;

type Shared =
  | 'look'
  | 'state'
  | 'today'
  | 'plans'
  | 'displays'
  | 'setup'
  | 'signIn'
  | 'screen'
  | 'reading'
  | 'readAloud'
  | 'signal'
  | 'loudspeaker'
  | 'sound'
  | 'voices'
  | 'delivery'
  | 'atOnce';

function sharedParts(host: HostRoom, caller: Caller): Pick<ChairView, Shared> {
  return {
    look: lookOf(host),
    state: stateOf(host),
    today: todayIn(host),
    plans: isResting(host) ? [] : [...host.plans],
    ...displaysPart(host),
    ...setupPart(host, caller),
    ...signInPart(host),
    screen: screenPage(host),
    reading: host.reading,
    readAloud: readAloudView(host),
    ...signalOf(host),
    loudspeaker: loudspeakerOf(host) === caller.session,
    ...soundPlaceFor(host, caller),
    voices: voicesView(host),
    delivery: deliveryOf(host),
    atOnce: atOnceRows(host),
  };
}

/** One screen, and the wall in a window beside the console: there is nothing to choose. */
function displaysPart({ displays }: HostRoom): Pick<ChairView, 'displays'> {
  if (displays === undefined) return {};
  const { wall, screens } = displays;
  return wall === 'window' && screens.length < 2 ? {} : { displays };
}

function signalOf(host: HostRoom): Pick<ChairView, 'signal'> {
  const signal = signalNow(host);
  return signal === undefined ? {} : { signal };
}

export function stateOf(host: HostRoom): ChairView['state'] {
  const { phase, needs, store, refusal } = host;
  const base = { phase, tryOut: needs.tryOut, store, storeName: profileOf(host).storeName };
  const rests = isResting(host) ? ({ rests: true } as const) : {};
  return { ...base, ...rests, ...asksOf(host), ...(refusal === undefined ? {} : { refusal }) };
}

function asksOf(host: HostRoom): Pick<ChairView['state'], 'asks'> {
  if (!readingHasEnded(host)) return {};
  return { asks: host.contact.asksSignIn || host.store === 'reached' ? 'sign-in' : 'network' };
}

/** Lagret her, sendt, mottatt: of the three kinds that go at once (design §3). */
function atOnceRows({ meeting, line, phase }: HostRoom): ChairView['atOnce'] {
  if (meeting === undefined || phase !== 'meeting') return [];
  const inFlight = line?.outbox.inFlight();
  return meeting.atOnce.map(({ command, kind, received }) => {
    const step = inFlight?.has(command) === true ? 'sent' : 'saved';
    return {
      id: command,
      kind: kind.startsWith('consent.') ? 'consent' : 'access',
      step: received ? 'received' : step,
    };
  });
}

function deliveryOf(host: HostRoom): ChairView['delivery'] {
  const step = host.phase === 'delivered' ? 'forgotten' : (host.meeting?.room.delivery ?? 'not-begun');
  const withdrawn = host.meeting?.room.withdrawn ?? host.delivery.withdrawn;
  const maySeal = step === 'waiting' && host.offersSealing === true ? { maySeal: true } : {};
  return { step, ...host.delivery, ...maySeal, ...(withdrawn === undefined ? {} : { withdrawn }) };
}

export function nextOf(meeting: OpenMeeting): ChairView['next'] {
  const next = meeting.state.meetings.get(meeting.plan.meeting)?.next;
  return next === undefined ? { agreed: false } : { agreed: true, ...next };
}

function tablesOf(meeting: OpenMeeting): ChairView['tables'] {
  return meeting.room.tables.map((table) => ({
    id: table.id,
    role: table.role,
    state: table.state,
    ...(table.device === true ? { device: true } : {}),
    ...markOf(table),
    ...(table.participant === undefined ? {} : { person: nameById(meeting.state, table.participant) }),
  }));
}
