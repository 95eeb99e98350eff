import type { Body } from './bodies.ts';
import type { ConsentCommand } from './consent-commands.ts';
import type { DecideContext } from './decide.ts';
import type { Plan, Planned } from './planned.ts';
import type { Id } from './identity.ts';
import { draftIsGone } from './objections-consent.ts';
import { no, yes } from './result.ts';
import type { Signature } from './standing.ts';
import type { PlanState } from './state.ts';
import type { Day } from './calendar.ts';
import { addMonths } from './calendar.ts';
import { holdersOn } from './consent.ts';
import { missingSignatures, whoSigns } from './who-signs.ts';
import { wholeConsent } from './whole-consent.ts';

/** The facts of a command about consent, closing and deletion. */
export function planConsentCommand(state: PlanState, command: ConsentCommand, context: DecideContext): Plan {
  const { today: on } = context;
  switch (command.kind) {
    case 'consent.give':
      return yes([given(state, command.consent ?? context.newId(), command.body)]);
    case 'consent.draft':
      return planDraft(state, command, context);
    case 'consent.sign':
      return planSigning(state, command, context);
    case 'consent.forMeeting':
      return planForMeeting(state, command, context);
    case 'consent.withdraw':
      return planWithdrawal(command.body, context);
    case 'plan.reopen': {
      const consent = state.consents.find((one) => one.id === command.consent);
      if (consent?.oldContent === undefined) return no({ kind: 'new-consent-needed' });
      const body = { on, consent: consent.id, oldContent: consent.oldContent };
      return yes([{ item: context.plan, verb: 'plan.reopened/1', body }]);
    }
    default:
      return yes([ending(command, context)]);
  }
}

/** C8: a consent names the withdrawal that it knew of; without one there is no base. */
function given(state: PlanState, consent: Id, body: Body<'consent.given/1'>): Planned {
  const planned = { item: consent, verb: 'consent.given/1', body } as const;
  return state.lastWithdrawal === undefined ? planned : { ...planned, base: state.lastWithdrawal };
}

/** C7: where the profile has an expiry, the consent gets one even when nobody wrote it. */
function planDraft(
  state: PlanState,
  command: Extract<ConsentCommand, { kind: 'consent.draft' }>,
  context: DecideContext,
): Plan {
  const { consentMonths } = context.profile;
  const last = consentMonths === undefined ? undefined : addMonths(context.today, consentMonths);
  const { expiresOn = last, names, ...rest } = command.body;
  const body = {
    ...rest,
    names: withHolders(state, names, context.today),
    on: context.today,
    ...(expiresOn === undefined ? {} : { expiresOn }),
  };
  const item = command.consent ?? context.newId();
  return yes([{ item, verb: 'consent.drafted/1', body }]);
}

/** C2: a consent names everybody who shall have access, and so always those who hold the plan. */
function withHolders(
  state: PlanState,
  names: Body<'consent.drafted/1'>['names'],
  today: Day,
): Body<'consent.drafted/1'>['names'] {
  const named = new Set(names.map(({ participant }) => participant));
  const holders = holdersOn(state, today).filter(({ id }) => !named.has(id));
  return [...holders.map(({ id }) => ({ participant: id })), ...names];
}

/** C6, C9: each signature is kept; the one that makes it whole puts the consent in force. */
function planSigning(
  state: PlanState,
  command: Extract<ConsentCommand, { kind: 'consent.sign' }>,
  context: DecideContext,
): Plan {
  const draft = state.drafts.get(command.consent);
  if (draft === undefined || draftIsGone(draft.writtenOn, context)) return no({ kind: 'draft-gone' });
  if (command.interpreterIsDone === false) return no({ kind: 'interpreter-not-done' });
  const { form } = command;
  const fresh = command.signatures.map((one): Signature => ({ ...one, form }));
  const signed = { ...draft, signed: [...draft.signed, ...fresh] };
  const facts: Planned[] = fresh.map((one) => ({
    item: context.newId(),
    verb: 'consent.signed/1',
    body: { consent: draft.id, ...one },
  }));
  const signers = whoSigns(state, context);
  if (signers.kind === 'ask') return no({ kind: 'who-signs-unknown' });
  if (missingSignatures(signers, signed).length > 0) return yes(facts);
  return yes([...facts, given(state, draft.id, wholeConsent(signed, signers, form))]);
}

/** C10: who is new gets a place in the plan for this meeting; the consent opens it for this meeting. */
function planForMeeting(
  state: PlanState,
  command: Extract<ConsentCommand, { kind: 'consent.forMeeting' }>,
  context: DecideContext,
): Plan {
  const { meeting, today: signedOn } = context;
  if (meeting === undefined) return no({ kind: 'meeting-unknown' });
  if (command.interpreterIsDone === false) return no({ kind: 'interpreter-not-done' });
  const newcomer = 'participant' in command.person ? [] : [addForMeeting(command.person, meeting, context)];
  const participant = 'participant' in command.person ? command.person.participant : newcomer[0]?.item;
  if (participant === undefined) return no({ kind: 'bad-input', field: 'person' });
  const { topics, signedBy } = command;
  const named = topics === undefined ? { participant } : { participant, topics: [...topics] };
  const body = { signedOn, signedBy: [...signedBy], form: 'paper' as const, meeting, names: [named] };
  return yes([...newcomer, given(state, context.newId(), body)]);
}

function addForMeeting(
  person: { readonly id?: Id; readonly name: string; readonly service?: string; readonly outside: boolean },
  meeting: Id,
  context: DecideContext,
): Planned {
  const { id, name, service, outside } = person;
  const needsDeclaration = outside && context.profile.privatePersons === 'with-declaration';
  return {
    item: id ?? context.newId(),
    verb: 'participant.added/1',
    body: {
      role: 'participant',
      name,
      access: 'read',
      employee: false,
      forMeeting: meeting,
      ...(service === undefined ? {} : { service }),
      ...(outside ? { outside } : {}),
      ...(needsDeclaration ? { needsDeclaration } : {}),
    },
  };
}

/** C4, C5: everything also locks the plan; the meeting that is on goes no further with it. */
function planWithdrawal(what: Omit<Body<'consent.withdrawn/1'>, 'on'>, context: DecideContext): Plan {
  const { today: on, meeting } = context;
  const withdrawn: Planned = { item: context.newId(), verb: 'consent.withdrawn/1', body: { on, ...what } };
  if (what.participant !== undefined || what.topic !== undefined) return yes([withdrawn]);
  const here = meeting === undefined ? {} : { meeting };
  const closed = { on, why: 'consent-withdrawn' as const, ...here };
  return yes([withdrawn, { item: context.plan, verb: 'plan.closed/1', body: closed }]);
}

type EndingCommand = Extract<
  ConsentCommand,
  { kind: 'plan.close' | 'plan.deactivate' | 'deletion.demand' | 'deletion.decide' }
>;

function ending(command: EndingCommand, context: DecideContext): Planned {
  const { today: on, plan: item, meeting } = context;
  const here = meeting === undefined ? {} : { meeting };
  switch (command.kind) {
    case 'plan.close': {
      const transfer = command.transfer === undefined ? {} : { transfer: command.transfer };
      return { item, verb: 'plan.closed/1', body: { on, why: command.why, ...here, ...transfer } };
    }
    case 'plan.deactivate':
      return { item, verb: 'plan.deactivated/1', body: { on, ...here } };
    case 'deletion.demand':
      return { item, verb: 'deletion.demanded/1', body: { on } };
    case 'deletion.decide':
      return { item, verb: 'deletion.decided/1', body: { on, granted: command.granted } };
  }
}
