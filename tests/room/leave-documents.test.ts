import { describe, expect, it } from 'vitest';
import { selectForArchive } from '#domain/archive-selection.ts';
import type { PlanFile } from '#domain/plan-file.ts';
import type { PlanState } from '#domain/state.ts';
import type { DocumentRenderer } from '#host/documents/render-minutes.ts';
import type { WritableJournal } from '#host/journal/journal-ports.ts';
import { approve } from '#host/room/approve.ts';
import { endMeeting, finishMeeting } from '#host/room/finish.ts';
import type { OpenMeeting } from '#host/room/open-meeting.ts';
import { loadMeeting } from '#host/room/open-meeting.ts';
import type { Kept, Opened } from './held-room.ts';
import {
  approveAll,
  day,
  hold,
  killAt,
  left,
  open,
  renderer,
  seenBy,
  smallPlan,
  typed,
  words,
  worker,
} from './held-room.ts';

async function finished(kept: Kept): Promise<PlanState> {
  const opened = open(kept);
  const { host, meeting, journal } = opened;
  if (meeting.room.readBack !== 'approved') await approveAll(opened);
  expect(await finishMeeting({ host, renderer })).toEqual({ ok: true, value: {} });
  journal.close();
  return meeting.state;
}

describe('what a meeting leaves behind', () => {
  it('is the whole for family and archive, and for each service a version and a card that only it sees', async () => {
    const state = await finished(hold(smallPlan()));
    const theirs = (service: string): readonly string[] => [
      ...Array.from({ length: 3 }, () => `Møtereferat til ${service}`),
      ...Array.from({ length: 2 }, () => `Konklusjon til ${service}`),
    ];
    expect(seenBy(state, 'fritidsleder')).toEqual(theirs('Fritidsklubben Kvisten'));
    const whole = Array.from({ length: 3 }, () => 'Møtereferat');
    const all = [...whole, ...theirs('Solvang skole'), ...theirs('Fritidsklubben Kvisten')];
    for (const person of ['ada', 'mor', 'far', 'kontaktlaerer']) {
      expect([...seenBy(state, person)].toSorted()).toEqual([...all].toSorted());
    }
    // Of what a service may read, nothing names another, counts anything, or stands under anything.
    const own = left(state).filter(({ limitedTo }) => limitedTo?.includes('fritidsleder') === true);
    expect(JSON.stringify(own)).not.toMatch(/skole|ppt|versjon|version/iu);
    const profile = { archiveTimes: 'continuously', withdrawal: 'close' } as const;
    const archived = selectForArchive(state, { today: day, profile })?.documents ?? [];
    const originals = archived.filter(({ item }) => left(state).some(({ id }) => id === item));
    expect(originals).toHaveLength(1);
  });

  it('is the same to the byte for a service, whatever stood where it may not see (A6)', async () => {
    const secret = smallPlan((plan) => ({
      ...plan,
      items: plan.items.map((item) =>
        item.kind === 'activity' && (item.id === 'samtaler' || item.id === 'kveld')
          ? { ...item, description: 'Noe helt annet som bare noen få skal lese' }
          : item,
      ),
    }));
    const one = open(hold(smallPlan()));
    await approveAll(one);
    const other = open(hold(secret));
    await approveAll(other, { ...words, 'section-sak-to-hjem': 'Det var mye å si om kvelden.\nMye mer.' });
    for (const { host } of [one, other]) expect((await finishMeeting({ host, renderer })).ok).toBe(true);
    const hashes = ({ meeting }: Opened, reader: string): readonly string[] =>
      left(meeting.state).flatMap(({ sha256, limitedTo }) => (limitedTo?.[0] === reader ? [sha256] : []));
    expect(hashes(one, 'fritidsleder')).toHaveLength(5);
    expect(hashes(other, 'fritidsleder')).toEqual(hashes(one, 'fritidsleder'));
    expect(hashes(other, 'ada')[0]).not.toBe(hashes(one, 'ada')[0]);
    one.journal.close();
    other.journal.close();
  });

  it('is there once, whole, and the same, however often the host is killed while it is made', async () => {
    const kept = hold(smallPlan());
    const first = open(kept);
    await approveAll(first);
    first.journal.close();
    // What is written: attendance, each file, all the facts at once, the end.
    for (const [at, killedAt] of ['append 1', 'putBlob 1', 'putBlob 9', 'append 1', 'append 2'].entries()) {
      const { host, meeting, journal } = open(kept, (real) => killAt(real, killedAt));
      const ending = at === 0 ? finishMeeting({ host, renderer }) : endMeeting({ host, renderer }, meeting);
      await expect(ending).rejects.toThrow('killed');
      expect(left(loadMeeting(journal, host.needs.log).state).length).toBe(killedAt === 'append 2' ? 13 : 0);
      expect(meeting.state.meetings.get('ada-mote')?.ended).toBeFalsy();
      journal.close();
    }
    const last = open(kept);
    expect((await endMeeting({ host: last.host, renderer }, last.meeting)).ok).toBe(true);
    const again = left(last.meeting.state);
    expect(again).toHaveLength(13);
    expect(new Set(again.map(({ sha256 }) => sha256)).size).toBe(13);
    const unbroken = left(await finished(hold(smallPlan())));
    expect(again.map(({ sha256 }) => sha256)).toEqual(unbroken.map(({ sha256 }) => sha256));
    for (const { sha256 } of again) expect(last.journal.getBlob(sha256)?.bytes.length).toBeGreaterThan(0);
    last.journal.close();
  }, 30_000);

  it('is made anew when an ending came to nothing and people went on', async () => {
    const opened = open(hold(smallPlan()));
    const { host, meeting, journal } = opened;
    await approveAll(opened);
    const { append } = journal;
    let appended = 0;
    const failing: WritableJournal = {
      ...journal,
      append: (command) => {
        appended += 1;
        return appended === 3
          ? { ok: false, refusal: { kind: 'disk-refused', code: 'SQLITE_FULL' } }
          : append(command);
      },
    };
    Object.assign(meeting, { journal: failing });
    expect(await finishMeeting({ host, renderer })).toMatchObject({ refusal: { kind: 'disk-refused' } });
    expect(host.phase).toBe('meeting');
    expect([left(meeting.state).length, attendedIn(meeting)]).toEqual([0, 0]);
    const more = { id: 'far', by: 'room' as const, here: true, left: false };
    meeting.room = { ...meeting.room, people: [...meeting.room.people, more] };
    expect((await finishMeeting({ host, renderer })).ok).toBe(true);
    expect([left(meeting.state).length, attendedIn(meeting)]).toEqual([13, 3]);
    journal.close();
  });
});

