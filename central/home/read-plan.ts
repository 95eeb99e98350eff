import { sql } from 'kysely';
import type { Language } from '#domain/bodies.ts';
import { holdersOn } from '#domain/consent.ts';
import type { Id } from '#domain/identity.ts';
import { type Result, yes } from '#domain/result.ts';
import type { HomeContact, HomePlan } from '#sync/home-messages.ts';
import type { Problem } from '#sync/problems.ts';
import { logAccess } from '../reading/access-log.ts';
import { become, type Within } from '../database/database.ts';
import type { Store } from '../store.ts';
import { toContact } from './contact.ts';
import { type AskedHere, type Here, readHere } from './find-here.ts';
import type { HomeNeeds } from './home-needs.ts';
import { hasNumber } from './owner-number.ts';
import { listPapers } from './paper-scans.ts';
import type { Media } from './view-minutes.ts';
import { viewPlan } from './view-plan.ts';

/** One plan at home, and the line in the access log that says who was given it ([SYNC-29]). */
export async function readHomePlan(
  needs: HomeNeeds,
  asked: AskedHere & { readonly language?: Language; readonly employee: boolean },
): Promise<Result<HomePlan, Problem>> {
  const { store } = needs;
  const { language } = asked;
  return readHere(store, asked, async (within, here) => {
    const view = viewPlan(needs, here, {
      contacts: await readContacts(store, within, here),
      media: await readMedia(store, within, here),
      ...(here.standing === 'holder' && asked.employee
        ? { holderPlace: await readHolderPlace(store, within, here) }
        : {}),
      ...(language === undefined ? {} : { language }),
    });
    await logAccess(store, within, { plan: asked.plan, action: 'home', reader: here.me.id });
    return yes(view);
  });
}

/** R10, R12: of those who hold the plan today, and of nobody else. */
async function readContacts(
  store: Store,
  within: Within,
  { plan, state, at }: Here,
): Promise<ReadonlyMap<Id, HomeContact>> {
  const ids = JSON.stringify(holdersOn(state, at.today).map(({ id }) => id));
  const found = await sql<{ participant: string; mobile: string | null; email: string | null }>`
    select participant_person.participant, person.mobile, person.email
    from participant_person join person
      on person.tenant = participant_person.tenant and person.id = participant_person.person
    where participant_person.tenant = ${store.tenant} and participant_person.plan = ${plan}
      and participant_person.participant in (select json_array_elements_text(${ids}::text::json))`.execute(
    within,
  );
  return new Map(found.rows.map((row) => [row.participant, toContact(row)]));
}

/** Of documents whose bytes this person may have: the database says which. */
async function readMedia(store: Store, within: Within, { plan, me }: Here): Promise<Media> {
  const { tenant } = store;
  await become(within, { role: 'reader', tenant, plan, reader: me.id });
  const found = await sql<{ sha256: string; media_type: string }>`
    select sha256, media_type from blob where tenant = ${tenant} and plan = ${plan}`.execute(within);
  await become(within, { role: 'service', tenant });
  return new Map(found.rows.map((row) => [row.sha256, row.media_type]));
}

async function readHolderPlace(
  store: Store,
  within: Within,
  { plan }: Here,
): Promise<NonNullable<HomePlan['holderPlace']>> {
  return {
    papers: await listPapers(store, within, plan),
    hasNumber: await hasNumber(store, within, plan),
  };
}
