import { AREAS } from "@cchc/domain/form/areas";
import { formatCount } from "@cchc/domain/text/numbers";
import { shortArea } from "../text/labels.ts";
import type { OverviewRow } from "./rows.ts";
import type { SheetCell, SheetColumn } from "./sheet.ts";

type AreaCount = OverviewRow["areas"][number];

const nothing: SheetCell = { state: "missing", text: "Chưa nhập", sort: 0, detail: "" };

function ratio(answered: number, all: number): number {
  return all === 0 ? 0 : answered / all;
}

/** How far one area has come: the required fields where there are any, else all of them. */
export function areaCell(count: AreaCount | undefined): SheetCell {
  if (count === undefined || count.answered === 0) return nothing;
  const { required, requiredAnswered, fields, answered } = count;
  const [done, all] = required > 0 ? [requiredAnswered, required] : [answered, fields];
  const share = ratio(done, all);
  return {
    state: "value",
    text: `${formatCount(done)}/${formatCount(all)}`,
    sort: share,
    heat: Math.min(4, Math.floor(share * 4)),
    detail: `${formatCount(requiredAnswered)}/${formatCount(required)} ô bắt buộc, ${formatCount(answered)}/${formatCount(fields)} tất cả các ô`,
  };
}

/** Completeness of each area over communes, in report order; the total adds up what was asked. */
export function areaSheet(rows: readonly OverviewRow[]): {
  columns: readonly SheetColumn[];
  cells: readonly (readonly SheetCell[])[];
  totals: readonly SheetCell[];
} {
  const codes = new Set(rows.flatMap((row) => row.areas.map(({ area }) => area)));
  const areas = AREAS.filter(({ code }) => codes.has(code));
  const totals = areas.map(({ code }) => {
    const counts = rows.flatMap((row) => row.areas.filter(({ area }) => area === code));
    const sum = (pick: (count: AreaCount) => number): number =>
      counts.reduce((all, count) => all + pick(count), 0);
    const cell = areaCell({
      area: code,
      required: sum((count) => count.required),
      requiredAnswered: sum((count) => count.requiredAnswered),
      fields: sum((count) => count.fields),
      answered: sum((count) => count.answered),
    });
    return {
      ...cell,
      detail: `${cell.detail}; ${counts.filter(({ answered }) => answered > 0).length}/${rows.length} xã, phường đã bắt đầu`,
    };
  });
  return {
    columns: areas.map((area) => ({
      code: area.code,
      label: shortArea(area),
      name: area.label,
      unit: "",
    })),
    cells: rows.map((row) =>
      areas.map(({ code }) => areaCell(row.areas.find(({ area }) => area === code))),
    ),
    totals,
  };
}
