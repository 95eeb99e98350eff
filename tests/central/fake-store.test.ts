import { readFileSync } from 'node:fs';
import { factsOfPlanFile } from '#domain/plan-facts.ts';
import { planFileSchema } from '#domain/plan-file.ts';
import { tryoutProfile } from '#store/tryout/tryout-profile.ts';
import { describeCentralStore } from '../contract-suites/central-store-suite.ts';
import { createFakeCentralStore } from '../fakes/fake-central-store.ts';
import type { FakePlan } from '../fakes/fake-plan-log.ts';
import { day, meeting, newId } from './ada.ts';

function readFakePlan(name: string): FakePlan {
  const text = readFileSync(`${import.meta.dirname}/../../resources/demo/${name}.plan.json`, 'utf8');
  const file = planFileSchema.parse(JSON.parse(text));
  const needs = { meetingDay: day, newId, profile: tryoutProfile.version };
  return {
    row: { id: name, firstName: 'Ada', language: 'nb', holder: 'Marit' },
    facts: factsOfPlanFile(file, needs),
    meeting: {
      id: meeting,
      date: day,
      time: '13:00',
      place: 'Furua',
      chair: 'kontaktlaerer',
      minuteTaker: 'miljoterapeut',
      agenda: [
        { kind: 'welcome', id: 'velkommen' },
        { kind: 'roll-call', id: 'hvem' },
        { kind: 'goal', id: 'sak', goal: 'skoledagen' },
        { kind: 'read-back', id: 'lese-opp' },
      ],
    },
  };
}

describeCentralStore('in memory', async () => {
  const plans = [readFakePlan('ada'), readFakePlan('isak')];
  let moved = 0;
  const { client, as } = createFakeCentralStore({
    plans,
    profile: tryoutProfile,
    today: day,
    now: () => Date.now() + moved,
    newId,
  });
  const move = (ms: number): void => {
    moved += ms;
  };
  return { client, as, move, stop: async () => undefined };
});
