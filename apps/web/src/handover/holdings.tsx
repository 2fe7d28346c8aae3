import type { ReactNode } from "react";
import { roleLabels } from "@cchc/domain/access/roles";
import { formatDay, formatInstant } from "@cchc/domain/text/days";
import { formatCount } from "@cchc/domain/text/numbers";
import { Rows, type SectionProps } from "./section.tsx";

export function Figures({ book }: SectionProps): ReactNode {
  return (
    <section>
      <h2>6. Nguồn của từng số liệu{book.chosen !== null && `: ${book.chosen.name}`}</h2>
      <Rows
        heads={["Chỉ tiêu", "Số liệu", "Người nhập", "Lúc", "Nguồn, ghi chú"]}
        empty="Chưa có số liệu nào được nhập đến ngày này."
        rows={book.figures.map((one) => ({
          key: one.key,
          cells: [
            one.row === "" ? one.label : `${one.label}, ${one.row}`,
            one.value,
            one.by,
            formatInstant(one.at),
            [one.source, one.note].filter((text) => text !== null).join("; "),
          ],
        }))}
      />
    </section>
  );
}

export function Papers({ book }: SectionProps): ReactNode {
  return (
    <section>
      <h2>7. Văn bản và minh chứng</h2>
      <Rows
        heads={["Số, ký hiệu", "Ngày", "Trích yếu", "Tệp", "Người vào sổ"]}
        empty="Sổ văn bản chưa có mục nào."
        rows={book.papers.map((one) => ({
          key: one.id,
          cells: [
            one.sign === "" ? "–" : one.sign,
            one.issuedOn === null ? "–" : formatDay(one.issuedOn),
            one.summary,
            formatCount(one.files),
            one.by,
          ],
        }))}
      />
    </section>
  );
}

export function People({ book }: SectionProps): ReactNode {
  return (
    <section>
      <h2>8. Người đang có quyền tại đơn vị (ngày {formatDay(book.today)})</h2>
      <Rows
        heads={["Người", "Tên đăng nhập", "Vai trò", "Từ"]}
        empty="Chưa ai được giao quyền tại đơn vị."
        rows={book.people.map((one) => ({
          key: `${one.username} ${one.role}`,
          cells: [
            one.name,
            one.username,
            `${roleLabels[one.role]}${one.closed ? " (tài khoản đã đóng)" : ""}`,
            formatInstant(one.since),
          ],
        }))}
      />
    </section>
  );
}
