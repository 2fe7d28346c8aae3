import { ANNUAL_FORM } from "@cchc/domain/form/annual";
import { fieldOf, hasCell, rowName } from "@cchc/domain/form/form";
import { DOSSIER_TABLE } from "@cchc/domain/form/tthc-fields";
import { INDICATORS } from "@cchc/domain/indicator/catalogue";
import type { FieldCode, RowKey } from "@cchc/domain/report/cell";
import { formatCount } from "@cchc/domain/text/numbers";
import type { Finding, Span } from "./facts.ts";
import type { FoundFigure } from "./figures.ts";

/** A finding with its places in the cleaned text; the phrase is cut there. */
export type FoundFinding = Omit<Finding, "phrase"> & {
  /** Its place in the original text, where the cleaned text no longer shows it. */
  readonly raw?: Span;
};

interface Sum {
  readonly total: FieldCode;
  readonly parts: readonly FieldCode[];
  /** Parts need not be all there is. */
  readonly soft: boolean;
}

const SUMS: readonly Sum[] = [
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

/** What a field is called in a sentence about it. */
export function label(code: FieldCode): string {
  const field = fieldOf(ANNUAL_FORM, code);
  return `“${field?.shortLabel ?? field?.label ?? code}”`;
}

/** The figures that can be reckoned with, one a field and row: the first that was stated. */
export function known(
  figures: readonly FoundFigure[],
  row: string,
): ReadonlyMap<FieldCode, FoundFigure> {
  const byField = new Map<FieldCode, FoundFigure>();
  for (const figure of figures) {
    if (figure.field === null || figure.row !== row || typeof figure.value !== "number") continue;
    if (!Number.isSafeInteger(figure.value) && !figure.field.endsWith(".rate")) continue;
    if (figure.class === "reported" && !byField.has(figure.field))
      byField.set(figure.field, figure);
  }
  return byField;
}

function numberOf(figure: FoundFigure | undefined): number | undefined {
  return typeof figure?.value === "number" ? figure.value : undefined;
}

/** `“Trực tuyến” 1.180 + “Từ kỳ trước” 9`: where two do not agree, a reader wants to know which. */
function named(parts: readonly { readonly code: FieldCode; readonly value: number }[]): string {
  return parts.map(({ code, value }) => `${label(code)} ${formatCount(value)}`).join(" + ");
}

function checkSum(sum: Sum, figures: ReadonlyMap<FieldCode, FoundFigure>): FoundFinding[] {
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

/** What a rate may rightly be over: the whole it stands beside, or the new dossiers alone. */
function otherBases(
  rate: FoundFigure,
  listed: readonly FoundFigure[],
  figures: ReadonlyMap<FieldCode, FoundFigure>,
): readonly number[] {
  const before = listed[listed.indexOf(rate) - 1];
  const fraction = before?.part === "denominator" ? numberOf(before) : undefined;
  const total = numberOf(figures.get("tthc.received.total"));
  const carried = numberOf(figures.get("tthc.received.carried"));
  const fresh =
    numberOf(figures.get("tthc.received.new")) ??
    (total === undefined || carried === undefined ? undefined : total - carried);
  const bases = rate.field?.startsWith("tthc.") === true ? [fraction, fresh] : [fraction];
  return bases.flatMap((one) => (one !== undefined && one > 0 ? [one] : []));
}

/** How far a rate may be from its counts, in hundredths of a percent, by the decimals it states. */
function slack(hundredths: number): number {
  return hundredths % 100 === 0 ? 50 : hundredths % 10 === 0 ? 5 : 1;
}

function checkRates(
  figures: ReadonlyMap<FieldCode, FoundFigure>,
  listed: readonly FoundFigure[],
): FoundFinding[] {
  return INDICATORS.flatMap(({ statedBy, numerator, denominator, label: name }): FoundFinding[] => {
    const rate = statedBy === undefined ? undefined : figures.get(statedBy);
    const value = numberOf(rate);
    if (statedBy === undefined || rate === undefined || value === undefined) return [];
    const hundredths = Math.round(value * 100);
    const span = { start: rate.start, end: rate.end };
    const above = numerator.map((code) => numberOf(figures.get(code)));
    const below = denominator.map((code) => numberOf(figures.get(code)));
    const top = above.every((one) => one !== undefined)
      ? above.reduce((all, one) => (all ?? 0) + (one ?? 0), 0)
      : undefined;
    const base = below.every((one) => one !== undefined)
      ? below.reduce((all, one) => (all ?? 0) + (one ?? 0), 0)
      : undefined;
    const fields = [statedBy, ...numerator, ...denominator];
    if (value > 100) {
      return [
        {
          ...span,
          kind: "rate-mismatch",
          severity: "error",
          fields,
          message: `“${name}” ghi trên 100%: kiểm tra lại.`,
        },
      ];
    }
    if (top !== undefined && base !== undefined && base > 0) {
      const fits = [base, ...otherBases(rate, listed, figures)].some(
        (one) =>
          Math.abs(Math.floor((20_000 * top + one) / (2 * one)) - hundredths) <= slack(hundredths),
      );
      if (fits) return [];
      return [
        {
          ...span,
          kind: "rate-mismatch",
          severity: "warning",
          fields,
          message: `“${name}” ghi khác với ${formatCount(top)}/${formatCount(base)}: kiểm tra tỷ lệ hoặc số đếm.`,
        },
      ];
    }
    if (hundredths % 10_000 === 0) return [];
    return [
      {
        ...span,
        kind: "rate-without-counts",
        severity: rate.qualifier === "exact" ? "warning" : "info",
        fields,
        message: `“${name}” chỉ nêu tỷ lệ, không nêu số đếm: giữ nguyên tỷ lệ và hỏi số liệu gốc.`,
      },
    ];
  });
}

/** Fields a report states once; training, meetings and papers are told one after the other. */
const STATED_ONCE =
  /^(?:tthc\.|survey\.|petitions\.|staff\.(?:total|quota)|documents\.|propaganda\.website|plan\.tasks)/;

function checkConflicts(
  figures: readonly FoundFigure[],
  alike: (a: FoundFigure, b: FoundFigure) => boolean,
): FoundFinding[] {
  const first = new Map<string, FoundFigure>();
  const found: FoundFinding[] = [];
  for (const figure of figures) {
    if (figure.field === null || typeof figure.value !== "number" || figure.class !== "reported")
      continue;
    const key = `${figure.field}#${figure.row}`;
    const other = first.get(key);
    if (other === undefined) {
      first.set(key, figure);
      continue;
    }
    if (other.value === figure.value || !alike(other, figure) || !STATED_ONCE.test(figure.field)) {
      continue;
    }
    found.push(
      inRow(
        {
          start: figure.start,
          end: figure.end,
          kind: "conflicting-values",
          severity: "warning",
          fields: [figure.field],
          message: `${label(figure.field)} được nêu hai lần với hai giá trị ${spoken(other.value)} và ${spoken(figure.value)}: chọn giá trị đúng.`,
        },
        figure.row,
      ),
    );
  }
  return found;
}

function spoken(value: FoundFigure["value"]): string {
  return typeof value === "number" && Number.isSafeInteger(value)
    ? formatCount(value)
    : String(value).replace(".", ",");
}

/** A finding about one lĩnh vực says so, by the name that the form has for it. */
function inRow(finding: FoundFinding, row: RowKey): FoundFinding {
  if (row === "") return finding;
  const message = `Lĩnh vực ${rowName(DOSSIER_TABLE, row)}: ${finding.message}`;
  return { ...finding, row, message };
}

/** Several sums may say the same of a figure that the text leaves out: once is enough. */
function saidOnce(
  findings: readonly FoundFinding[],
  figures: ReadonlyMap<FieldCode, FoundFigure>,
): readonly FoundFinding[] {
  const said = new Set<string>();
  return findings.filter(({ fields = [], value }) => {
    const left = fields.filter((code) => !figures.has(code));
    if (left.length !== 1 || value === undefined) return true;
    const key = `${left[0]} ${value}`;
    const first = !said.has(key);
    said.add(key);
    return first;
  });
}

/** Confirms, contradicts and derives over what was found; nothing is filled in. */
export function reckon(
  figures: readonly FoundFigure[],
  alike: (a: FoundFigure, b: FoundFigure) => boolean,
): readonly FoundFinding[] {
  const rows = new Set(figures.map(({ row }) => row));
  const sums = [...rows].flatMap((row) => {
    const found = known(figures, row);
    // A lĩnh vực has fewer fields: what it cannot have is not reckoned for it.
    const asked = SUMS.filter(({ total, parts }) =>
      [total, ...parts].every((code) => hasCell(ANNUAL_FORM, code, row)),
    );
    const said = asked.flatMap((sum) => checkSum(sum, found));
    return saidOnce(said, found).map((one) => inRow(one, row));
  });
  return [...sums, ...checkRates(known(figures, ""), figures), ...checkConflicts(figures, alike)];
}
