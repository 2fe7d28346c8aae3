import { calendarDay } from "../scoring/deadline-tiers.ts";
import { checkBands } from "./check-bands.ts";
import { type Report, pointsText } from "./finding.ts";
import type { Part, Rule, RuleOf } from "./rule.ts";
import type { Leaf } from "./set.ts";

/** The most a list of possible results gives must be the leaf's maximum. */
function checkMost(
  leaf: Leaf,
  { path, most }: { readonly path: string; readonly most: number },
  report: Report,
): void {
  if (most > leaf.max) {
    const says = `quy tắc cho tới ${pointsText(most)}, quá điểm tối đa ${pointsText(leaf.max)}: hãy sửa điểm hoặc điểm tối đa.`;
    report("points-above-max", path, says);
  } else if (most < leaf.max) {
    const says = `quy tắc chỉ cho nhiều nhất ${pointsText(most)}, không đạt điểm tối đa ${pointsText(leaf.max)}: hãy kiểm tra lại.`;
    report("max-not-reachable", path, says, "warning");
  }
}

function checkCodes(codes: readonly string[], path: string, report: Report): void {
  const twice = new Set(codes.filter((code, place) => codes.indexOf(code) !== place));
  for (const code of twice) {
    report("duplicate-code", `${path}/${code}`, `mã “${code}” dùng hai lần: hãy đổi một mã.`);
  }
}

function checkParts(parts: readonly Part[], report: Report): void {
  checkCodes(
    parts.map(({ code }) => code),
    "parts",
    report,
  );
  for (const { code, label, each } of parts) {
    if (each === 0) {
      const says = `“${label}” mỗi lần 0 điểm nên không có tác dụng: hãy nhập điểm hoặc bỏ mục này.`;
      report("parameter", `parts/${code}`, says);
    }
  }
}

function refuseNegative(parts: readonly Part[], report: Report): void {
  for (const { code, label, each } of parts) {
    if (each < 0) {
      const says = `“${label}” mang điểm âm: hãy nhập số dương, quy tắc đã tự cộng hoặc trừ.`;
      report("parameter", `parts/${code}`, says);
    }
  }
}

function checkDeadlines(leaf: Leaf, rule: RuleOf<"deadline-tiers">, report: Report): void {
  const kinds = new Set(rule.tiers.map(({ until }) => until.by));
  if (kinds.size > 1) {
    report("order", "tiers", "trộn hạn theo lịch với hạn theo số ngày: hãy dùng một loại.");
  }
  if (kinds.has("days") && rule.since === undefined) {
    report(
      "parameter",
      "since",
      "hạn tính theo số ngày nhưng chưa có ngày gốc: hãy chọn ngày gốc.",
    );
  }
  // Any year that is no leap year will do for the order of days.
  const ends = rule.tiers.map(({ until }) =>
    until.by === "days" ? String(until.days).padStart(5, "0") : (calendarDay(until, 2023) ?? ""),
  );
  for (const [place, tier] of rule.tiers.entries()) {
    const before = rule.tiers[place - 1];
    if (before === undefined) continue;
    const path = `tiers/${place + 1}`;
    if ((ends[place] ?? "") <= (ends[place - 1] ?? "")) {
      const says = `mốc ${place + 1} không sau mốc ${place} nên không bao giờ dùng tới: hãy xếp mốc sớm trước.`;
      report("unreachable", path, says);
    }
    if (tier.points > before.points) {
      report(
        "order",
        path,
        `mốc ${place + 1} muộn hơn mà nhiều điểm hơn: hãy kiểm tra lại.`,
        "warning",
      );
    }
  }
  checkMost(
    leaf,
    { path: "tiers", most: Math.max(rule.after, ...rule.tiers.map(({ points }) => points)) },
    report,
  );
}

