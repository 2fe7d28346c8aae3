/** An option or grade of a rule. */
export interface Named {
  readonly code: string;
  readonly label: string;
}
