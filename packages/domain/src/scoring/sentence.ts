import type { Rule } from "../criteria/rule.ts";
import { formatCount, formatHundredths, formatRate } from "../text/numbers.ts";
import type { Because, LeafInput, LeafResult } from "./because.ts";
import type { Branch } from "./outcome.ts";

function ratioText({ numerator, denominator, inputs }: Because): string {
  if (numerator === undefined || denominator === undefined) return "Tỷ lệ đã tính";
  const stated = inputs.find((input) => input.state === "stated");
  if (stated?.state === "stated") return `${formatRate(stated.rate)} (chưa có tử số)`;
  return `${formatCount(numerator)} ÷ ${formatCount(denominator)}`;
}

function targetText(rule: Rule): string {
  if (rule.kind === "linear-to-target" || rule.kind === "composite") {
    return rule.target === 10_000 ? "" : ` ÷ chỉ tiêu ${formatRate(rule.target)}`;
  }
  return "";
}

function namedAt(rule: Rule, index: number | undefined): string {
  if (index === undefined) return "";
  if (rule.kind === "choice") return rule.options[index]?.label ?? "";
  return rule.kind === "share-by-grade" ? (rule.grades[index]?.label ?? "") : "";
}

function without(inputs: readonly LeafInput[]): string {
  const names = inputs
    .filter(({ state }) => state === "absent" || state === "unknown" || state === "invalid")
    .map(({ label }) => `“${label}”`);
  return [...new Set(names)].join(", ");
}

type Say = (because: Because) => string;

const WORDS: Readonly<Record<Branch, Say>> = {
  ratio: (because) =>
    `${ratioText(because)}${targetText(because.rule)} × ${formatHundredths(because.max)} điểm.`,
  capped: () => "Vượt mức cao nhất nên được điểm tối đa.",
  "target-reached": (because) => `${ratioText(because)} đạt chỉ tiêu nên được điểm tối đa.`,
  "below-floor": (because) =>
    `${ratioText(because)} dưới mức tối thiểu${because.rule.kind === "linear-with-floor" ? ` ${formatRate(because.rule.floor)}` : ""} nên không có điểm.`,
  band: (because) =>
    because.numerator === undefined
      ? `Thuộc bậc ${(because.index ?? 0) + 1} của thang điểm.`
      : `${ratioText(because)} thuộc bậc ${(because.index ?? 0) + 1} của thang điểm.`,
  yes: () => "Trả lời “Có” nên được điểm tối đa.",
  no: () => "Trả lời “Không” nên không được điểm.",
  option: ({ rule, index }) => `Thuộc trường hợp “${namedAt(rule, index)}”.`,
  "in-time": ({ index }) => `Kịp mốc thời hạn thứ ${(index ?? 0) + 1}.`,
  "too-late": () => "Muộn hơn mọi mốc thời hạn.",
  counted: () => "Cộng theo số lượng đã kê khai.",
  listed: () => "Cộng điểm những mục đã làm.",
  deducted: () => "Điểm tối đa trừ các lần vi phạm.",
  floored: () => "Trừ quá mức nên giữ điểm thấp nhất.",
  graded: ({ rule, index }) =>
    index === undefined
      ? "Bình quân theo số lượng từng mức."
      : `Xếp mức “${namedAt(rule, index)}”.`,
  claimed: () => "Điểm tự chấm của cán bộ.",
  "knocks-out": () => "Có vi phạm thuộc điều kiện loại: các mục trong phạm vi mất điểm.",
  stands: () => "Không vi phạm điều kiện loại.",
  "zero-full": () => "Không phát sinh nên được điểm tối đa theo quy định.",
  "zero-none": () => "Không phát sinh nên không có điểm theo quy định.",
  "zero-exclude": () => "Không phát sinh nên không tính, các mục khác quy đổi lại.",
  "zero-manual": () => "Không phát sinh, lấy điểm do cán bộ chấm kèm lý do.",
  "declared-not-applicable": () => "Đơn vị không thuộc đối tượng của mục này.",
  "knocked-out": ({ knockedOutBy = "" }) => `Mất điểm do vi phạm ở mục ${knockedOutBy}.`,
  "not-entered": ({ inputs }) => `Chưa có số liệu ${without(inputs)}: hãy nhập để tính điểm.`,
  unusable: ({ inputs }) => `Số liệu không đúng loại quy tắc cần ${without(inputs)}: hãy nhập lại.`,
  "no-band": () => "Giá trị không thuộc bậc nào: hãy báo người soạn bộ tiêu chí.",
  "claim-needed": () => "Cần cán bộ chấm điểm mục này.",
  "reason-needed": () => "Đã có điểm tự chấm nhưng chưa ghi lý do: hãy ghi lý do.",
  "claim-outside": ({ max }) => `Điểm tự chấm phải từ 0 đến ${formatHundredths(max)}: hãy sửa lại.`,
  "not-applicable-refused": () => "Mục này không cho phép khai không áp dụng: hãy nhập số liệu.",
  appraised: ({ appraised }) =>
    `Điểm thẩm định, khác điểm tự chấm${appraised === undefined ? "" : `: ${appraised.reason}`}`,
  "year-needed": () => "Chưa biết năm chấm điểm: hãy nêu năm để xét thời hạn.",
};

/** One Vietnamese sentence that tells why a leaf has the points it has, or what it still needs. */
export function reasonSentence({ because }: LeafResult): string {
  return WORDS[because.branch](because);
}
