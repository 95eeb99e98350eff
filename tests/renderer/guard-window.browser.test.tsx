import { page, userEvent } from 'vitest/browser';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { guardWindow, isRoomWindow } from '#renderer/host-client/guard-window.ts';
import type { Pressed } from '#renderer/host-client/refused-keys.ts';
import { isRefusedKey } from '#renderer/host-client/refused-keys.ts';
import { Minutes } from '#renderer/minutes/Minutes.tsx';
import { minutesView } from './fixtures/chair-views.ts';
import { drawPage } from './fixtures/draw-page.tsx';
import { createFakeHost } from './fixtures/fake-host.ts';

/** `Ctrl+Shift+I` as a keyboard sends it. */
function read(keys: string): KeyboardEventInit & { readonly key: string; readonly code: string } {
  const names = keys.split('+');
  const key = names.pop() ?? '';
  const code = /^[a-z]$/iu.test(key) ? `Key${key.toUpperCase()}` : key.replace(/^(?=\d$)/u, 'Digit');
  const ctrlKey = names.includes('Ctrl');
  const shiftKey = names.includes('Shift');
  const altKey = names.includes('Alt');
  return {
    key,
    code,
    ctrlKey,
    shiftKey,
    altKey,
    metaKey: names.includes('Meta'),
    bubbles: true,
    cancelable: true,
  };
}

function press(keys: string, target: EventTarget = document.body): KeyboardEvent {
  const event = new KeyboardEvent('keydown', read(keys));
  target.dispatchEvent(event);
  return event;
}

const leading = [
  'Ctrl+t Ctrl+n Ctrl+Shift+N Ctrl+Shift+T Ctrl+w Ctrl+Shift+W Ctrl+F4 Ctrl+Tab Ctrl+PageDown Ctrl+1',
  'F1 F2 F3 F5 F6 F7 F9 F10 F11 F12 Shift+F10 ContextMenu Shift+Escape Ctrl+Shift+Escape',
  'Ctrl+o Ctrl+s Ctrl+p Ctrl+Shift+P Ctrl+u Ctrl+h Ctrl+j Ctrl+l Ctrl+k Ctrl+e Ctrl+d Ctrl+f Ctrl+g Ctrl+r',
  'Ctrl+Shift+I Ctrl+Shift+J Ctrl+Shift+C Ctrl+Shift+O Ctrl+Shift+B Ctrl+Shift+Delete Ctrl+Shift+A Ctrl+Shift+M',
  'Alt+ArrowLeft Alt+ArrowRight Alt+Home Alt+d Alt+f Alt+e Alt+F4 Alt+Enter Alt+Alt BrowserBack BrowserHome',
  'Ctrl+- Ctrl+0 Ctrl+= Ctrl+Shift++ Meta+t Meta+q Meta+Alt+i Ctrl+Alt+t Ctrl+Shift+Q',
].flatMap((row) => row.split(' ').map((keys) => keys.replace('Shift++', 'Shift+plus')));

const writing = [
  'a Escape Enter Tab Shift+Tab Backspace Shift+A PageDown PageUp ArrowLeft . b Home Control',
  'Ctrl+a Ctrl+c Ctrl+v Ctrl+x Ctrl+z Ctrl+y Ctrl+Shift+Z Ctrl+Shift+V Ctrl+b Ctrl+i Ctrl+Enter',
  'Ctrl+ArrowLeft Ctrl+Shift+ArrowRight Ctrl+Home Ctrl+Shift+End Ctrl+Backspace Ctrl+Delete Shift+Insert',
  'Ctrl+Shift+7 Ctrl+Shift+8 Ctrl+Shift+9 Alt+ArrowDown',
].flatMap((row) => row.split(' '));

let clear = (): void => undefined;
/** For an editor that is drawn on a busy machine. */
const patience = { timeout: 10_000 };

beforeAll(() => guardWindow(window));
afterEach(() => {
  clear();
  sessionStorage.clear();
});

