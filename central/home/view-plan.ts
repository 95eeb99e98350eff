import type { Language } from '#domain/bodies.ts';
import type { Id } from '#domain/identity.ts';
import { mayWrite } from '#domain/rights.ts';
import type { HomeContact, HomePlan } from '#sync/home-messages.ts';
import { composeConsent } from './consent-blocks.ts';
import type { Here } from './find-here.ts';
import type { HomeNeeds } from './home-needs.ts';
import { viewConsents } from './view-consents.ts';
import { viewMeetings } from './view-meetings.ts';
import { type Media, viewMinutes } from './view-minutes.ts';
import { ownerNameOf, toPerson, viewHolders, viewStandIn, viewWhoSees } from './view-people.ts';

/** What the store knows beside the facts: persons, bytes, scans. */
export interface Beside {
  readonly contacts: ReadonlyMap<Id, HomeContact>;
  readonly media: Media;
  readonly holderPlace?: NonNullable<HomePlan['holderPlace']>;
  readonly language?: Language;
}

/** One plan from home, cut to one person by the domain's audience and nothing else. */
export function viewPlan(needs: HomeNeeds, here: Here, beside: Beside): HomePlan {
  const { state, me, standing } = here;
  const { store } = needs;
  const { language, holderPlace } = beside;
  const asked = language === undefined ? {} : { language };
  const isFamily = standing === 'family';
  return {
    plan: here.plan,
    owner: ownerNameOf(state),
    about: state.plan?.about ?? 'child',
    me: toPerson(me),
    isFamily,
    holders: viewHolders(here, beside.contacts),
    ...viewStandIn(here),
    ...viewAsking(needs, here),
    whoSees: viewWhoSees(here),
    consents: viewConsents(store, here, (draft) => composeConsent(needs, here, { draft, ...asked })),
    mayWithdraw: isFamily && state.consents.length > 0 && may(needs, here, 'consent.withdrawn/1'),
    withdrawal: store.profile.withdrawal,
    ...viewEnd(here),
    minutes: viewMinutes(here, beside.media),
    meetings: viewMeetings(here).map(({ setBy: _setBy, sequence: _sequence, ...meeting }) => meeting),
    ...(holderPlace === undefined ? {} : { holderPlace }),
  };
}

/** R11: between family and holders, and never why. */
function viewAsking(needs: HomeNeeds, here: Here): Pick<HomePlan, 'holderAskedFor' | 'mayAskForHolder'> {
  const { holderAskedFor } = here.state;
  const mayAsk = here.standing === 'family' && may(needs, here, 'holder.askedFor/1');
  if (holderAskedFor === undefined || here.standing === 'participant') return { mayAskForHolder: mayAsk };
  return { holderAskedFor, mayAskForHolder: false };
}

function viewEnd({ state }: Here): Pick<HomePlan, 'ended'> {
  if (state.ended === undefined) return {};
  const { kind, on } = state.ended;
  return { ended: { kind, on } };
}

function may({ store }: HomeNeeds, here: Here, verb: 'consent.withdrawn/1' | 'holder.askedFor/1'): boolean {
  const { familyWrites, adultAge } = store.profile;
  const { today } = here.at;
  return mayWrite(here.state, { person: here.me.id, verb, today, familyWrites, adultAge });
}
