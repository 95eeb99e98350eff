import type { CommandInput } from '#contract/commands.ts';
import type { Answer, HostRoom } from './host-room.ts';
import { done, todayIn } from './host-room.ts';

/** In force from the next meeting on: the one that is open keeps the profile that it began with (domain §12). */
export function answerProfile(host: HostRoom, input: CommandInput<'profile.answer'>): Answer {
  const answered = host.needs.municipality.answer(input, todayIn(host));
  if (!answered.ok) return answered;
  host.needs.changed();
  return done;
}