describe("a window of the room's own", () => {
  it.each(leading)('refuses what the browser would make of %s', (keys) => {
    expect(press(keys).defaultPrevented).toBe(true);
  });

  it.each(writing)('leaves %s to whoever writes', (keys) => {
    expect(press(keys).defaultPrevented).toBe(false);
  });

  it('still hears the keys that are its own', () => {
    const heard: string[] = [];
    const listen = ({ key }: KeyboardEvent): void => void heard.push(key);
    window.addEventListener('keydown', listen, { capture: true });
    for (const keys of ['F5', 'F9', 'Alt+e', 'Alt+h']) press(keys);
    window.removeEventListener('keydown', listen, { capture: true });
    expect(heard).toEqual(['F5', 'F9', 'e', 'h']);
  });

  it('lets AltGr, and Alt on a Mac, write letters', () => {
    const pressed = (keys: string, altGraph: boolean): Pressed => {
      const event = new KeyboardEvent('keydown', { ...read(keys), modifierAltGraph: altGraph });
      return event;
    };
    expect(isRefusedKey(pressed('Ctrl+Alt+@', true))).toBe(false);
    expect(isRefusedKey(pressed('Ctrl+Alt+@', false))).toBe(true);
    expect(isRefusedKey(pressed('Alt+@', false), true)).toBe(false);
    expect(isRefusedKey(pressed('Meta+Alt+i', false), true)).toBe(true);
  });

  it('lets the editor have its keys', async () => {
    clear = await drawPage(<Minutes />, createFakeHost('minute-taker', minutesView()));
    const text = await vi.waitFor(() => {
      const found = document.querySelector('[role="textbox"][contenteditable]');
      expect(document.activeElement).toBe(found);
      return found;
    }, patience);
    await userEvent.keyboard('{Control>}a{/Control}{Control>}b{/Control}');
    await vi.waitFor(
      () => expect(text?.querySelector('strong')?.textContent).toBe(text?.textContent),
      patience,
    );
    await userEvent.keyboard('{Control>}z{/Control}');
    await vi.waitFor(() => expect(text?.querySelector('strong')).toBeNull(), patience);
  });
});

describe('a mouse, a finger and a file at a window of the room', () => {
  function isRefused(event: Event, target: EventTarget = document.body): boolean {
    return !target.dispatchEvent(event);
  }

  const fate = { bubbles: true, cancelable: true };

  it('get no menu, no second button, no zoom and no drop', () => {
    for (const name of ['contextmenu', 'auxclick', 'dragstart', 'dragenter', 'dragover', 'drop']) {
      const Kind = name.startsWith('dr') ? DragEvent : MouseEvent;
      expect(isRefused(new Kind(name, fate)), name).toBe(true);
    }
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File(['x'], 'x.html', { type: 'text/html' }));
    expect(isRefused(new DragEvent('drop', { ...fate, dataTransfer }))).toBe(true);
    for (const button of [1, 2, 3, 4]) {
      expect(isRefused(new MouseEvent('mouseup', { ...fate, button }))).toBe(true);
    }
    expect(isRefused(new MouseEvent('mousedown', { ...fate, button: 0 }))).toBe(false);
    expect(isRefused(new WheelEvent('wheel', { ...fate, ctrlKey: true }))).toBe(true);
    expect(isRefused(new WheelEvent('wheel', fate))).toBe(false);
  });

  it('get through no link, no new window and no print', () => {
    const link = document.createElement('a');
    link.href = 'https://example.test/';
    const inside = link.appendChild(document.createElement('span'));
    document.body.append(link);
    expect(isRefused(new MouseEvent('click', fate), inside)).toBe(true);
    link.remove();
    expect(isRefused(new MouseEvent('click', fate))).toBe(false);
    expect(window.open('https://example.test/')).toBeNull();
    window.print();
    window.dispatchEvent(new Event('beforeprint'));
    expect(document.body.checkVisibility()).toBe(false);
    window.dispatchEvent(new Event('afterprint'));
    expect(document.body.checkVisibility()).toBe(true);
  });
});

it("guards only the room's own windows, also when one is loaded anew", async () => {
  await page.viewport(1366, 768);
  expect(isRoomWindow(window)).toBe(false);
  const { search } = window.location;
  window.history.replaceState(null, '', '?room-window');
  expect(isRoomWindow(window)).toBe(true);
  window.history.replaceState(null, '', search === '' ? window.location.pathname : search);
  expect(isRoomWindow(window)).toBe(true);
});
