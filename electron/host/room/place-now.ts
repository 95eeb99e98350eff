import type { HostRoom } from './host-room.ts';

/**
 * Where the room is, as one key: another page, another sentence, another point is another place. What belongs to one
 * place alone (the child's own words, what the interpreter asks for) is over when this differs.
 */
export function placeNow({ meeting, reading, phase }: HostRoom): string {
  if (meeting === undefined || phase !== 'meeting') return '';
  const { agenda, mode, part = '', document = '', page, readBack, covered } = meeting.room;
  return [agenda, mode, part, document, page, readBack, covered, reading.sentence ?? ''].join(' ');
}
