import type { KeyboardEvent } from 'react';
import type { FormPerson } from './form-people.ts';

/**
 * In a list of people a letter goes to the next whose name, or the family's word for whom, begins with it. With only one
 * such person it also chooses; of several the space bar does.
 */
export function goToFirstLetter(
  people: readonly FormPerson[],
  onChoose: (id: string) => void,
): (event: KeyboardEvent<HTMLElement>) => void {
  return (event) => {
    const { key, ctrlKey, altKey, metaKey } = event;
    if (ctrlKey || altKey || metaKey || !/^\p{L}$/u.test(key)) return;
    const boxes = [...event.currentTarget.querySelectorAll<HTMLInputElement>('input[type="checkbox"]')];
    const fitting = people.filter(({ name }) => beginsWith(name, key));
    const next = nextAfter(boxes, fitting);
    if (next === undefined) return;
    event.preventDefault();
    boxes.find(({ value }) => value === next.id)?.focus();
    if (fitting.length === 1) onChoose(next.id);
  };
}

function beginsWith(name: string, letter: string): boolean {
  const words = name.toLocaleLowerCase('nb').split(/[\s·-]+/u);
  return words.some((word) => word.startsWith(letter.toLocaleLowerCase('nb')));
}

/** After the one that has the focus, and round again. */
function nextAfter(
  boxes: readonly HTMLInputElement[],
  fitting: readonly FormPerson[],
): FormPerson | undefined {
  const here = boxes.findIndex((box) => box === document.activeElement);
  const place = (person: FormPerson): number => boxes.findIndex(({ value }) => value === person.id);
  return fitting.find((one) => place(one) > here) ?? fitting[0];
}