/** Checks of one kind of rule; kinds that cannot be wrong by themselves have none. */
const CHECKS: {
  readonly [K in Rule["kind"]]: (leaf: Leaf, rule: RuleOf<K>, report: Report) => void;
} = {
  "yes-no": () => {},
  choice: (leaf, { options }, report) => {
    checkCodes(
      options.map(({ code }) => code),
      "options",
      report,
    );
    checkMost(
      leaf,
      { path: "options", most: Math.max(...options.map(({ points }) => points)) },
      report,
    );
  },
  "deadline-tiers": checkDeadlines,
  steps: (leaf, rule, report) => {
    checkBands(rule, report);
    checkMost(
      leaf,
      { path: "bands", most: Math.max(...rule.bands.map(({ points }) => points)) },
      report,
    );
  },
  linear: () => {},
  "linear-to-target": () => {},
  "linear-with-floor": () => {},
  "per-item-with-cap": (leaf, { each }, report) => {
    if (each === 0) {
      report("parameter", "each", "mỗi mục 0 điểm nên không có tác dụng: hãy nhập điểm mỗi mục.");
    } else if (each > leaf.max) {
      const says = `mỗi mục ${pointsText(each)}, quá điểm tối đa ${pointsText(leaf.max)}: hãy kiểm tra lại.`;
      report("points-above-max", "each", says, "warning");
    }
  },
  checklist: (leaf, { items }, report) => {
    checkCodes(
      items.map(({ code }) => code),
      "items",
      report,
    );
    const sum = items.reduce((all, { points }) => all + points, 0);
    checkMost(leaf, { path: "items", most: sum }, report);
  },
  "deduction-with-floor": (leaf, { parts, floor }, report) => {
    checkParts(parts, report);
    refuseNegative(parts, report);
    if (floor > leaf.max) {
      const says = `mức thấp nhất ${pointsText(floor)} cao hơn điểm tối đa ${pointsText(leaf.max)}: hãy hạ mức thấp nhất.`;
      report("points-above-max", "floor", says);
    }
  },
  "share-by-grade": (leaf, { grades }, report) => {
    checkCodes(
      grades.map(({ code }) => code),
      "grades",
      report,
    );
    const best = Math.max(...grades.map(({ share }) => share));
    checkMost(leaf, { path: "grades", most: Math.floor((leaf.max * best) / 10_000) }, report);
  },
  "survey-share": (leaf, { answers }, report) => {
    if (leaf.survey !== true) {
      report(
        "misplaced",
        "",
        "là điểm khảo sát nhưng chưa đánh dấu khảo sát: hãy đánh dấu.",
        "warning",
      );
    }
    if (answers === undefined) return;
    checkCodes(
      answers.map(({ code }) => code),
      "answers",
      report,
    );
    if (!answers.some(({ satisfied }) => satisfied)) {
      report(
        "parameter",
        "answers",
        "không câu trả lời nào tính là hài lòng: hãy chọn ít nhất một.",
      );
    }
  },
  composite: (_leaf, { parts }, report) =>
    checkCodes(
      parts.map(({ code }) => code),
      "parts",
      report,
    ),
  "manual-with-reason": () => {},
  "knock-out": (leaf, _rule, report) => {
    if (leaf.max !== 0) {
      report("parameter", "", "điều kiện loại không có điểm: hãy để điểm tối đa bằng 0.");
    }
  },
  "sum-with-cap": (_leaf, { parts }, report) => {
    checkParts(parts, report);
    refuseNegative(parts, report);
  },
  "bonus-penalty": (_leaf, { parts, min }, report) => {
    checkParts(parts, report);
    if (min > 0) report("parameter", "min", "mức trừ thấp nhất phải từ 0 trở xuống: hãy sửa.");
  },
};

/** What is wrong with one leaf's rule, on its own. */
export function checkRule<K extends Rule["kind"]>(
  leaf: Leaf,
  rule: RuleOf<K> & { readonly kind: K },
  report: Report,
): void {
  const check: (leaf: Leaf, rule: RuleOf<K>, report: Report) => void = CHECKS[rule.kind];
  check(leaf, rule, report);
}
