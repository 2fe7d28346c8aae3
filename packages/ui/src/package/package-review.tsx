import { type ReactNode, useState } from "react";
import type { Cell, FieldKind } from "@cchc/domain/report/cell";
import { cellText } from "@cchc/domain/report/cell-words";
import { formatDay, formatInstant } from "@cchc/domain/text/days";
import { formatCount } from "@cchc/domain/text/numbers";
import { Button } from "../button.tsx";
import { DataTable } from "../data-table.tsx";
import { Facts } from "../facts.tsx";
import { Check } from "../field.tsx";
import { Notice } from "../notice.tsx";
import { StateMark } from "../state-mark.tsx";

export interface PackageChange {
  readonly field: string;
  readonly row: string;
  readonly label: string;
  readonly kind: FieldKind;
  readonly before: Cell | null;
  readonly after: Cell | null;
  readonly overtaken: boolean;
}

/** What the server says of a package before it is taken in. */
export interface PackagePreview {
  readonly hash: string;
  readonly unit: { readonly name: string };
  readonly period: { readonly name: string };
  readonly madeAt: string;
  readonly madeBy: { readonly name: string };
  readonly signer: { readonly name: string; readonly computer: string } | null;
  readonly papers: readonly { readonly name: string; readonly hash: string }[];
  readonly cells: number;
  readonly reasons: number;
  readonly signing: {
    readonly number: string;
    readonly symbol: string;
    readonly signedDay: string;
  } | null;
  readonly reportVersion: number;
  readonly refusal: string | null;
  /** Figures that the receiver may not see before they are handed in. */
  readonly withheld: boolean;
  readonly differences: readonly PackageChange[];
}

export interface PackageReviewProps {
  said: PackagePreview;
  busy: boolean;
  onTake: (overtaken: "package" | "server") => Promise<void>;
}

/** Who signed it, what it would change, then one button; or why it is not taken. */
export function PackageReview({ said, busy, onTake }: PackageReviewProps): ReactNode {
  const [overtaken, setOvertaken] = useState<"package" | "server">("server");
  const late = said.differences.filter((one) => one.overtaken).length;
  return (
    <section className="c-stack-wide" aria-label="Nội dung gói">
      {said.refusal !== null && (
        <Notice tone="wrong" title="Không nhận gói này">
          <p>{said.refusal}</p>
        </Notice>
      )}
      <Facts facts={factsOf(said)} />
      <Changes said={said} />
      {said.refusal === null && (
        <>
          {late > 0 && (
            <fieldset className="c-stack">
              <legend>
                {formatCount(late)} ô trong gói đã có người sửa trên máy chủ sau khi người lập gói
                xem. Giữ số nào?
              </legend>
              <Check
                type="radio"
                name="giu"
                label="Giữ số trên máy chủ"
                checked={overtaken === "server"}
                onChange={() => setOvertaken("server")}
              />
              <Check
                type="radio"
                name="giu"
                label="Lấy số trong gói"
                checked={overtaken === "package"}
                onChange={() => setOvertaken("package")}
              />
            </fieldset>
          )}
          <div className="c-row">
            <Button
              tone="primary"
              busy={busy ? "Đang nhận gói…" : undefined}
              onClick={() => void onTake(overtaken)}
            >
              {said.signing === null ? "Nhận số liệu của gói" : "Nhận gói và nộp báo cáo"}
            </Button>
          </div>
        </>
      )}
    </section>
  );
}

function factsOf({
  unit,
  period,
  signer,
  madeAt,
  madeBy,
  signing,
  papers,
  reasons,
}: PackagePreview) {
  return [
    { name: "Đơn vị", value: unit.name },
    { name: "Kỳ", value: period.name },
    {
      name: "Chữ ký",
      value:
        signer === null
          ? `Chưa xác minh được; gói ghi người lập là ${madeBy.name}`
          : `Đúng, của ${signer.name}, máy ${signer.computer}`,
    },
    {
      name: "Giờ ghi trong gói",
      value: `${formatInstant(madeAt)}, theo đồng hồ máy lập gói, không có ai xác nhận. Giờ tính là giờ máy chủ nhận.`,
    },
    ...(signing === null
      ? []
      : [
          {
            name: "Nộp báo cáo",
            value: `Số ${signing.number}/${signing.symbol}, ký ngày ${formatDay(signing.signedDay)}`,
          },
        ]),
    ...(reasons === 0 ? [] : [{ name: "Lý do kèm theo", value: formatCount(reasons) }]),
    ...papers.map(({ name, hash }) => ({
      name: "Minh chứng",
      value: `${name}, mã băm ${hash.slice(0, 12)}…`,
    })),
  ];
}

function Changes({ said }: { readonly said: PackagePreview }): ReactNode {
  if (said.differences.length === 0) {
    return said.refusal === null ? <p>Mọi số trong gói giống số đang có trên máy chủ.</p> : null;
  }
  return (
    <DataTable
      caption={`${formatCount(said.differences.length)} trong ${formatCount(said.cells)} ô khác số đang có`}
      rows={said.differences}
      rowKey={({ field, row }) => `${field}#${row}`}
      columns={[
        {
          key: "label",
          heading: "Chỉ tiêu",
          cell: ({ label, row }) => (row === "" ? label : `${label}: ${row}`),
        },
        {
          key: "before",
          heading: "Đang có",
          align: "right",
          cell: ({ kind, before }) =>
            said.withheld ? "Chưa nộp, không xem được" : cellText(kind, before),
        },
        {
          key: "after",
          heading: "Trong gói",
          align: "right",
          cell: ({ kind, after }) => cellText(kind, after),
        },
        {
          key: "state",
          heading: "Lưu ý",
          cell: remarkOf,
        },
      ]}
    />
  );
}

function remarkOf({ overtaken }: PackageChange): ReactNode {
  return overtaken ? <StateMark tone="doubt">Có người sửa sau</StateMark> : "";
}
