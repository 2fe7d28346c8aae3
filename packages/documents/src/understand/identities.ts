import { ANNUAL_FORM } from "@cchc/domain/form/annual";
import { hasCell, rowName } from "@cchc/domain/form/form";
import { DOSSIER_TABLE } from "@cchc/domain/form/tthc-fields";
import { INDICATORS } from "@cchc/domain/indicator/catalogue";
import type { FieldCode, RowKey } from "@cchc/domain/report/cell";
import { formatCount } from "@cchc/domain/text/numbers";
import type { FoundFigure } from "./figures.ts";
import { type FoundFinding, known, label, numberOf } from "./found-finding.ts";
import { SUMS, checkSum } from "./sums.ts";

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
