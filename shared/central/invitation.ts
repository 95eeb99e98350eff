import { default as calendar, ICalCalendarMethod, ICalEventClass, ICalEventStatus } from 'ical-generator';
import type { Language } from '#domain/bodies.ts';

export interface Invitation {
  /** Of the meeting, the same for ever, and saying nothing of whose it is. */
  readonly uid: string;
  readonly method: 'request' | 'cancel';
  /** Rises with every change, a cancellation being one: calendars take the highest. */
  readonly sequence: number;
  readonly language: Language;
  readonly start: Date;
  readonly place?: string | undefined;
  /** When it was called or changed: the only clock in the file. */
  readonly sent: Date;
  /** «Samarbeidsmøte»: the same for every plan, from the locale. */
  readonly summary: string;
  /** The plan owner's names, which may not stand in anybody's calendar. */
  readonly planOwner: readonly string[];
}

/** How long a room is asked for; no plan says how long a meeting lasts. */
const minutesLong = 60;

/**
 * An invitation or its cancellation (RFC 5546) in plain UTC: no zone that another program could know otherwise. It says
 * that there is a meeting, when and where: no child's name, no agenda, and nobody's plan.
 */
export function makeInvitation(invitation: Invitation): string {
  const { uid, method, sequence, language, start, sent, summary } = invitation;
  const file = calendar({
    method: method === 'request' ? ICalCalendarMethod.REQUEST : ICalCalendarMethod.CANCEL,
    prodId: { company: 'Stafettrom', product: 'Stafettrom', language: language.toUpperCase() },
  });
  const event = file.createEvent({
    id: uid,
    sequence,
    stamp: sent,
    start,
    end: new Date(start.getTime() + minutesLong * 60_000),
    summary,
    class: ICalEventClass.PRIVATE,
  });
  if (method === 'cancel') event.status(ICalEventStatus.CANCELLED);
  const place = placeToSay(invitation);
  if (place !== undefined) event.location(place);
  // The library leaves out the line end of the last line, which the format asks for.
  return `${file.toString()}\r\n`;
}

/** A place that says whose meeting it is («hjemme hos …») is left out; people know where they were asked to come. */
function placeToSay({ place, planOwner }: Invitation): string | undefined {
  if (place === undefined) return undefined;
  const names = new Set(planOwner.flatMap(wordsOf));
  return wordsOf(place).some((word) => names.has(word) || names.has(word.replace(/s$/u, '')))
    ? undefined
    : place;
}

function wordsOf(text: string): string[] {
  return (
    text
      .normalize('NFC')
      .toLowerCase()
      .match(/\p{L}+/gu) ?? []
  );
}
