/** One output of the machine. */
export interface MachineScreen {
  /** As the machine names it: the same plug has the same name. */
  readonly name: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** What the room check asks of the machine that it runs on. Nothing of any person is asked or told. */
export interface Machine {
  /** Absent where the machine does not tell. */
  screens(): Promise<readonly MachineScreen[] | undefined>;
  soundCards(): Promise<number | undefined>;
  networkCards(): number;
  printers(): Promise<number>;
  versions(): Promise<{ readonly program: string; readonly node: string; readonly windows?: string }>;
}
