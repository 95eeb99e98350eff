import type { ReactNode } from 'react';
import { page, userEvent } from 'vitest/browser';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { QuestionRow } from '#contract/question-rows.ts';
import type { ChairView } from '#contract/views.ts';
import { Questions } from '#renderer/chair/Questions.tsx';
import { findButton } from './fixtures/draw-page.tsx';
import type { FakeHost } from './fixtures/fake-host.ts';
import {
  choose,
  drawPanel,
  expectText,
  fill,
  findFaults,
  press,
  refuseWith,
  sentTo,
} from './fixtures/people-panel.tsx';
import { lawView } from './fixtures/people-views.ts';
import { openLawConsole } from './fixtures/law-console.tsx';
import { heldQuestion, valueQuestion } from './fixtures/question-rows.ts';

let clear = (): void => undefined;

beforeEach(() => page.viewport(1366, 768));
afterEach(() => clear());

async function show(questions: readonly QuestionRow[], changed: Partial<ChairView> = {}): Promise<FakeHost> {
  const drawn = await drawPanel(Framed, lawView({ questions: [...questions], ...changed }));
  clear = drawn.clear;
  return drawn.host;
}

function Framed({ view }: { view: ChairView }): ReactNode {
  return (
    <div>
      <Questions view={view} />
    </div>
  );
}

const { fact } = valueQuestion;
const saidBy: readonly string[] = [];

describe('two values of one field', () => {
  it('are asked about in calm words: both values, who and when', async () => {
    await show([valueQuestion]);
    await expectText('To versjoner av frist for tiltak 2.');
    await expectText('Siv Dahl lagret 15. april 2027 klokken 09.02.');
    await expectText('Mor skrev 1. mai 2027 i møtet, klokken 10.21.');
    await expectText('Hvilken skal gjelde?');
    expect(await findFaults()).toEqual([]);
  });

  it('are asked about in nynorsk', async () => {
    const { look } = lawView();
    await show([valueQuestion], { look: { ...look, language: 'nn' } });
    await expectText('To versjonar av frist for tiltak 2.');
    await expectText('Mor skreiv 1. mai 2027 i møtet, klokka 10.21.');
    await expectText('Kva for ein skal gjelde?');
    expect(findButton('Behald: 15. april 2027').textContent).toBe('Behald');
  });

  it.each([
    ['Behold: 15. april 2027', 'kept'],
    ['Bruk ny: 1. mai 2027', 'taken'],
  ])('are settled by one press: %s', async (button, choice) => {
    const host = await show([valueQuestion]);
    await press(button);
    await vi.waitFor(() => expect(sentTo(host)).toEqual([['question.settle', { fact, choice, saidBy }]]));
  });

  it('are written anew by keyboard alone, and not empty', async () => {
    const host = await show([valueQuestion]);
    findButton('Skriv på nytt').focus();
    await userEvent.keyboard('{Enter}');
    await expectText('Hva skal stå?');
    await userEvent.keyboard('{Escape}');
    await vi.waitFor(() => expect(document.activeElement).toBe(findButton('Skriv på nytt')));
    await userEvent.keyboard('{Enter}');
    await press('Lagre');
    await expectText('Skriv eller velg noe først.');
    expect(host.calls).toEqual([]);
    await fill('Frist', '2027-04-20');
    expect(await findFaults()).toEqual([]);
    await press('Lagre');
    const input = { fact, choice: 'rewritten', value: '2027-04-20', saidBy };
    await vi.waitFor(() => expect(sentTo(host)).toEqual([['question.settle', input]]));
    await vi.waitFor(() => expect(document.activeElement?.id).toBe('questions'));
  });

  it('are written anew as people, as a status and as words', async () => {
    const host = await show([{ ...valueQuestion, field: 'responsible' }]);
    await press('Skriv på nytt');
    await choose('Siv Dahl');
    await fill('Noen uten tilgang til planen', 'Farmor');
    expect(await findFaults()).toEqual([]);
    await press('Lagre');
    const value = [{ participant: 'siv' }, { name: 'Farmor' }];
    const input = { fact, choice: 'rewritten', saidBy };
    await vi.waitFor(() => expect(sentTo(host)).toEqual([['question.settle', { ...input, value }]]));
    clear();
    const status = await show([
      {
        ...valueQuestion,
        field: 'status',
        proposed: { ...valueQuestion.proposed, value: { status: 'new' } },
      },
    ]);
    expect(findButton('Bruk ny: «Ny»').textContent).toBe('Bruk ny');
    await press('Skriv på nytt');
    await choose('Pågår');
    expect(await findFaults()).toEqual([]);
    await press('Lagre');
    await vi.waitFor(() =>
      expect(sentTo(status)).toEqual([['question.settle', { ...input, value: 'ongoing' }]]),
    );
  });

  it('of a closed activity can only stay as they stand', async () => {
    await show([{ ...valueQuestion, isClosed: true }]);
    await expectText('Aktiviteten er lukket.');
    expect([...document.querySelectorAll('button')].map((one) => one.textContent)).toEqual(['Behold']);
  });

  it('say a no beside the answer, and stay', async () => {
    const host = await show([valueQuestion]);
    refuseWith(host, 'plan-ended');
    await press('Bruk ny: 1. mai 2027');
    await vi.waitFor(() => expect(document.querySelector('.refusal')?.textContent).not.toBe(''));
    expect(findButton('Behold: 15. april 2027').disabled).toBe(false);
  });

  it('tell the day of what was written on another day, and what stands where nobody knows who wrote it', async () => {
    await show([
      {
        ...valueQuestion,
        now: { by: [], isHere: false },
        proposed: { ...valueQuestion.proposed, at: '2027-03-12T08:00:00.000Z', isHere: false },
      },
    ]);
    await expectText('I planen står det ingen frist.');
    await expectText('12. mars 2027 klokken 09.00 lagret mor 1. mai 2027.');
    expect(await findFaults()).toEqual([]);
  });
});

