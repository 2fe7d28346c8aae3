/** One command of `cchc`: its lines in the usage text, and what it does. */
export interface Command {
  /** Ends with a line break; empty where another command's lines speak of it. */
  readonly usage: string;
  /** A failure is thrown as one Vietnamese sentence. */
  readonly run: (args: string[]) => Promise<void>;
}
