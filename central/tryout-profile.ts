import type { Profile } from '#domain/profile.ts';

/** In force in a try-out store that was given no municipality's profile. */
export const tryoutProfile: Profile = {
  format: 1,
  id: 'tryout',
  version: 'tryout-1',
  name: 'Tryout',
  language: 'nb',
  storeName: 'Tryout',
  familyWrites: false,
  exemption: '',
};
