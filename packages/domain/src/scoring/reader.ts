import { ABSENT, type Columns, DIRECT } from "./columns.ts";

/** Reads the ports of one leaf, one unit at a time; the engine moves {@link Reader.at}. */
export class Reader {
  readonly columns: Columns;
  /** First port of the leaf. */
  base: number;
  /** The unit read. */
  at: number;

  constructor(columns: Columns, base: number, at: number) {
    this.columns = columns;
    this.base = base;
    this.at = at;
  }

  private cell(port: number): number {
    return (this.base + port) * this.columns.units + this.at;
  }

  /** One of the states of `columns.ts`, without `DIRECT`. */
  state(port: number): number {
    return (this.columns.state[this.cell(port)] ?? ABSENT) & ~DIRECT;
  }

  direct(port: number): boolean {
    return ((this.columns.state[this.cell(port)] ?? ABSENT) & DIRECT) !== 0;
  }

  a(port: number): number {
    return this.columns.a[this.cell(port)] ?? Number.NaN;
  }

  b(port: number): number {
    return this.columns.b[this.cell(port)] ?? Number.NaN;
  }
}
