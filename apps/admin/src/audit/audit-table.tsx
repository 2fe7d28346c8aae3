import type { ReactNode } from "react";
import { formatInstant } from "@cchc/domain/text/days";
import { type DataColumn, DataTable } from "@cchc/ui/data-table";
import { Link } from "@cchc/ui/link";
import type { Outputs } from "../api.ts";
import { hrefTo } from "../frame/paths.ts";
import { changesOf } from "./changes.ts";
import type { AuditSearch } from "./search.ts";

type Line = Outputs["audit"]["list"]["lines"][number];

export interface AuditTableProps {
  lines: readonly Line[];
  search: AuditSearch;
}

/** The lines of the history, the latest first. */
export function AuditTable({ lines, search }: AuditTableProps): ReactNode {
  return (
    <DataTable
      caption="Nhật ký"
      captionHidden
      cards
      rows={lines}
      rowKey={({ unitId, seq }) => `${unitId} ${seq}`}
      columns={columnsOf(search)}
    />
  );
}

function columnsOf(search: AuditSearch): readonly DataColumn<Line>[] {
  return [
    { key: "at", heading: "Lúc", cell: ({ at }) => formatInstant(at) },
    { key: "by", heading: "Người làm", cell: ({ by }) => by || "Máy chủ" },
    {
      key: "what",
      heading: "Việc",
      cell: ({ what, of, by }) => (
        <>
          {what}
          {of !== by && !of.includes("/") && <span className="c-unit">{of}</span>}
        </>
      ),
    },
    {
      key: "unit",
      heading: "Đơn vị",
      cell: ({ unitId, unit }) =>
        unitId === "" || unitId === search.donvi ? (
          unit
        ) : (
          <Link href={hrefTo("/nhat-ky", { ...search, donvi: unitId })}>{unit}</Link>
        ),
    },
    { key: "change", heading: "Thay đổi", cell: (line) => <Changed line={line} /> },
    { key: "seq", heading: "Dòng", align: "right", cell: ({ seq }) => String(seq) },
  ];
}

function Changed({ line }: { readonly line: Line }): ReactNode {
  if (line.withheld) return <span className="c-quiet">Nội dung của đơn vị</span>;
  const changes = changesOf(line);
  if (changes.length === 0) return null;
  return (
    <details>
      <summary>{changes.length} nội dung</summary>
      {changes.map(({ name, before, after }) => (
        <p key={name} className="a-audit-change">
          {name !== "" && <b>{name}: </b>}
          {before !== "" && <del>{before}</del>} {after !== "" && <ins>{after}</ins>}
        </p>
      ))}
    </details>
  );
}
