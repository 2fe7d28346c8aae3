import type { Cell } from "@cchc/domain/report/cell";

/** Values by `cellKey`, as `cellsOf` takes them. */
export type Figures = Readonly<Record<string, number | string | boolean | Cell>>;
