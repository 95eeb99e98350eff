/**
 * Voices of the machine itself, by the browser's speech. Only names that are known to stay on the machine: a voice
 * that reads a child's plan aloud must not be somebody's server. Never on Linux, where the engine behind it is the
 * one that comes along with us, and hangs when it is paused.
 */
export type VoicePlatform = 'windows' | 'mac' | 'linux' | 'other';

/** By what the browser says of itself; anything that is not known for sure has no voices of its own. */
export function platformOf(userAgent: string): VoicePlatform {
  if (/windows nt/i.test(userAgent)) return 'windows';
  if (/macintosh|mac os x/i.test(userAgent) && !/iphone|ipad/i.test(userAgent)) return 'mac';
  return /linux/i.test(userAgent) ? 'linux' : 'other';
}

export interface SystemVoice {
  /** The browser's own name of it, which is all that tells voices apart. */
  readonly id: string;
  readonly name: string;
  readonly language: 'nb' | 'nn';
}

export interface ListedVoice {
  readonly voiceURI: string;
  readonly name: string;
  readonly lang: string;
  readonly localService: boolean;
}

export interface VoiceSource<Voice extends ListedVoice = ListedVoice> {
  getVoices(): readonly Voice[];
  addEventListener(kind: 'voiceschanged', listener: () => void): void;
  removeEventListener(kind: 'voiceschanged', listener: () => void): void;
}

const allowed: Readonly<Record<VoicePlatform, readonly RegExp[]>> = {
  windows: [/^microsoft jon\b/i],
  mac: [/^nora\b/i, /^henrik\b/i],
  linux: [],
  other: [],
};
const elsewhere = /online|google/i;

/** The voices that may be chosen, each once. */
export function allowedVoices(
  voices: readonly ListedVoice[],
  platform: VoicePlatform,
): readonly SystemVoice[] {
  const found = new Map<string, SystemVoice>();
  for (const voice of voices) {
    const language = languageOf(voice.lang);
    if (language === undefined || !isAllowed(voice, platform) || found.has(voice.voiceURI)) continue;
    found.set(voice.voiceURI, { id: voice.voiceURI, name: voice.name, language });
  }
  return [...found.values()];
}

function isAllowed({ name, voiceURI, localService }: ListedVoice, platform: VoicePlatform): boolean {
  if (!localService || elsewhere.test(name) || elsewhere.test(voiceURI)) return false;
  return allowed[platform].some((pattern) => pattern.test(name));
}

/** Only the whole first part counts: «nog» is Nogai. Plain «no» is bokmål. */
function languageOf(tag: string): 'nb' | 'nn' | undefined {
  const [first] = tag.toLowerCase().split(/[-_]/);
  if (first === 'nb' || first === 'no') return 'nb';
  return first === 'nn' ? 'nn' : undefined;
}

export interface FindNeeds {
  readonly source: VoiceSource;
  readonly platform: VoicePlatform;
  readonly after: (milliseconds: number, run: () => void) => () => void;
  /** The list may come late, and may grow once more. */
  readonly onVoices: (voices: readonly SystemVoice[]) => void;
}

/** How long a machine may take to list its voices. */
const longestWait = 5000;

/** Tells the voices as soon as there are any, and again when they change; an empty list when none ever come. */
export function watchVoices(needs: FindNeeds): { readonly stop: () => void } {
  let told: string | undefined;
  function look(isLast: boolean): void {
    const voices = allowedVoices(needs.source.getVoices(), needs.platform);
    const key = voices.map(({ id }) => id).join('\n');
    if (key === told || (voices.length === 0 && told === undefined && !isLast)) return;
    told = key;
    needs.onVoices(voices);
  }
  const changed = (): void => look(false);
  needs.source.addEventListener('voiceschanged', changed);
  const cancel = needs.after(longestWait, () => look(true));
  look(false);
  return {
    stop: () => {
      cancel();
      needs.source.removeEventListener('voiceschanged', changed);
    },
  };
}
