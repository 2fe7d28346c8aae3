import { compileSet } from "../scoring/compile.ts";
import { formatHundredths } from "../text/numbers.ts";
import { checkRule } from "./check-rule.ts";
import { runLeafExamples, runSetExamples } from "./examples.ts";
import { type Report, type SetFinding, pointsText, reporter } from "./finding.ts";
import type { CriteriaSet, Leaf, LeafExample } from "./set.ts";
import { leavesOf } from "./set.ts";

/** Codes that the report forms and the catalogue of indicators know. */
export interface KnownCodes {
  readonly fields: ReadonlySet<string>;
  readonly indicators: ReadonlySet<string>;
}

const STATE_WORDS = { missing: "chưa có điểm", "not-applicable": "không tính" } as const;

function expectText(expect: LeafExample["expect"]): string {
  return typeof expect === "number" ? pointsText(expect) : STATE_WORDS[expect];
}

function checkSum(parts: readonly { readonly max: number }[], max: number, report: Report): void {
  const sum = parts.reduce((all, part) => all + part.max, 0);
  if (sum === max) return;
  const [side, advice] =
    sum > max ? ["vượt", "hãy giảm điểm các mục con"] : ["chưa đủ", "hãy bổ sung hoặc sửa điểm"];
  const says = `các mục con cộng lại ${formatHundredths(sum)}, ${side} điểm tối đa ${formatHundredths(max)}: ${advice}.`;
  report("sum-differs", "max", says);
}

function checkLeaf(set: CriteriaSet, leaf: Leaf, report: Report): void {
  checkRule(leaf, leaf.rule, (code, path, message, severity) =>
    report(code, path === "" ? "rule" : `rule/${path}`, message, severity),
  );
  if (leaf.source.document.trim() === "" || leaf.source.clause.trim() === "") {
    const says = "chưa ghi căn cứ: hãy nhập tên văn bản và điều, khoản hoặc mục.";
    report("source-missing", "source", says);
  }
  if (leaf.rule.zero === "exclude" && set.notApplicable === "stop") {
    const says =
      "khi mẫu số bằng 0 thì không tính, nhưng bộ tiêu chí lại dừng khi có mục không tính: hãy chọn một.";
    report("policy", "rule/zero", says);
  }
  if (leaf.examples.length === 0) {
    const says = "chưa có ví dụ tính thử: hãy thêm ít nhất một ví dụ.";
    report("example-missing", "examples", says, "warning");
  }
  for (const [place, run] of runLeafExamples(set, leaf).entries()) {
    if (run.agrees) continue;
    const { note, expect } = run.example;
    const says = `ví dụ “${note}” ghi ${expectText(expect)} nhưng quy tắc cho ${expectText(run.got)}: hãy sửa ví dụ hoặc quy tắc.`;
    report("example-differs", `examples/${place + 1}`, says);
  }
}

function checkSources(set: CriteriaSet, known: KnownCodes, found: SetFinding[]): void {
  const own = new Set(leavesOf(set).map(({ code }) => code));
  const paths = leafPaths(set);
  for (const { leaf, ports, code } of compileSet(set).leaves) {
    const report = reporter(found, paths.get(leaf) ?? "", `“${code} ${leaf.label}”`);
    for (const { source, role } of ports) {
      if (role === "claim" || source.code === code) continue;
      const place = `rule/${source.code}`;
      if (source.from === "field" && !known.fields.has(source.code)) {
        const says = `không có ô số liệu mang mã “${source.code}”: hãy chọn ô có trong mẫu báo cáo.`;
        report("unknown-field", place, says);
      }
      if (source.from === "indicator" && !known.indicators.has(source.code)) {
        const says = `không có chỉ tiêu mang mã “${source.code}”: hãy chọn chỉ tiêu trong danh mục.`;
        report("unknown-indicator", place, says);
      }
      if (own.has(source.code)) {
        const says = `số liệu mang mã “${source.code}” trùng mã của một tiêu chí: hãy đổi một mã.`;
        report("code-clash", place, says);
      }
    }
  }
}

function leafPaths(set: CriteriaSet): ReadonlyMap<Leaf, string> {
  const paths = new Map<Leaf, string>();
  for (const area of set.areas) {
    for (const criterion of area.criteria) {
      for (const leaf of criterion.leaves) {
        const above = `areas/${area.code}/criteria/${criterion.code}`;
        paths.set(leaf, `${above}/leaves/${leaf.code}`);
      }
    }
  }
  for (const leaf of set.bonus?.leaves ?? []) paths.set(leaf, `bonus/leaves/${leaf.code}`);
  return paths;
}

