import chairNb from '../../resources/locales/nb/chair.json' with { type: 'json' };
import commonNb from '../../resources/locales/nb/common.json' with { type: 'json' };
import minutesNb from '../../resources/locales/nb/minutes.json' with { type: 'json' };
import refusalsNb from '../../resources/locales/nb/refusals.json' with { type: 'json' };
import screenNb from '../../resources/locales/nb/screen.json' with { type: 'json' };
import chairNn from '../../resources/locales/nn/chair.json' with { type: 'json' };
import commonNn from '../../resources/locales/nn/common.json' with { type: 'json' };
import minutesNn from '../../resources/locales/nn/minutes.json' with { type: 'json' };
import refusalsNn from '../../resources/locales/nn/refusals.json' with { type: 'json' };
import screenNn from '../../resources/locales/nn/screen.json' with { type: 'json' };

type Shape<Branch> = {
  readonly [Key in keyof Branch]: Branch[Key] extends string ? string : Shape<Branch[Key]>;
};

const nb = { common: commonNb, screen: screenNb, chair: chairNb, minutes: minutesNb, refusals: refusalsNb };
/** A key that is missing in nynorsk does not compile. */
const nn: Shape<typeof nb> = {
  common: commonNn,
  screen: screenNn,
  chair: chairNn,
  minutes: minutesNn,
  refusals: refusalsNn,
};

export const languages = { nb, nn };
export type Texts = typeof nb;
