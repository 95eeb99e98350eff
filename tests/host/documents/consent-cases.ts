import type { ConsentTextInput } from '#language/consent-text.ts';
import { profileNamed } from '../../fixtures/profile.ts';

export type ConsentCase = Omit<ConsentTextInput, 'language'>;

/** The people are invented. Each case is a situation that the rules treat in its own way. */
export const consentCases: Readonly<Record<string, ConsentCase>> = {
  child: {
    profile: profileNamed('hustadvika'),
    owner: 'Ada',
    about: 'child',
    names: [
      { name: 'Ingrid Solbakk', service: 'Fjellheim skole' },
      { name: 'Tone Lid', service: 'Lia helsestasjon', topics: ['school', 'health'] },
      { name: 'Bjarne Strand' },
    ],
    holders: ['Ingrid Solbakk'],
    signers: [[{ name: 'Elle Hætta' }, { name: 'Jonas Hætta' }]],
  },
  'child-to-school': {
    profile: profileNamed('fjord'),
    owner: 'Isak',
    about: 'child',
    names: [{ name: 'Torunn Løvås', service: 'Solsida barnehage' }, { name: 'Kåre Nes' }],
    holders: ['Torunn Løvås', 'Kåre Nes'],
    signers: [[{ name: 'Sigrid Eikås' }]],
    transition: 'kindergarten-to-school',
    hasEarlier: true,
  },
  pregnant: {
    profile: profileNamed('midtre-gauldal'),
    owner: 'Selma',
    about: 'pregnant',
    names: [{ name: 'Unni Moe' }, { name: 'Mona Haug', service: 'Svartås helsestasjon', topics: ['health'] }],
    holders: ['Unni Moe'],
    signers: [[{ name: 'Selma Dahl', isOwner: true }]],
  },
  youth: {
    profile: profileNamed('hustadvika'),
    owner: 'Jonas',
    about: 'youth',
    names: [
      { name: 'Liv Bø', service: 'Nordås helsestasjon' },
      { name: 'Ragnhild Vik', service: 'Nordås videregående skole', topics: ['school', 'other'] },
    ],
    holders: ['Liv Bø'],
    signers: [[{ name: 'Kari Aas' }, { name: 'Petter Aas' }], [{ name: 'Jonas Aas', isOwner: true }]],
    healthSigners: ['Jonas Aas'],
  },
  'youth-alone': {
    profile: profileNamed('meloy'),
    owner: 'Jonas',
    about: 'youth',
    names: [{ name: 'Ragnhild Vik' }],
    holders: ['Ragnhild Vik'],
    signers: [[{ name: 'Jonas Aas', isOwner: true }]],
  },
  reopening: {
    profile: profileNamed('asnes'),
    owner: 'Ada',
    about: 'child',
    names: [{ name: 'Ingrid Solbakk' }, { name: 'Tone Lid', topics: ['economy'] }],
    holders: ['Ingrid Solbakk'],
    signers: [],
    expiresOn: '2027-11-21',
    reopening: { oldContent: false },
  },
  'meeting-only': {
    profile: profileNamed('try-out'),
    owner: 'Ada',
    about: 'child',
    names: [{ name: 'Frode Sæther', service: 'Fjellheim skole', topics: ['school'] }],
    holders: ['Ingrid Solbakk'],
    signers: [[{ name: 'Elle Hætta' }]],
    meetingOnly: true,
    hasEarlier: true,
  },
};
