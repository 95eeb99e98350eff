import type { UtilityNeeds } from './fork-utility.ts';
import { openPortedUtility, type PortedUtility } from './ported-utility.ts';

export type UtilitySpeechNeeds = UtilityNeeds & {
  /** The door of the speech process, and the folder of its voice. */
  readonly speechEntry: string;
  readonly voice: string;
};

/** The speech process under Electron. What is read aloud never passes here. */
export function openUtilitySpeech(needs: UtilitySpeechNeeds): PortedUtility {
  const { speechEntry: entry, voice } = needs;
  const program = { entry, values: [voice], name: 'stafettrom-speech' };
  return openPortedUtility(needs, program, 'speech-port');
}
