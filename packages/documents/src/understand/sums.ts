import { ANNUAL_FORM } from "@cchc/domain/form/annual";
import type { FieldCode } from "@cchc/domain/report/cell";
import { formatCount } from "@cchc/domain/text/numbers";
import type { FoundFigure } from "./figures.ts";
import { type FoundFinding, label, numberOf } from "./found-finding.ts";

/** A total and what it is made of. */
export interface Sum {
  readonly total: FieldCode;
  readonly parts: readonly FieldCode[];
  /** Parts need not be all there is. */
  readonly soft: boolean;
}

/** Every sum of the form that a text can be held against. */
export const SUMS: readonly Sum[] = [
  ...ANNUAL_FORM.fields.flatMap(({ code, total }): Sum[] =>
    total === undefined ? [] : [{ total: code, parts: total.of, soft: total.severity === "soft" }],
  ),
  {
    total: "tthc.received.total",
    parts: ["tthc.received.new", "tthc.received.carried"],
    soft: false,
  },
  {
    total: "tthc.received.total",
    parts: ["tthc.resolved.total", "tthc.pending.total"],
    soft: false,
  },
];

/** Parts that a text seldom names when there are none. */
const UNSPOKEN: ReadonlySet<FieldCode> = new Set([
  "survey.ballots.unsatisfied",
  "tthc.resolved.late",
  "tthc.received.carried",
  "tthc.pending.total",
  "tthc.pending.late",
]);

/** `“Trực tuyến” 1.180 + “Từ kỳ trước” 9`: where two do not agree, a reader wants to know which. */
function named(parts: readonly { readonly code: FieldCode; readonly value: number }[]): string {
  return parts.map(({ code, value }) => `${label(code)} ${formatCount(value)}`).join(" + ");
}

/** What the figures say of one sum: agrees, does not, or leaves one part open. */
export function checkSum(sum: Sum, figures: ReadonlyMap<FieldCode, FoundFigure>): FoundFinding[] {
  const total = figures.get(sum.total);
  const parts = sum.parts.map((code) => ({ code, figure: figures.get(code) }));
  const stated = parts.filter(({ figure }) => figure !== undefined);
  const open = parts.filter(({ figure }) => figure === undefined);
  const whole = numberOf(total);
  const fields = [sum.total, ...sum.parts];
  const anchor = total ?? stated[0]?.figure;
  if (anchor === undefined || stated.length === 0) return [];
  const span = { start: anchor.start, end: anchor.end };
  const counted = stated.flatMap(({ code, figure }) => {
    const value = numberOf(figure);
    return value === undefined ? [] : [{ code, value }];
  });
  const added = counted.reduce((all, { value }) => all + value, 0);
  const said = counted.map(({ value }) => formatCount(value)).join(" + ");
  const loose = stated.some(({ figure }) => figure?.qualifier !== "exact");
  if (whole === undefined || total === undefined) {
    if (open.length > 0 || loose || stated.length < 2) return [];
    return [
      {
        ...span,
        kind: "derived",
        severity: "info",
        fields,
        value: added,
        message: `Văn bản không nêu ${label(sum.total)}; các phần cộng lại ${said} = ${formatCount(added)}: xác nhận trước khi dùng.`,
      },
    ];
  }
  if (total.qualifier !== "exact" && stated.length > 1) {
    const contradicts =
      (total.qualifier === "above" && added <= whole) ||
      (total.qualifier === "nearly" && added >= whole) ||
      (total.qualifier === "at-least" && added < whole) ||
      (total.qualifier === "at-most" && added > whole);
    if (contradicts && (open.length === 0 || added === whole)) {
      return [
        {
          ...span,
          kind: "qualifier-against-sum",
          severity: "warning",
          fields,
          value: added,
          message: `${label(sum.total)} ghi “${total.qualifier === "above" ? "trên" : total.qualifier === "nearly" ? "gần" : "khoảng"} ${formatCount(whole)}” nhưng các phần cộng lại đúng ${formatCount(added)} (${named(counted)}): hỏi lại con số chính xác.`,
        },
      ];
    }
    return [];
  }
  if (loose) return [];
  const names = `${label(sum.total)} ${formatCount(whole)}`;
  if (open.length === 0) {
    return added === whole
      ? [
          {
            ...span,
            kind: "identity-holds",
            severity: "info",
            fields,
            message: `${names} bằng các phần cộng lại: ${said}.`,
          },
        ]
      : [
          {
            ...span,
            kind: "identity-broken",
            severity: sum.soft ? "warning" : "error",
            fields,
            value: added,
            message: `${names} nhưng các phần cộng lại là ${formatCount(added)} (${named(counted)}), lệch ${formatCount(Math.abs(added - whole))}: kiểm tra lại từng số.`,
          },
        ];
  }
  if (added > whole) {
    return [
      {
        ...span,
        kind: "identity-broken",
        severity: sum.soft ? "warning" : "error",
        fields,
        value: added,
        message: `${names} nhưng riêng các phần đã nêu là ${formatCount(added)} (${named(counted)}), đã lớn hơn: kiểm tra lại từng số.`,
      },
    ];
  }
  const [gap] = open;
  if (open.length === 1 && gap !== undefined && !sum.soft) {
    const rest = whole - added;
    if (rest === 0 && UNSPOKEN.has(gap.code) && stated.length > 1) {
      return [
        {
          ...span,
          kind: "identity-holds",
          severity: "info",
          fields,
          message: `${names} bằng các phần đã nêu ${said}; ${label(gap.code)} không được nêu, theo đó là 0: xác nhận trước khi dùng.`,
          value: 0,
        },
      ];
    }
    return [
      {
        ...span,
        kind: "derived",
        severity: "info",
        fields,
        value: rest,
        message: `Văn bản không nêu ${label(gap.code)}; theo các số khác là ${formatCount(rest)}: xác nhận trước khi dùng.`,
      },
    ];
  }
  return [];
}
