/** A part of an element's text by its offsets, across all text in it; nothing when it is not that long. */
export function textRange(element: Element, start: number, end: number): Range | undefined {
  const first = findPlace(element, start, false);
  const last = findPlace(element, end, true);
  if (first === undefined || last === undefined) return undefined;
  const range = new Range();
  range.setStart(first.node, first.offset);
  range.setEnd(last.node, last.offset);
  return range;
}

interface Place {
  readonly node: Node;
  readonly offset: number;
}

/** An end belongs to the text before it, a start to the text after. */
function findPlace(element: Element, at: number, isEnd: boolean): Place | undefined {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  let before = 0;
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const length = node.textContent?.length ?? 0;
    const offset = at - before;
    if (isEnd ? offset <= length : offset < length) return { node, offset };
    before += length;
  }
  return undefined;
}
