import { describe, expect, it } from 'vitest';
import { fold } from '#domain/evolve.ts';
import { approve } from '#host/room/approve.ts';
import { finishMeeting } from '#host/room/finish.ts';
import { write } from '#host/room/write.ts';
import { factOf } from '../domain/random-facts.ts';
import {
  approveAll,
  day,
  hold,
  left,
  open,
  renderer,
  seenBy,
  smallPlan,
  textsOf,
  typed,
  withTherapist,
  words,
} from './held-room.ts';

describe('what a meeting leaves behind', () => {
  it('is a version of their own for a participant of no service, without a card (R9, R14)', async () => {
    const opened = open(hold(smallPlan(withTherapist)));
    const { host, meeting, journal } = opened;
    await approveAll(opened);
    expect((await finishMeeting({ host, renderer })).ok).toBe(true);
    const own = left(meeting.state).filter(({ limitedTo }) => limitedTo?.includes('terapeut') === true);
    expect(own.map(({ title }) => title)).toEqual(own.map(() => 'Møtereferat til Kari Solberg'));
    expect(seenBy(meeting.state, 'terapeut')).toHaveLength(3);
    expect(seenBy(meeting.state, 'fritidsleder').join(' ')).not.toContain('Kari');
    const [text] = textsOf(opened, own);
    expect(text).toContain('Til: Kari Solberg');
    expect(text).toContain('Ada leser selv.');
    expect(text).not.toContain('Mor og far sier det samme.');
    // C4: what stands in it is of a topic that is withdrawn, whatever topic the version itself was given.
    const body = { on: day, form: 'spoken', participant: 'terapeut', topic: 'school' };
    const withdrawn = factOf('9', 'withdrawn', { verb: 'consent.withdrawn/1', item: 'withdrawn', body });
    const later = fold(meeting.state, [withdrawn]);
    expect(own.map(({ topic }) => topic)).toEqual(['other', 'other', 'other']);
    expect(seenBy(later, 'terapeut')).toEqual([]);
    expect(seenBy(later, 'fritidsleder')).toEqual(seenBy(meeting.state, 'fritidsleder'));
    expect(seenBy(later, 'mor')).toHaveLength(left(later).length);
    journal.close();
  }, 90_000);

  it('is a note, or what the log was given and no more, where the profile says so (D1)', async () => {
    const noted = open(hold(smallPlan(), { minutes: 'note' }));
    await approveAll(noted);
    expect((await finishMeeting({ host: noted.host, renderer })).ok).toBe(true);
    const note = left(noted.meeting.state);
    expect(note.filter(({ title }) => title.startsWith('Notat'))).toHaveLength(9);
    for (const profile of [{ minutes: 'log' }, { logReplacesMinutes: true }] as const) {
      const opened = open(hold(smallPlan(), profile));
      const { host, meeting, journal } = opened;
      typed(opened, words);
      expect(await approve({ host, renderer })).toMatchObject({ refusal: { kind: 'nothing-to-read' } });
      const line = { line: 'decision', goal: 'skoledagen', text: 'Vi venter til jul' } as const;
      const command = { kind: 'line.add', meeting: meeting.plan.meeting, ...line } as const;
      expect(write(host, command, { actor: 'kontaktlaerer' }).ok).toBe(true);
      expect(await approve({ host, renderer })).toMatchObject({ ok: true });
      expect((await finishMeeting({ host, renderer })).ok).toBe(true);
      const documents = left(meeting.state);
      expect(documents).toHaveLength(13);
      expect(documents.filter(({ title }) => title.startsWith('Utdrag av stafettloggen'))).toHaveLength(9);
      expect(new Set(documents.map(({ category }) => category))).toEqual(new Set(['other']));
      const texts = textsOf(opened, documents);
      expect(texts[0]).toContain('Vi venter til jul.');
      expect(texts[0]).toMatch(/Ansvarlig: Marit Lunde/u);
      // Neither what was talked about, nor how it went, nor who was here.
      expect(texts.join('\n')).not.toMatch(
        /Ada leser selv|til stede|Dette snakket vi om|Godkjenning|Du ser på planen/u,
      );
      journal.close();
    }
  }, 90_000);
});
