import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { formatDay } from "@cchc/domain/text/days";
import { formatCount } from "@cchc/domain/text/numbers";
import { unitKindLabels } from "@cchc/domain/unit/unit";
import { Button } from "@cchc/ui/button";
import { Empty } from "@cchc/ui/empty";
import { Link } from "@cchc/ui/link";
import { PrintButton } from "@cchc/ui/print-button";
import { Select } from "@cchc/ui/select";
import { api } from "../api.ts";
import { FailureNotice, Waiting } from "../frame/states.tsx";
import { differenceWords } from "./words.ts";

/** Rows drawn at most at once. */
const most = 300;

const kinds = {
  all: "Mọi khác biệt",
  new: "Thành lập",
  ended: "Kết thúc",
  changed: "Đổi",
} as const;

export interface ComparisonProps {
  from: string;
  to: string;
  href: (id: string, on: string) => string;
}

/** What is different between the trees of two days. */
export function Comparison({ from, to, href }: ComparisonProps): ReactNode {
  const [kind, setKind] = useState<keyof typeof kinds>("all");
  const [shown, setShown] = useState(most);
  const compared = useQuery(api.units.compare.queryOptions({ from, to }, { staleTime: 60_000 }));
  if (compared.isError) return <FailureNotice error={compared.error} />;
  if (compared.data === undefined) return <Waiting />;
  const { differences, counts, sizes } = compared.data;
  if (differences.length === 0) {
    return (
      <Empty title={`Cây đơn vị ngày ${formatDay(from)} và ${formatDay(to)} như nhau`}>
        Chọn hai ngày cách nhau một lần sắp xếp, như 30/6/2025 và 1/7/2025.
      </Empty>
    );
  }
  const rows = kind === "all" ? differences : differences.filter((one) => one.kind === kind);
  return (
    <section className="c-stack" aria-labelledby="so-hai-ngay">
      <h2 id="so-hai-ngay">
        Từ {formatDay(from)} đến {formatDay(to)}: {formatCount(counts.new)} đơn vị mới,{" "}
        {formatCount(counts.ended)} kết thúc, {formatCount(counts.changed)} đổi
      </h2>
      <p>
        Cấp xã từ {formatCount(sizes.before.commune)} thành {formatCount(sizes.after.commune)}, cấp
        huyện từ {formatCount(sizes.before.district)} thành {formatCount(sizes.after.district)}, cấp
        tỉnh từ {formatCount(sizes.before.province)} thành {formatCount(sizes.after.province)}.
      </p>
      <div className="c-toolbar">
        <Select
          label="Xem"
          choices={Object.entries(kinds).map(([value, label]) => ({ value, label }))}
          value={kind}
          onChange={(event) => {
            const { value } = event.target;
            setKind(value === "new" || value === "ended" || value === "changed" ? value : "all");
          }}
        />
        <PrintButton />
      </div>
      <div className="c-table-box">
        <table className="c-table">
          <caption className="c-sr">Khác biệt giữa hai ngày</caption>
          <thead>
            <tr>
              <th scope="col">Đơn vị</th>
              <th scope="col">Khác biệt</th>
              <th scope="col">Cấp</th>
              <th scope="col">Thuộc</th>
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, shown).map((unit) => (
              <tr key={`${unit.id} ${unit.kind}`}>
                <th scope="row">
                  <Link href={href(unit.id, unit.kind === "ended" ? from : to)}>
                    {unit.after ?? unit.before}
                  </Link>
                </th>
                <td>{differenceWords(unit)}</td>
                <td className="c-nowrap">{unitKindLabels[unit.level]}</td>
                <td>{unit.place ?? unit.placeBefore}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {rows.length > shown && (
        <Button onClick={() => setShown(shown + most)}>
          Hiện thêm {formatCount(Math.min(most, rows.length - shown))} dòng
        </Button>
      )}
    </section>
  );
}
