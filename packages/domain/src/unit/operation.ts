import type { Day } from "../report/cell.ts";
import { formatDay, isDay, previousDay } from "../text/days.ts";
import { searchKey } from "../text/search-key.ts";
import {
  applyChanges,
  begunBy,
  type ChangeFinding,
  type NewUnit,
  type UnitChange,
} from "./change.ts";
import { differencesOf, type UnitDifference } from "./difference.ts";
import { treeAt } from "./tree.ts";
import { fullName, type Succession, unitKindLabels, type UnitVersion } from "./unit.ts";

/**
 * First day without districts. Source: Luật Tổ chức chính quyền địa phương 2025 (two tiers from
 * 1/7/2025).
 */
export const twoTiersFrom: Day = "2025-07-01";

/** The paper an operation rests on. */
export interface UnitDecision {
  /** Number and symbol, with the type before it: `"Nghị quyết số 202/2025/QH15"`. */
  readonly number: string;
  /** The day it was issued. */
  readonly day: Day;
  /** `"Quốc hội"`. */
  readonly issuer: string;
}

/** Changes of the tree that belong together: all of them are made, or none. */
export interface UnitOperation {
  readonly decision: UnitDecision;
  readonly changes: readonly UnitChange[];
}

/** What is to be said of an operation before it is made. */
export interface OperationFinding {
  readonly code:
    | ChangeFinding["code"]
    | "no-change"
    | "decision-day"
    | "tier"
    | "same-name"
    | "same-code";
  /** `blocks`: it cannot be made so; `says`: it can, and whoever confirms should know. */
  readonly severity: "blocks" | "says";
  readonly unitId: string;
  /** One Vietnamese sentence that says what to do. */
  readonly sentence: string;
}

/** What an operation would do, as data. */
export interface OperationPreview {
  readonly findings: readonly OperationFinding[];
  /** Between the eve of the first day and the last day of change; empty where something blocks. */
  readonly differences: readonly UnitDifference[];
  /** The tree afterwards; the versions as they were where something blocks. */
  readonly versions: readonly UnitVersion[];
  readonly successions: readonly Succession[];
}

/** `Nghị quyết số 202/2025/QH15 ngày 12/6/2025 của Quốc hội`. */
export function citeDecision({ number, day, issuer }: UnitDecision): string {
  return `${number} ngày ${formatDay(day)} của ${issuer}`;
}

/** The first and last days on which an operation changes something; `undefined` without a real day. */
export function daysOf(
  changes: readonly UnitChange[],
): { readonly first: Day; readonly last: Day } | undefined {
  const days = changes.map(({ on }) => on).filter((on) => isDay(on));
  const [first] = days;
  if (first === undefined) return undefined;
  return {
    first: days.reduce((least, day) => (day < least ? day : least), first),
    last: days.reduce((most, day) => (day > most ? day : most), first),
  };
}

function blocking(
  code: OperationFinding["code"],
  unitId: string,
  sentence: string,
): OperationFinding {
  return { code, severity: "blocks", unitId, sentence };
}

function saying(
  code: OperationFinding["code"],
  unitId: string,
  sentence: string,
): OperationFinding {
  return { code, severity: "says", unitId, sentence };
}

/** Two tiers since 1/7/2025: no districts and no thị trấn; đặc khu only since then. */
function tierFinding(unit: NewUnit, on: Day): OperationFinding | undefined {
  const name = fullName(unit);
  if (on >= twoTiersFrom && (unit.kind === "district" || unit.type === "thi_tran")) {
    const what = unit.kind === "district" ? unitKindLabels.district : "thị trấn";
    const say = `Từ ${formatDay(twoTiersFrom)} không còn ${what}: hãy chọn loại khác cho ${name} hoặc ngày trước đó.`;
    return blocking("tier", unit.unitId, say);
  }
  if (on < twoTiersFrom && unit.type === "dac_khu") {
    const say = `Đặc khu có từ ${formatDay(twoTiersFrom)}: hãy chọn loại khác cho ${name} hoặc ngày từ đó trở đi.`;
    return blocking("tier", unit.unitId, say);
  }
  return undefined;
}

