import homeNb from '../../resources/locales/nb/home.json' with { type: 'json' };
import homeNn from '../../resources/locales/nn/home.json' with { type: 'json' };
import type { Shape } from './languages.ts';

/** Apart from the room's texts: a phone at home loads these alone. A key that is missing in nynorsk does not compile. */
const nn: Shape<typeof homeNb> = homeNn;

export const homeLanguages = { nb: { home: homeNb }, nn: { home: nn } };
export type HomeTexts = (typeof homeLanguages)['nb'];