function checkUnique(
  named: readonly { readonly code: string; readonly label: string }[],
  path: string,
  report: Report,
): void {
  const seen = new Map<string, string>();
  for (const { code, label } of named) {
    const other = seen.get(code);
    if (other !== undefined) {
      const says = `mã “${code}” dùng cho cả “${other}” và “${label}”: hãy đổi một mã.`;
      report("duplicate-code", `${path}/${code}`, says);
    }
    seen.set(code, label);
  }
}

function checkHead(set: CriteriaSet, report: Report): void {
  checkSum(set.areas, set.max, report);
  if (set.max !== 10_000) {
    const says = `tổng điểm là ${formatHundredths(set.max)}, không phải 100: hãy kiểm tra lại.`;
    report("total-not-100", "max", says, "warning");
  }
  if (set.to !== undefined && set.to < set.from) {
    report("dates", "to", "ngày hết hiệu lực trước ngày có hiệu lực: hãy sửa một ngày.");
  }
  if (set.decision.document.trim() === "") {
    report("source-missing", "decision", "chưa ghi quyết định ban hành: hãy nhập số, ngày.");
  }
  const survey = leavesOf(set).filter(({ survey: surveyed }) => surveyed === true);
  const share = survey.reduce((sum, { max }) => sum + max, 0);
  if (share !== set.surveyShare) {
    const says = `điểm khảo sát ghi ${formatHundredths(set.surveyShare)} nhưng các mục khảo sát cộng lại ${formatHundredths(share)}: hãy sửa cho khớp.`;
    report("sum-differs", "surveyShare", says);
  }
  checkUnique(leavesOf(set), "leaves", report);
  checkUnique(set.areas, "areas", report);
  checkUnique(set.blocks, "blocks", report);
  checkUnique(set.grades, "grades", report);
  checkGrades(set, report);
  if (set.bonus !== undefined && (set.bonus.min > 0 || set.bonus.min > set.bonus.max)) {
    report("parameter", "bonus/min", "mức trừ phải từ 0 trở xuống: hãy sửa.");
  }
}

function checkGrades({ grades }: CriteriaSet, report: Report): void {
  if (grades.length === 0) return;
  if (!grades.some(({ from }) => from === 0)) {
    const says = "chưa có mức xếp loại bắt đầu từ 0: hãy thêm mức thấp nhất.";
    report("gap", "grades", says);
  }
  const starts = new Map<number, string>();
  for (const { code, label, from } of grades) {
    const other = starts.get(from);
    if (other !== undefined) {
      const says = `“${other}” và “${label}” bắt đầu cùng một mức: hãy sửa một mức.`;
      report("overlap", `grades/${code}`, says);
    }
    starts.set(from, label);
  }
}

/**
 * Everything wrong with a set, to be mended before it is saved; in the order of the set. A set
 * without errors scores every input that suits its rules.
 */
export function checkSet(set: CriteriaSet, known: KnownCodes): readonly SetFinding[] {
  const found: SetFinding[] = [];
  checkHead(set, reporter(found, "", "Bộ tiêu chí"));
  for (const area of set.areas) {
    const path = `areas/${area.code}`;
    checkSum(area.criteria, area.max, reporter(found, path, `Lĩnh vực “${area.label}”`));
    for (const { code, label, max, leaves } of area.criteria) {
      checkSum(leaves, max, reporter(found, `${path}/criteria/${code}`, `Tiêu chí “${label}”`));
    }
  }
  const bonus = new Set(set.bonus?.leaves);
  for (const [leaf, path] of leafPaths(set)) {
    const report = reporter(found, path, `“${leaf.code} ${leaf.label}”`);
    if (leaf.rule.kind === "bonus-penalty" && !bonus.has(leaf)) {
      report(
        "misplaced",
        "rule",
        "điểm thưởng, điểm trừ chỉ nằm trong phần thưởng: hãy chuyển xuống.",
      );
    }
    if (leaf.rule.kind === "knock-out" && bonus.has(leaf)) {
      report(
        "misplaced",
        "rule",
        "điều kiện loại không có tác dụng ở phần thưởng: hãy chuyển lên.",
      );
    }
    checkLeaf(set, leaf, report);
  }
  checkSources(set, known, found);
  for (const [place, run] of runSetExamples(set).entries()) {
    if (run.agrees) continue;
    const differing = run.differing.map(({ leaf, got }) => `${leaf} được ${expectText(got)}`);
    const says = `ví dụ “${run.example.note}” không khớp (${[...differing, `tổng ${pointsText(run.sum)}`].join(", ")}): hãy sửa ví dụ hoặc quy tắc.`;
    reporter(found, "", "Bộ tiêu chí")("example-differs", `examples/${place + 1}`, says);
  }
  return found;
}
