import { LAYOUT_30_2020 } from "../document/layout.ts";
import { formByCode } from "../form/catalogue.ts";
import type { FormCode } from "../form/form.ts";
import type { Cells } from "../report/cell.ts";
import type { ReportTextData } from "./setting.ts";
import { reportSource } from "./source.ts";

/** Data of a ward's year, as an example and for tests: its unit, its period and these figures. */
export function exampleData(
  cells: Cells,
  given: Partial<ReportTextData> & { readonly form?: FormCode } = {},
): ReportTextData {
  const { form = "annual", ...others } = given;
  const period = {
    name: "Năm 2023",
    kind: "year",
    year: 2023,
    from: "2023-01-01",
    to: "2023-11-30",
  } as const;
  return {
    unit: { type: "phuong", name: "Trần Hưng Đạo" },
    parent: { type: "thanh_pho", name: "Hải Dương" },
    period,
    source: reportSource(formByCode(form, period.to), cells, period.to),
    documents: [],
    texts: new Map(),
    signing: {},
    layout: LAYOUT_30_2020,
    ...others,
  };
}
