import administratorNb from '../../resources/locales/nb/administrator.json' with { type: 'json' };
import chairNb from '../../resources/locales/nb/chair.json' with { type: 'json' };
import commonNb from '../../resources/locales/nb/common.json' with { type: 'json' };
import devicesNb from '../../resources/locales/nb/devices.json' with { type: 'json' };
import familyNb from '../../resources/locales/nb/family.json' with { type: 'json' };
import hintsNb from '../../resources/locales/nb/hints.json' with { type: 'json' };
import interpreterNb from '../../resources/locales/nb/interpreter.json' with { type: 'json' };
import linesNb from '../../resources/locales/nb/lines.json' with { type: 'json' };
import minutesNb from '../../resources/locales/nb/minutes.json' with { type: 'json' };
import officeNb from '../../resources/locales/nb/office.json' with { type: 'json' };
import papersNb from '../../resources/locales/nb/papers.json' with { type: 'json' };
import peopleNb from '../../resources/locales/nb/people.json' with { type: 'json' };
import readingNb from '../../resources/locales/nb/reading.json' with { type: 'json' };
import refusalsNb from '../../resources/locales/nb/refusals.json' with { type: 'json' };
import roomcheckNb from '../../resources/locales/nb/roomcheck.json' with { type: 'json' };
import screenNb from '../../resources/locales/nb/screen.json' with { type: 'json' };
import setupNb from '../../resources/locales/nb/setup.json' with { type: 'json' };
import wordsNb from '../../resources/locales/nb/words.json' with { type: 'json' };
import administratorNn from '../../resources/locales/nn/administrator.json' with { type: 'json' };
import chairNn from '../../resources/locales/nn/chair.json' with { type: 'json' };
import commonNn from '../../resources/locales/nn/common.json' with { type: 'json' };
import devicesNn from '../../resources/locales/nn/devices.json' with { type: 'json' };
import familyNn from '../../resources/locales/nn/family.json' with { type: 'json' };
import hintsNn from '../../resources/locales/nn/hints.json' with { type: 'json' };
import interpreterNn from '../../resources/locales/nn/interpreter.json' with { type: 'json' };
import linesNn from '../../resources/locales/nn/lines.json' with { type: 'json' };
import minutesNn from '../../resources/locales/nn/minutes.json' with { type: 'json' };
import officeNn from '../../resources/locales/nn/office.json' with { type: 'json' };
import papersNn from '../../resources/locales/nn/papers.json' with { type: 'json' };
import peopleNn from '../../resources/locales/nn/people.json' with { type: 'json' };
import readingNn from '../../resources/locales/nn/reading.json' with { type: 'json' };
import refusalsNn from '../../resources/locales/nn/refusals.json' with { type: 'json' };
import roomcheckNn from '../../resources/locales/nn/roomcheck.json' with { type: 'json' };
import screenNn from '../../resources/locales/nn/screen.json' with { type: 'json' };
import setupNn from '../../resources/locales/nn/setup.json' with { type: 'json' };
import wordsNn from '../../resources/locales/nn/words.json' with { type: 'json' };

export type Shape<Branch> = {
  readonly [Key in keyof Branch]: Branch[Key] extends string ? string : Shape<Branch[Key]>;
};

const nb = {
  common: commonNb,
  devices: devicesNb,
  screen: screenNb,
  chair: chairNb,
  administrator: administratorNb,
  lines: linesNb,
  minutes: minutesNb,
  interpreter: interpreterNb,
  family: familyNb,
  hints: hintsNb,
  office: officeNb,
  papers: papersNb,
  people: peopleNb,
  reading: readingNb,
  refusals: refusalsNb,
  roomcheck: roomcheckNb,
  setup: setupNb,
  words: wordsNb,
};
/** A key that is missing in nynorsk does not compile. */
const nn: Shape<typeof nb> = {
  common: commonNn,
  devices: devicesNn,
  screen: screenNn,
  chair: chairNn,
  administrator: administratorNn,
  lines: linesNn,
  minutes: minutesNn,
  interpreter: interpreterNn,
  family: familyNn,
  hints: hintsNn,
  office: officeNn,
  papers: papersNn,
  people: peopleNn,
  reading: readingNn,
  refusals: refusalsNn,
  roomcheck: roomcheckNn,
  setup: setupNn,
  words: wordsNn,
};

export const languages = { nb, nn };
export type Texts = typeof nb;
