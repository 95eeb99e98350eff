import type { Section } from '#contract/writing-rows.ts';
import type { Audience } from '#domain/audience.ts';
import type { Id } from '#domain/identity.ts';
import type { OpenMeeting } from '../room/open-meeting.ts';
import { personAudience } from '../room/open-meeting.ts';
import type { Writer } from '../room/pens.ts';
import { writersOf } from '../room/pens.ts';
import type { Pen } from '../room/room-state.ts';
import { nameById } from './names.ts';
import type { SectionPlan } from './sections.ts';
import { sectionIsSeen, sectionPlans, sectionRichText } from './sections.ts';

interface Eyes {
  readonly seen: Audience;
  readonly me: Writer;
  readonly today: string;
}

/** What a console shows of the sections: with whose pen it is, so that two never write over each other. */
export function sectionViews(meeting: OpenMeeting, eyes: Eyes): Section[] {
  const last = lastWritten(meeting, eyes.me);
  return sectionPlans(meeting)
    .filter((section) => sectionIsSeen(eyes.seen, section))
    .map((section) => sectionView(meeting, { section, eyes, last }));
}

function sectionView(
  meeting: OpenMeeting,
  { section, eyes, last }: { section: SectionPlan; eyes: Eyes; last: Id | undefined },
): Section {
  const { id, agenda, heading } = section;
  const draft = meeting.drafts.get(id);
  const pen = meeting.room.pens[id];
  return {
    id,
    agenda,
    heading,
    language: meeting.state.plan?.language ?? 'nb',
    text: sectionRichText(meeting, id),
    version: draft?.version ?? 0,
    ...(pen === undefined ? ({ pen: 'free' } as const) : penParts(meeting, { pen, section, eyes, last })),
    state: meeting.state.items.has(id) ? 'approved' : 'draft',
  };
}

/** Where this page wrote last: there its caret goes back to after a crash. */
function lastWritten({ drafts }: OpenMeeting, me: Writer): Id | undefined {
  const mine = [...drafts].filter(([, draft]) => draft.page === me.page);
  return mine.toSorted(([, one], [, other]) => other.version - one.version)[0]?.[0];
}

type PenParts = Pick<
  Section,
  'caret' | 'pen' | 'turn' | 'penName' | 'leaving' | 'coming' | 'asked' | 'others'
>;

function penParts(
  meeting: OpenMeeting,
  { pen, section, eyes, last }: { pen: Pen; section: SectionPlan; eyes: Eyes; last: Id | undefined },
): PenParts {
  const penName = nameById(meeting.state, pen.by);
  if (pen.page !== eyes.me.page) {
    return {
      pen: 'other',
      penName,
      ...(pen.taker === eyes.me.page ? { coming: true } : {}),
      ...(pen.asks?.includes(eyes.me.page) === true ? { asked: true } : {}),
    };
  }
  const others = othersFor(meeting, { pen, section, today: eyes.today });
  const draft = section.id === last ? meeting.drafts.get(last) : undefined;
  const taker = others.find(({ page }) => page === pen.taker);
  return {
    pen: 'mine',
    turn: pen.turn,
    penName,
    others,
    ...(draft === undefined ? {} : { caret: draft.caret }),
    ...(taker === undefined ? {} : { leaving: { page: taker.page, name: taker.name } }),
  };
}

/** Whoever else may write here; those first who asked. */
function othersFor(
  meeting: OpenMeeting,
  { pen, section, today }: { pen: Pen; section: SectionPlan; today: string },
): NonNullable<Section['others']> {
  return writersOf(meeting)
    .filter(({ page, by }) => page !== pen.page && sectionIsSeen(personAudience(meeting, by, today), section))
    .map(({ page, by }) => ({
      page,
      name: nameById(meeting.state, by),
      ...(pen.asks?.includes(page) === true ? ({ asks: true } as const) : {}),
    }))
    .toSorted((one, other) => Number(other.asks ?? false) - Number(one.asks ?? false));
}
