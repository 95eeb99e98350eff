import { MessageChannelMain, type MessagePortMain, type UtilityProcess } from 'electron';
import { forkUtility, type UtilityNeeds } from './fork-utility.ts';

export type UtilitySpeechNeeds = UtilityNeeds & {
  /** The door of the speech process, and the folder of its voice. */
  readonly speechEntry: string;
  readonly voice: string;
};

export type UtilitySpeech = {
  /** Starts a speech process in place of the one before; gives the end of its port that is for the host. */
  begin(): MessagePortMain;
  end(): void;
};

/**
 * The speech process under Electron. Main starts it, since with the fuses of a packaged room a host can start
 * no process, and keeps neither end of its port: what is read aloud never passes here.
 */
export function openUtilitySpeech(needs: UtilitySpeechNeeds): UtilitySpeech {
  let current: UtilityProcess | undefined;
  function end(): void {
    current?.kill();
    current = undefined;
  }
  return {
    begin: () => {
      end();
      const { speechEntry: entry, voice } = needs;
      const { port1, port2 } = new MessageChannelMain();
      current = forkUtility(needs, { entry, values: [voice], name: 'stafettrom-speech' });
      current.postMessage({ kind: 'speech-port' }, [port1]);
      return port2;
    },
    end,
  };
}
