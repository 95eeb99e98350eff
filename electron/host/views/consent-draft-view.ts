import type { ChairView } from '#contract/views.ts';
import type { Id } from '#domain/identity.ts';
import type { ConsentDraft } from '#domain/standing.ts';
import type { Signers } from '#domain/who-signs.ts';
import { missingSignatures, whoSigns } from '#domain/who-signs.ts';
import type { HostRoom } from '../room/host-room.ts';
import type { OpenMeeting } from '../room/open-meeting.ts';
import { openDraft } from '../room/open-draft.ts';
import { draftText } from './draft-text.ts';
import { longNameOf } from './names.ts';

type DraftPart = NonNullable<NonNullable<ChairView['consent']>['draft']>;

/** The consent that waits for signatures: whose, for which part, and the text that is signed. */
export function draftPart(host: HostRoom, meeting: OpenMeeting, today: string): DraftPart | undefined {
  const draft = openDraft(meeting, today);
  if (draft === undefined) return undefined;
  const { id, names, expiresOn, reminder, signed } = draft;
  const signers = whoSigns(meeting.state, { today, profile: meeting.plan.profile });
  return {
    id,
    names: names.map(({ participant, topics }) => {
      const row = { id: participant, name: nameOfPerson(meeting, participant) };
      return topics === undefined ? row : { ...row, topics: [...topics] };
    }),
    missing: missingRows(meeting, draft, signers),
    signed: signed.map(({ participant, part, on }) => ({
      name: nameOfPerson(meeting, participant),
      part,
      on,
    })),
    ...(signers.kind === 'ask' ? { ask: signers.about } : {}),
    ...(expiresOn === undefined ? {} : { expiresOn }),
    ...(reminder === undefined ? {} : { reminder }),
    text: draftText(host, meeting, today).map(({ heading, text }) => ({ heading, text })),
  };
}

function nameOfPerson({ state }: OpenMeeting, id: Id): string {
  const person = state.participants.get(id);
  return person === undefined ? '' : longNameOf(person);
}

function missingRows(meeting: OpenMeeting, draft: ConsentDraft, signers: Signers): DraftPart['missing'] {
  const row = (part: 'plan' | 'health') => (id: Id) => ({ id, name: nameOfPerson(meeting, id), part });
  const forPlan = missingSignatures(signers, draft).map(row('plan'));
  return [...forPlan, ...missingForHealth(draft, signers).map(row('health'))];
}

/** C6e: only where somebody would be shown health information. */
function missingForHealth(draft: ConsentDraft, signers: Signers): readonly Id[] {
  if (signers.kind === 'ask' || signers.health === undefined) return [];
  if (!draft.names.some(({ topics }) => topics === undefined || topics.includes('health'))) return [];
  const forHealth = draft.signed.filter((one) => one.part === 'health');
  const asPlan = forHealth.map((one) => ({ ...one, part: 'plan' as const }));
  return missingSignatures({ kind: 'groups', groups: signers.health }, { signed: asPlan });
}
