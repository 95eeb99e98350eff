import { describe, expect, it } from 'vitest';
import { fromPlainText } from '#domain/rich-text.ts';
import { readAtHome } from '#host/room/consent.ts';
import { undoNewest } from '#host/room/plan-work.ts';
import { day, holder, makeFact, plan } from '../central/ada.ts';
import { openDesk, openFake, openFollowed, until } from './followed-room.ts';

const chair = { session: 's', role: 'chair' as const };

describe('what the family does on its own phones while the room is in a meeting', () => {
  it('begins with a draft that goes when it is taken home to be read, and nobody takes it back (C9)', async () => {
    const fake = openFake();
    const room = await openFollowed({ client: fake.client, hasLine: true });
    const names = [{ participant: holder }];
    const [draft] = room.wrote({ kind: 'consent.draft', body: { names } });
    expect(room.open().atOnce).toEqual([]);
    expect(readAtHome(room.host).ok).toBe(true);
    await until(() => room.open().atOnce[0]?.received === true);
    expect(fake.factsOf(plan).at(-1)).toMatchObject({ fact: { id: draft?.id }, outcome: 'applied' });
    expect(undoNewest(room.host, chair)).toMatchObject({ refusal: { kind: 'goes-at-once' } });
  });

  it('sends a signature on paper at once, so that a phone knows whose is missing (C6)', async () => {
    const fake = openFake();
    const room = await openFollowed({ client: fake.client, hasLine: true });
    const names = [{ participant: holder }];
    const [draft] = room.wrote({ kind: 'consent.draft', body: { names } });
    const signatures = [{ participant: 'mor', part: 'plan' as const, on: day }];
    room.wrote({ kind: 'consent.sign', consent: draft?.item ?? '', form: 'paper', signatures });
    const verbs = (): string[] => fake.factsOf(plan).map(({ fact }) => fact.verb);
    await until(() => verbs().includes('consent.signed/1'));
    expect(verbs().slice(-2)).toEqual(['consent.drafted/1', 'consent.signed/1']);
  });

  it('ends the meeting where it is when everything is withdrawn, and what was typed is nowhere (C4)', async () => {
    const fake = openFake();
    const room = await openFollowed({ client: fake.client, hasLine: true });
    const ended: string[] = [];
    room.host.endNow = ({ plan: { meeting } }) => ended.push(meeting);
    const draft = { text: fromPlainText('Ikke lest opp.'), caret: 0, by: holder, version: 1 };
    room.open().journal.putDraft('skoledagen', draft);
    room.open().drafts = new Map([['skoledagen', draft]]);
    const desk = await openDesk(fake.client);
    const body = { on: day, form: 'written' };
    await desk.push(makeFact({ verb: 'consent.withdrawn/1', body, writtenBy: 'mor' }));
    await until(() => ended.length > 0);
    const { room: now, drafts, journal } = room.open();
    expect(now).toMatchObject({ covered: true, withdrawn: body, delivery: 'documents' });
    expect([drafts.size, journal.listDrafts().size]).toEqual([0, 0]);
    expect(ended).toHaveLength(1);
  });
});
