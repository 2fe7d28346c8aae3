import type { FieldCode } from "@cchc/domain/report/cell";
import { formatCount } from "@cchc/domain/text/numbers";
import type { CleanText } from "./clean.ts";
import type { FoundFigure } from "./figures.ts";
import { type FoundFinding, known, label } from "./found-finding.ts";

/** What a count may be a share of, the usual whole first. */
const WHOLES: readonly (readonly [part: RegExp, wholes: readonly FieldCode[]])[] = [
  [/^tthc\.received\.(?:online|direct)$/, ["tthc.received.new", "tthc.received.total"]],
  [/^tthc\.resolved\.(?:early|on_time|late)$/, ["tthc.resolved.total", "tthc.received.total"]],
  [/^tthc\.resolved\.total$/, ["tthc.received.total"]],
  [/^tthc\.pending\.(?:in_time|late)$/, ["tthc.pending.total", "tthc.received.total"]],
  [/^tthc\.payment\.online$/, ["tthc.payment.with_fee"]],
  [/^survey\.ballots\.(?!total)/, ["survey.ballots.total"]],
  [/^plan\.tasks\.done$/, ["plan.tasks.assigned"]],
  [/^superior_tasks\.on_time$/, ["superior_tasks.total"]],
  [/^petitions\.answered_on_time$/, ["petitions.received"]],
  [/^staff\.at_standard$/, ["staff.total"]],
  [/^edocuments\.outgoing\.signed$/, ["edocuments.outgoing.total"]],
  [/^documents\.checked$/, ["documents.to_check"]],
];

/** Counts that may rightly be more than planned. */
const MAY_EXCEED = /^(?:staff\.trained|staff\.total|inspections\.done|propaganda\.)/;

/** "80 phiếu (81%)", "80 hồ sơ, đạt tỷ lệ 81%": the rate is of the count before it. */
const BESIDE = /^[\p{L} ]{0,30}[,(]? ?(?:(?:dat|chiem|bang|tuong ung|ty le|ti le|la|=) ?){0,4}$/u;

/** What is added less what is taken away, where all of it is stated. */
function sumOf(
  stated: ReadonlyMap<FieldCode, FoundFigure>,
  plus: readonly FieldCode[],
  minus: readonly FieldCode[],
): number | undefined {
  let sum = 0;
  for (const code of [...plus, ...minus]) {
    const value = stated.get(code)?.value;
    if (typeof value !== "number") return undefined;
    sum += plus.includes(code) ? value : -value;
  }
  return sum > 0 ? sum : undefined;
}

function decimals(words: string): number {
  return /[.,](\d+)/.exec(words)?.[1]?.length ?? 0;
}

/**
 * Rates that stand beside a count and say something else than count and whole, and parts that are
 * larger than their whole. A rate may be rounded or cut off.
 */
export function shareFindings(
  { folded }: CleanText,
  figures: readonly FoundFigure[],
): readonly FoundFinding[] {
  const stated = known(figures, "");
  return figures.flatMap((figure, index): FoundFinding[] => {
    const before = figures[index - 1];
    if (before === undefined || before.class !== "reported") return [];
    const [part, rate] = [before.value, figure.value];
    if (typeof part !== "number" || typeof rate !== "number") return [];
    const span = { start: figure.start, end: figure.end };
    if (before.part === "numerator" && figure.part === "denominator") {
      const fields = [figure.field, before.field].filter((code) => code !== null);
      if (part <= rate || before.field === null || MAY_EXCEED.test(before.field)) return [];
      return [
        {
          start: before.start,
          end: figure.end,
          kind: "identity-broken",
          severity: "warning",
          fields,
          message: `${label(before.field)} ${formatCount(part)} lớn hơn tổng ${formatCount(rate)}: kiểm tra lại hai số.`,
        },
      ];
    }
    if (figure.unit !== "%" || figure.field !== null || figure.qualifier !== "exact") return [];
    if (before.qualifier !== "exact" || before.unit === "%") return [];
    const counted = before.part === "denominator" ? figures[index - 2] : before;
    const count = counted?.value;
    if (counted === undefined || counted.field === null || typeof count !== "number") return [];
    if (!BESIDE.test(folded.slice(before.end, figure.start))) return [];
    const wholes =
      before.part === "denominator"
        ? [part]
        : (WHOLES.find(([pattern]) => pattern.test(counted.field ?? ""))?.[1] ?? []).flatMap(
            (code) => {
              const whole = stated.get(code)?.value;
              return typeof whole === "number" && whole > 0 ? [whole] : [];
            },
          );
    const [whole] = wholes;
    if (whole === undefined || whole === 0) return [];
    const step = 10 ** -decimals(folded.slice(figure.start, figure.end)) - 1e-9;
    const fits = (one: number, of: number): boolean => Math.abs((one * 100) / of - rate) < step;
    const fresh = sumOf(stated, ["tthc.received.total"], ["tthc.received.carried"]);
    const inTime = sumOf(stated, ["tthc.resolved.early", "tthc.resolved.on_time"], []);
    const others = counted.field.startsWith("tthc.") && fresh !== undefined ? [fresh] : [];
    if ([...wholes, ...others].some((one) => fits(count, one))) return [];
    // "đúng hạn 80 hồ sơ, đạt 100%": early and on time together.
    if (
      /^tthc\.resolved\.(?:early|on_time)$/.test(counted.field) &&
      inTime !== undefined &&
      wholes.some((one) => fits(inTime, one))
    )
      return [];
    return [
      {
        ...span,
        kind: "rate-mismatch",
        severity: "warning",
        fields: [counted.field],
        message: `Ghi ${String(rate).replace(".", ",")}% nhưng ${formatCount(count)}/${formatCount(whole)} là ${((count * 100) / whole).toFixed(2).replace(".", ",")}%: kiểm tra tỷ lệ hoặc số đếm.`,
      },
    ];
  });
}
