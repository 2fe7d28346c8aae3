import { area, criterion, indicator } from "@cchc/domain/criteria/define";
import type { Band, Rule } from "@cchc/domain/criteria/rule";
import type { CriteriaSet, Leaf } from "@cchc/domain/criteria/set";

/** The kinds every engine can be asked for, in turn. */
const kinds = ["linear", "steps", "linear-to-target", "choice"] as const;

/** Under these codes the inputs of one leaf are given. */
export const inputCode = (place: number): string => `in${place}`;

function bandsOf(max: number): Band[] {
  const points = [0, Math.floor(max / 3), Math.floor((max * 4) / 5), max];
  const bounds = [5000, 8000, 9500];
  return points.map((earned, place) => {
    const low = bounds[place - 1];
    const high = bounds[place];
    return {
      points: earned,
      ...(low === undefined ? {} : { low: { at: low, closed: true } }),
      ...(high === undefined ? {} : { high: { at: high, closed: false } }),
    };
  });
}

function ruleOf(place: number, max: number): Rule {
  const code = inputCode(place);
  const input = indicator(code, `Chỉ số ${place + 1}`, "hồ sơ");
  const zero = "zero";
  switch (kinds[place % kinds.length]) {
    case "steps":
      return { kind: "steps", zero, input, bands: bandsOf(max) };
    case "linear-to-target":
      return { kind: "linear-to-target", zero, input, target: 8000 + 250 * (place % 9) };
    case "choice":
      return {
        kind: "choice",
        zero,
        input: { from: "declared", code, label: `Mức ${place + 1}` },
        options: [
          { code: "full", label: "Đầy đủ", points: max },
          { code: "part", label: "Một phần", points: Math.floor(max / 2) },
          { code: "none", label: "Chưa làm", points: 0 },
        ],
      };
    default:
      return { kind: "linear", zero, input };
  }
}

/** A set nobody decided: so many criteria, a quarter of each kind, of different weight. */
export function syntheticSet(criteria: number): CriteriaSet {
  const source = { document: "Bộ tiêu chí đo tốc độ", clause: "Không do ai ban hành" };
  const leaves = Array.from({ length: criteria }, (_, place): Leaf => {
    const max = 100 + 25 * (place % 9);
    return {
      code: `c${place}`,
      label: `Tiêu chí ${place + 1}`,
      max,
      rule: ruleOf(place, max),
      evidence: "Báo cáo",
      guidance: "",
      source,
      examples: [],
    };
  });
  const base = { source, evidence: "Báo cáo" };
  const only = criterion("1.1", "Tất cả", base, leaves);
  return {
    id: "synthetic",
    version: 1,
    name: "Bộ tiêu chí đo tốc độ",
    unitKind: "commune",
    from: "2025-01-01",
    decision: source,
    max: only.max,
    areas: [area("1", "Tất cả", only.max, [only])],
    surveyShare: 0,
    rounding: "leaf-half-up-2",
    notApplicable: "rescale",
    missing: "stop",
    grades: [],
    blocks: [],
    examples: [],
  };
}
