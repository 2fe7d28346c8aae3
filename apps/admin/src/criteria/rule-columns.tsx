import type { Item, Part, Source } from "@cchc/domain/criteria/rule";
import { PointsCell, WordsCell } from "./inputs.tsx";
import type { Column } from "./rows.tsx";
import { MaybeSource } from "./sources.tsx";

interface Named {
  readonly code: string;
  readonly label: string;
}

/** Code and name, as every listed thing has them; `name`: what the second is called. */
export function namedColumns<Row extends Named>(name = "Tên gọi"): readonly Column<Row>[] {
  return [
    {
      key: "code",
      heading: "Mã",
      render: (row, change, label) => (
        <WordsCell
          code
          label={label}
          value={row.code}
          onChange={(code) => change({ ...row, code })}
        />
      ),
    },
    {
      key: "label",
      heading: name,
      render: (row, change, label) => (
        <WordsCell
          label={label}
          value={row.label}
          onChange={(words) => change({ ...row, label: words })}
        />
      ),
    },
  ];
}

export function pointsColumn<Row extends { readonly points: number }>(): Column<Row> {
  return {
    key: "points",
    heading: "Điểm",
    render: (row, change, label) => (
      <PointsCell
        label={label}
        value={row.points}
        onChange={(points) => change({ ...row, points })}
      />
    ),
  };
}

/** `put`: the row with that source, or without one. */
export function sourceColumn<Row extends Pick<Item, "source">>(
  put: (row: Row, source: Source | undefined) => Row,
): Column<Row> {
  return {
    key: "source",
    heading: "Lấy từ ô",
    render: (row, change, label) => (
      <MaybeSource
        label={label}
        source={row.source}
        onChange={(source) => change(put(row, source))}
      />
    ),
  };
}

export function itemWith({ source: _old, ...rest }: Item, source: Source | undefined): Item {
  return source === undefined ? rest : { ...rest, source };
}

export function partWith({ source: _old, ...rest }: Part, source: Source | undefined): Part {
  return source === undefined ? rest : { ...rest, source };
}
