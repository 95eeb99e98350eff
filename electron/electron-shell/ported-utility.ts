import { MessageChannelMain, type MessagePortMain, type UtilityProcess } from 'electron';
import { forkUtility, type UtilityNeeds, type UtilityProgram } from './fork-utility.ts';

export type PortedUtility = {
  /** Starts a process in place of the one before; gives the end of its port that is for the host. */
  begin(): MessagePortMain;
  end(): void;
};

/**
 * A process that the host talks with past main. Main starts it, since with the fuses of a packaged room a host can
 * start no process, and keeps neither end of its port.
 */
export function openPortedUtility(needs: UtilityNeeds, program: UtilityProgram, kind: string): PortedUtility {
  let current: UtilityProcess | undefined;
  function end(): void {
    current?.kill();
    current = undefined;
  }
  return {
    begin: () => {
      end();
      const { port1, port2 } = new MessageChannelMain();
      current = forkUtility(needs, program);
      current.postMessage({ kind }, [port1]);
      return port2;
    },
    end,
  };
}
