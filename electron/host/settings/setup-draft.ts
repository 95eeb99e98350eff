import { isAbsolute } from 'node:path';
import { colourSchema } from '#contract/screen-page.ts';
import type { SetupDraft, SetupFault, SetupField } from '#contract/setup-rows.ts';
import type { Result } from '#domain/result.ts';
import { no, yes } from '#domain/result.ts';
import type { RoomSettings } from './settings.ts';
import { settingsSchema, usualIdleMinutes } from './settings.ts';
import { roomNameSchema, storeAddressSchema } from './store-address.ts';

/** What stands in the form. */
export function draftOf(settings: RoomSettings): SetupDraft {
  const { room = '', profile, screenInches, metres, store = '', language, colours, devices } = settings;
  return {
    room,
    profile,
    inches: inWriting(screenInches),
    metres: inWriting(metres),
    store,
    language,
    ...(colours ?? { main: '', second: '' }),
    ...certificateOf(devices),
    ...draftOfDevices(devices),
  };
}

function certificateOf({
  name: certificateName = '',
  chain = '',
  key = '',
}: RoomSettings['devices'] = {}): Pick<SetupDraft, 'certificateName' | 'chain' | 'key'> {
  return { certificateName, chain, key };
}

function draftOfDevices({
  network = '',
  off,
  idleMinutes = usualIdleMinutes,
}: RoomSettings['devices'] = {}): Pick<SetupDraft, 'network' | 'devices' | 'idle'> {
  return { network, devices: off === true ? 'off' : 'offered', idle: inWriting(idleMinutes) };
}

function inWriting(number: number): string {
  return String(number).replace('.', ',');
}

export interface DraftNeeds {
  /** Names of the municipalities' files that are here. */
  readonly profiles: readonly string[];
  /** What stands now, or what a file brings: whatever the form does not know stays. */
  readonly before: RoomSettings;
}

/** The whole form as settings, or everything that is wrong with it: never a part of it. */
export function readDraft(
  needs: DraftNeeds,
  written: SetupDraft,
): Result<RoomSettings, readonly SetupFault[]> {
  const draft = trimmed(written);
  const faults = [...faultsOfRoom(needs, draft), ...faultsOfColours(draft), ...faultsOfDevices(draft)];
  if (faults.length > 0) return no(faults);
  const { room: _room, store: _store, colours: _colours, devices, ...rest } = needs.before;
  const { profile, language } = draft;
  return yes(
    settingsSchema.parse({
      ...rest,
      profile,
      language,
      screenInches: inNumbers(draft.inches),
      metres: inNumbers(draft.metres),
      ...(draft.room === '' ? {} : { room: draft.room }),
      ...(draft.store === '' ? {} : { store: draft.store }),
      ...(draft.main === '' ? {} : { colours: { main: draft.main, second: draft.second } }),
      ...devicesOf(devices, draft),
    }),
  );
}

function trimmed(written: SetupDraft): SetupDraft {
  const entries = Object.entries(written).map(([name, value]): [string, string] => [name, value.trim()]);
  return { ...written, ...Object.fromEntries(entries) };
}

function inNumbers(written: string): number {
  return written === '' ? Number.NaN : Number(written.replace(',', '.'));
}

function faultsOfRoom({ profiles }: DraftNeeds, draft: SetupDraft): readonly SetupFault[] {
  const { screenInches, metres } = settingsSchema.shape;
  return [
    ...faultIf(draft.room !== '' && !roomNameSchema.safeParse(draft.room).success, 'room', 'room-name'),
    ...faultIf(!profiles.includes(draft.profile), 'profile', 'profile-unknown'),
    ...faultIf(!screenInches.safeParse(inNumbers(draft.inches)).success, 'inches', 'inches'),
    ...faultIf(!metres.safeParse(inNumbers(draft.metres)).success, 'metres', 'metres'),
    ...faultIf(
      draft.store !== '' && !storeAddressSchema.safeParse(draft.store).success,
      'store',
      'store-address',
    ),
  ];
}

function faultsOfColours({ main, second }: SetupDraft): readonly SetupFault[] {
  if (main === '' && second === '') return [];
  return [...colourFault('main', main), ...colourFault('second', second)];
}

function colourFault(field: 'main' | 'second', colour: string): readonly SetupFault[] {
  if (colour === '') return [{ field, kind: 'colours-half' }];
  return faultIf(!colourSchema.safeParse(colour).success, field, 'colour');
}

/** A name as certificates have it. */
const hostName = /^(?=.{1,253}$)[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+$/iu;

function faultsOfDevices(draft: SetupDraft): readonly SetupFault[] {
  const { network, idleMinutes } = settingsSchema.shape.devices.unwrap().shape;
  return [
    ...faultsOfCertificate(draft),
    ...faultIf(!network.safeParse(draft.network).success, 'network', 'network'),
    ...faultIf(!idleMinutes.safeParse(inNumbers(draft.idle)).success, 'idle', 'idle'),
  ];
}

function faultsOfCertificate({ certificateName, chain, key }: SetupDraft): readonly SetupFault[] {
  const isHalf = (chain === '') !== (key === '');
  return [
    ...faultIf(
      certificateName !== '' && !hostName.test(certificateName),
      'certificateName',
      'certificate-name',
    ),
    ...faultIf(chain !== '' && !isAbsolute(chain), 'chain', 'certificate-path'),
    ...faultIf(key !== '' && !isAbsolute(key), 'key', 'certificate-path'),
    ...faultIf(isHalf, chain === '' ? 'chain' : 'key', 'certificate-half'),
  ];
}

function faultIf(isWrong: boolean, field: SetupField, kind: SetupFault['kind']): readonly SetupFault[] {
  return isWrong ? [{ field, kind }] : [];
}

function devicesOf(before: RoomSettings['devices'], draft: SetupDraft): Pick<RoomSettings, 'devices'> {
  const { address, port } = before ?? {};
  const idleMinutes = inNumbers(draft.idle);
  const devices = {
    ...(address === undefined ? {} : { address }),
    ...(port === undefined ? {} : { port }),
    ...(draft.network === '' ? {} : { network: draft.network }),
    ...(draft.devices === 'off' ? { off: true as const } : {}),
    ...(idleMinutes === usualIdleMinutes ? {} : { idleMinutes }),
    ...(draft.certificateName === '' ? {} : { name: draft.certificateName }),
    ...(draft.chain === '' ? {} : { chain: draft.chain, key: draft.key }),
  };
  return Object.keys(devices).length === 0 ? {} : { devices };
}
