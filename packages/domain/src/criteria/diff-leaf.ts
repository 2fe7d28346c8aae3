import { canonicalText } from "../scoring/canonical.ts";
import { RULE_EXAMPLES } from "../scoring/rule-examples.ts";
import type { LegalSource } from "../form/form.ts";
import { type Place, note, noteFacts, notePoints, noteText, noteWords } from "./change.ts";
import { ruleFacts } from "./rule-facts.ts";
import type { Leaf, Policy } from "./set.ts";

/** Document and clause in one line. */
export function sourceText({ document, clause }: LegalSource): string {
  return [document, clause].filter((part) => part !== "").join(", ");
}

const policies: Readonly<Record<Policy, string>> = {
  rescale: "bỏ mục đó và quy đổi các mục còn lại",
  stop: "chưa tính tổng điểm",
};

/** What a set or leaf does without points, in words. */
export function policyText(policy: Policy | undefined): string {
  return policy === undefined ? "theo quy định chung của bộ tiêu chí" : policies[policy];
}

function diffRule(place: Place, before: Leaf, after: Leaf): void {
  if (before.rule.kind !== after.rule.kind) {
    const words = [RULE_EXAMPLES[before.rule.kind].label, RULE_EXAMPLES[after.rule.kind].label];
    const [old = "", now = ""] = words;
    noteWords(place, { at: "rule", code: "rule-kind", what: "cách chấm" }, [old, now]);
    return;
  }
  const found = place.into.length;
  noteFacts(place, ruleFacts(before.rule), ruleFacts(after.rule));
  if (place.into.length === found && canonicalText(before.rule) !== canonicalText(after.rule)) {
    note(place, { at: "rule", code: "rule" }, "sửa chi tiết của cách chấm");
  }
}

/** Notes everything that differs between two versions of one leaf. */
export function diffLeaf(place: Place, before: Leaf, after: Leaf): void {
  noteWords(place, { at: "label", code: "label", what: "tên" }, [before.label, after.label]);
  notePoints(place, { at: "max", code: "max", what: "điểm tối đa" }, [before.max, after.max]);
  diffRule(place, before, after);
  noteWords(place, { at: "source", code: "source", what: "căn cứ" }, [
    sourceText(before.source),
    sourceText(after.source),
  ]);
  noteText(place, { at: "evidence", code: "evidence", what: "tài liệu kiểm chứng" }, [
    before.evidence,
    after.evidence,
  ]);
  noteText(place, { at: "guidance", code: "guidance", what: "hướng dẫn chấm điểm" }, [
    before.guidance,
    after.guidance,
  ]);
  if (before.mayNotApply !== after.mayNotApply) {
    const said =
      after.mayNotApply === true
        ? "đơn vị được khai không áp dụng"
        : "đơn vị không còn được khai không áp dụng";
    note(place, { at: "mayNotApply", code: "policy" }, said);
  }
  if (before.survey !== after.survey) {
    const said =
      after.survey === true
        ? "chuyển sang chấm bằng điều tra xã hội học"
        : "không còn chấm bằng điều tra xã hội học";
    note(place, { at: "survey", code: "policy" }, said);
  }
  noteWords(place, { at: "missing", code: "policy", what: "khi thiếu số liệu" }, [
    policyText(before.missing),
    policyText(after.missing),
  ]);
  if (canonicalText(before.examples) !== canonicalText(after.examples)) {
    note(place, { at: "examples", code: "examples" }, "sửa ví dụ minh họa");
  }
}
