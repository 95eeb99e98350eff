/** Somebody that a form can name. */
export interface FormPerson {
  readonly id: string;
  readonly name: string;
  readonly detail?: string | undefined;
}
