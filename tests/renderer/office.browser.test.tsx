import { page, userEvent } from 'vitest/browser';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { languages } from '#renderer/language/languages.ts';
import { RoomOffice } from '#renderer/setup/RoomOffice.tsx';
import type { FakeHost } from './fixtures/fake-host.ts';
import { drawPanel, expectText, findFaults, press, sentTo } from './fixtures/people-panel.tsx';
import { lawView } from './fixtures/people-views.ts';

let clear = (): void => undefined;

beforeEach(() => page.viewport(1366, 768));
afterEach(() => clear());

async function show(language: 'nb' | 'nn' = 'nb'): Promise<FakeHost> {
  const view = lawView({ setup: { hasCode: false, isOpen: true } });
  const drawn = await drawPanel(
    ({ view: shown }) => (
      <div>
        <RoomOffice view={shown}>
          <p>Møtet å velge</p>
        </RoomOffice>
      </div>
    ),
    { ...view, look: { ...view.look, language } },
  );
  clear = drawn.clear;
  return drawn.host;
}

function answerWith(host: FakeHost, value: object): void {
  host.answer = ({ call }) => ({ kind: 'answer', call, ok: true, value });
}

describe('for whoever looks after the room', () => {
  it.each(['nb', 'nn'] as const)(
    'shows in %s what a file for support would hold, then makes it',
    async (language) => {
      const { office, setup } = languages[language];
      const host = await show(language);
      await press(setup.places.support);
      await expectText(office.support.none);
      answerWith(host, { parts: [{ part: 'log', lines: 214 }], bytes: 90_000, text: '{"part":"log"}' });
      await press(office.support.look);
      await expectText(office.support.part.log_other.replace('{{count}}', '214'));
      expect(document.querySelector('textarea')?.value).toBe('{"part":"log"}');
      answerWith(host, { file: '/room/support/stafettrom-support.jsonl' });
      await press(office.support.write);
      await expectText('/room/support/stafettrom-support.jsonl');
      expect(sentTo(host)).toEqual([
        ['support.look', {}],
        ['support.write', {}],
      ]);
      expect(await findFaults()).toEqual([]);
    },
  );

  it('opens the text of a licence from the keyboard', async () => {
    const { office } = languages.nb;
    const host = await show();
    const row = { version: '1.0.0', licence: 'MIT' };
    answerWith(host, {
      rows: [
        { ...row, name: 'one', kind: 'package' },
        { ...row, name: 'two', kind: 'data' },
      ],
    });
    await press('Lisenser');
    await expectText('one 1.0.0 · MIT');
    const headings = [...document.querySelectorAll('h2')].map((one) => one.textContent);
    expect(headings).toEqual([office.licences.data, office.licences.package]);
    answerWith(host, { text: 'Permission is hereby granted\n'.repeat(80) });
    const summary = [...document.querySelectorAll('summary')].find((one) =>
      one.textContent.startsWith('two'),
    );
    summary?.focus();
    await userEvent.keyboard('{Enter}');
    await expectText('Permission is hereby granted');
    expect(sentTo(host).at(-1)).toEqual(['licences.text', { row: 1 }]);
    expect(await findFaults()).toEqual([]);
  });
});
