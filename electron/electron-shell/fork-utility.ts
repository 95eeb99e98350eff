import { utilityProcess, type UtilityProcess } from 'electron';

/** What all our processes under Electron are started with. */
export type UtilityNeeds = {
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Complaints are seen on a developer's terminal, and nowhere in a packaged room. */
  readonly isPackaged: boolean;
};

export type UtilityProgram = {
  readonly entry: string;
  readonly values: readonly string[];
  readonly name: string;
  /** Read by us instead of shown. */
  readonly isHeard?: boolean;
  /** For the engine that runs it, and for it alone. */
  readonly options?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
};

/** What a process needs to find its folders; no option for Node and nothing else comes along. */
const passedOn = [
  'HOME',
  'LANG',
  'PATH',
  'SystemRoot',
  'TEMP',
  'TMP',
  'TMPDIR',
  'TZ',
  'USERPROFILE',
  'APPDATA',
];

/** The one place where this shell starts a process; Electron ends it with itself. */
export function forkUtility(needs: UtilityNeeds, program: UtilityProgram): UtilityProcess {
  const shown = needs.isPackaged ? 'ignore' : 'inherit';
  return utilityProcess.fork(program.entry, [...program.values], {
    env: {
      ...Object.fromEntries(passedOn.map((name) => [name, needs.environment[name]])),
      ...program.environment,
    },
    execArgv: [...(program.options ?? [])],
    serviceName: program.name,
    stdio: ['ignore', program.isHeard === true ? 'pipe' : shown, shown],
  });
}