describe('the check before approval', () => {
  const section = 'section-sak-skoledagen';
  const heading = 'Ada vet hva som skal skje, og gleder seg til skoledagen';

  async function asked(text: string, change?: (plan: PlanFile) => PlanFile): Promise<[Opened, unknown]> {
    const opened = open(hold(smallPlan(change)));
    typed(opened, { [section]: text });
    return [opened, await approve({ host: opened.host, renderer })];
  }

  it.each([
    ['Ada leser 😀 selv.', '«😀»', 'one'],
    ['Vi ringer ليلى i morgen.', '«ل», «ي» og «ى»', 'many'],
    ['Ada\tleser selv.', 'tabulator', 'unseen'],
  ])('stops «%s» and says which and where', async (text, characters, how) => {
    const [{ meeting, journal }, answer] = await asked(text);
    const values = { place: heading, characters, how };
    expect(answer).toEqual({ ok: false, refusal: { kind: 'characters-missing', values } });
    expect([meeting.room.readBack, meeting.drafts.has(section)]).toEqual(['reading', true]);
    expect(journal.loadOwn().facts.some(({ fact }) => fact.verb === 'section.approved/1')).toBe(false);
    journal.close();
  });

  it('leaves alone what stood in the plan before the meeting, and every form is made all the same', async () => {
    const [{ host, meeting, journal }, answer] = await asked('Ada leser selv.', (plan) => ({
      ...plan,
      participants: plan.participants.map((one) =>
        one.id === 'mor' ? { ...one, name: 'ليلى Solheim' } : one,
      ),
    }));
    expect(answer).toMatchObject({ ok: true });
    expect((await finishMeeting({ host, renderer })).ok).toBe(true);
    const text = left(meeting.state)
      .filter(({ limitedTo }) => limitedTo?.[0] === 'ada')
      .map(({ sha256 }) => journal.getBlob(sha256))
      .find((blob) => blob?.mediaType === 'text/plain');
    expect(text?.bytes.toString()).toContain('ليلى Solheim');
    journal.close();
  });

  it('is asked again for what is typed while it runs, so that nothing is approved unseen', async () => {
    const opened = open(hold(smallPlan()));
    const { host, meeting, journal } = opened;
    typed(opened, { [section]: 'Ada leser selv.' });
    let checks = 0;
    const slow: Pick<DocumentRenderer, 'findCharacters'> = {
      findCharacters: async (check) => {
        const found = await worker.findCharacters(check);
        checks += 1;
        if (checks === 1) typed(opened, { [section]: 'Ada leser 😀 selv.' });
        return found;
      },
    };
    expect(await approve({ host, renderer: slow })).toMatchObject({
      refusal: { kind: 'characters-missing' },
    });
    expect([checks, meeting.room.readBack]).toEqual([2, 'reading']);
    journal.close();
  });
});

function attendedIn({ state, plan }: OpenMeeting): number {
  return state.meetings.get(plan.meeting)?.attended.length ?? 0;
}