describe('what is held', () => {
  it('says what, by whom and why, and is taken along or put away', async () => {
    const host = await show([heldQuestion]);
    await expectText('En evaluering venter på svar.');
    await expectText('«Jonas leser mer.»');
    await expectText('Ole Vik skrev det 15. mars 2027 klokken 13.00.');
    await expectText('Retten til å skrive det gjaldt ikke lenger.');
    expect(await findFaults()).toEqual([]);
    await press('Ta med: Jonas leser mer.');
    await vi.waitFor(() => expect(findButton('Legg bort: Jonas leser mer.').disabled).toBe(false));
    await press('Legg bort: Jonas leser mer.');
    const input = { fact: heldQuestion.fact, saidBy };
    await vi.waitFor(() =>
      expect(sentTo(host)).toEqual([
        ['question.settle', { ...input, choice: 'taken' }],
        ['question.settle', { ...input, choice: 'kept' }],
      ]),
    );
  });

  it('is only put away where nobody can write it again', async () => {
    const { text: _text, ...rest } = heldQuestion;
    await show([{ ...rest, what: 'newer', why: 'unknown-verb', canTake: false }]);
    await expectText('En endring fra en nyere versjon venter på svar.');
    expect([...document.querySelectorAll('button')].map((one) => one.textContent)).toEqual(['Legg bort']);
  });
});

describe('the questions on the console', () => {
  it('stand where the notices are, and nowhere while there are none', async () => {
    const drawn = await openLawConsole({ questions: [valueQuestion, heldQuestion] });
    clear = drawn.clear;
    expect(document.querySelectorAll('.only-chair .questions h3')).toHaveLength(2);
    expect(await findFaults()).toEqual([]);
    clear();
    const none = await openLawConsole({ questions: [] });
    clear = none.clear;
    expect(document.querySelector('.questions')).toBeNull();
  });

  it('say that none is left when the last one is answered', async () => {
    const host = await show([valueQuestion]);
    await expectText('To versjoner av frist');
    host.show(lawView({ questions: [] }));
    await expectText('Ingen spørsmål venter.');
    expect(document.querySelectorAll('.questions li')).toHaveLength(0);
  });
});
