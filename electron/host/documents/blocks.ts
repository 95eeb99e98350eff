/** What every form of the document is made of: words in an order, with no font, page or file format. */

export interface Run {
  readonly text: string;
  readonly bold?: boolean;
  readonly italic?: boolean;
}

/** `label` above the title, `lead` under it, `quiet` for what is needed but not read first. */
export type Tone = 'body' | 'label' | 'lead' | 'quiet';

export interface Heading {
  readonly kind: 'heading';
  readonly level: 1 | 2 | 3;
  readonly text: string;
}

export interface Paragraph {
  readonly kind: 'paragraph';
  readonly tone: Tone;
  readonly runs: readonly Run[];
}

export interface List {
  readonly kind: 'list';
  readonly ordered: boolean;
  readonly items: readonly (readonly Run[])[];
}

/** One row, and what stands under it across the whole table, such as the dated evaluations of an activity. */
export interface TableRow {
  readonly cells: readonly (readonly CellLine[])[];
  readonly under: readonly (readonly Run[])[];
}

export interface CellLine {
  readonly text: string;
  readonly quiet?: boolean;
}

export interface Table {
  readonly kind: 'table';
  /** Millimetres; `rest` takes what is left. */
  readonly columns: readonly (number | 'rest')[];
  readonly head?: readonly string[];
  /** The column whose cells name their row, for those who listen to the document. */
  readonly rowHead: number;
  readonly rows: readonly TableRow[];
}

export type Block = Heading | Paragraph | List | Table;

export function heading(level: 1 | 2 | 3, text: string): Heading {
  return { kind: 'heading', level, text };
}

export function paragraph(text: string, tone: Tone = 'body'): Paragraph {
  return { kind: 'paragraph', tone, runs: [{ text }] };
}

export function row(...cells: readonly string[]): TableRow {
  return { cells: cells.map((text) => [{ text }]), under: [] };
}