/** Names and codes that the new and renamed units share with others. */
function likenesses(
  versions: readonly UnitVersion[],
  differences: readonly UnitDifference[],
  day: Day,
): readonly OperationFinding[] {
  const byName = new Map<string, UnitVersion>();
  const byCode = new Map<string, UnitVersion>();
  const found: OperationFinding[] = [];
  const news = new Map(
    differences.flatMap((one) =>
      one.kind === "new" || one.changed.some((part) => part !== "parent")
        ? [[one.unitId, one] as const]
        : [],
    ),
  );
  const tree = treeAt(versions, day);
  for (const unit of tree) {
    const name = `${unit.parentId ?? ""} ${searchKey(fullName(unit))}`;
    const twin = byName.get(name);
    if (twin !== undefined && (news.has(unit.unitId) || news.has(twin.unitId))) {
      const say = `Có hai đơn vị cùng tên ${fullName(unit)} dưới cùng một cấp trên: hãy kiểm tra có phải một đơn vị được ghi hai lần.`;
      found.push(saying("same-name", unit.unitId, say));
    }
    byName.set(name, unit);
    if (unit.code === undefined) continue;
    const code = `${unit.kind} ${unit.code}`;
    const holder = byCode.get(code);
    if (holder !== undefined && (news.has(unit.unitId) || news.has(holder.unitId))) {
      const say = `Mã ${unit.code} đang dùng cho cả ${fullName(holder)} và ${fullName(unit)}: hãy kiểm tra lại mã chính thức.`;
      found.push(saying("same-code", unit.unitId, say));
    }
    byCode.set(code, unit);
  }
  return found;
}

/**
 * Tries an operation on the versions and says everything that stands in its way or should be known:
 * days, unknown units, gaps and overlaps, cycles, levels, units left without a superior, a decision
 * that is later than its effect, like names and codes. Nothing is changed.
 */
export function previewOperation(
  versions: readonly UnitVersion[],
  { decision, changes }: UnitOperation,
): OperationPreview {
  const nothing = { differences: [], versions, successions: [] };
  const days = daysOf(changes);
  if (changes.length === 0) {
    const say = "Chưa có thay đổi nào: hãy thêm ít nhất một thay đổi.";
    return { ...nothing, findings: [blocking("no-change", "", say)] };
  }
  const findings: OperationFinding[] = [];
  if (days !== undefined && isDay(decision.day) && decision.day > days.first) {
    const say = `Văn bản ban hành ${formatDay(decision.day)}, sau ngày hiệu lực ${formatDay(days.first)}: hãy kiểm tra hai ngày này.`;
    findings.push(saying("decision-day", "", say));
  }
  for (const change of changes) {
    for (const unit of begunBy(change)) {
      const finding = tierFinding(unit, change.on);
      if (finding !== undefined) findings.push(finding);
    }
  }
  const cited = citeDecision(decision);
  const result = applyChanges(
    versions,
    changes.map((change) => withDecision(change, cited)),
  );
  if (!result.ok || days === undefined) {
    const stopping = result.ok ? [] : result.findings;
    const told = stopping.map(({ code, unitId, sentence }) => blocking(code, unitId, sentence));
    return { ...nothing, findings: [...told, ...findings] };
  }
  const differences = differencesOf(
    treeAt(versions, previousDay(days.first)),
    treeAt(result.versions, days.last),
    result.successions,
  );
  return {
    findings: [...findings, ...likenesses(result.versions, differences, days.last)],
    differences,
    versions: result.versions,
    successions: result.successions,
  };
}

/** The change with the decision cited, where it leaves a succession and names none of its own. */
export function withDecision(change: UnitChange, decision: string): UnitChange {
  if (change.kind === "found" || change.kind === "abolish" || change.decision !== undefined) {
    return change;
  }
  return { ...change, decision };
}
