const sections = {
  title: ['plan', 'meeting', 'reopening'],
  what: ['heading', 'shared', 'holder', 'holders', 'store'],
  voluntary: ['heading', 'choose', 'noPlan', 'noEarlier', 'noReopening', 'noMeeting'],
  who: [
    'heading',
    'intro',
    'introMeeting',
    'all',
    'some',
    'holder',
    'service',
    'seesAllChild',
    'seesAllYouth',
    'seesAllOwn',
    'topics',
    'narrow',
    'earlier',
    'later',
  ],
  topic: ['school', 'health', 'family', 'economy', 'other'],
  health: ['heading', 'apart', 'without'],
  written: ['heading', 'short', 'correct'],
  archive: ['heading', 'kept', 'keptMeeting', 'case', 'exempt', 'basis', 'readers'],
  until: ['heading', 'expires', 'open', 'meeting', 'kindergarten', 'kindergarten-to-school', 'school'],
  reopening: ['heading', 'question', 'yes', 'noFamily', 'noOwn', 'change'],
  withdrawal: [
    'heading',
    'any',
    'how',
    'grades',
    'delete',
    'close',
    'close-and-archive',
    'after',
    'meeting',
    'deletion',
  ],
  sign: [
    'heading',
    'either',
    'paper',
    'screen',
    'home',
    'interpreter',
    'before',
    'everyone',
    'one',
    'groups',
    'group',
    'ask',
    'line',
    'healthLine',
  ],
} as const;

type Sections = typeof sections;

/** The words of `consent-text.json` in one language. */
export type ConsentTexts = { readonly and: string } & {
  readonly [Section in keyof Sections]: Readonly<Record<Sections[Section][number], string>>;
};

/** A text that is missing is found when the file is read, and not in front of a family. */
export function readConsentTexts(read: unknown): ConsentTexts {
  if (!hasAllTexts(read)) throw new Error('A text of the consent is missing');
  return read;
}

function hasAllTexts(read: unknown): read is ConsentTexts {
  if (!isText(read, 'and')) return false;
  return Object.entries(sections).every(([section, names]) => {
    const found: unknown = Reflect.get(read, section);
    return names.every((name) => isText(found, name));
  });
}

function isText(of: unknown, name: string): of is object {
  if (typeof of !== 'object' || of === null) return false;
  const text: unknown = Reflect.get(of, name);
  return typeof text === 'string' && text !== '';
}
