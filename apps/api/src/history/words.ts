import { searchKey } from "@cchc/domain/text/search-key";

/** What a history is narrowed to. */
export const historyKinds = ["reports", "scores", "documents", "plans"] as const;

export type HistoryKind = (typeof historyKinds)[number];

/** First part of an audit subject → the kind it is shown under. What is not here is not shown. */
export const subjectKinds: Readonly<Record<string, HistoryKind>> = {
  value: "reports",
  report: "reports",
  reason: "reports",
  import: "reports",
  paper: "reports",
  score: "scores",
  "score-input": "scores",
  "score-item": "scores",
  document: "documents",
  plan: "plans",
  task: "plans",
  activity: "plans",
  confirmed: "plans",
};

/** What somebody did, to stand behind a name. Cells have words of their own. */
export const actionWords = {
  "value.write": "nhập số liệu",
  "value.clear": "xóa số liệu",
  "report.request_approval": "trình lãnh đạo duyệt báo cáo",
  "report.send_back": "chuyển báo cáo về nháp",
  "report.submit": "nộp báo cáo",
  "report.return": "trả lại báo cáo",
  "report.accept": "tiếp nhận báo cáo",
  "report.reopen": "mở lại báo cáo để sửa",
  "report.reason": "ghi lý do cho một cảnh báo",
  "paper.text": "sửa lời văn báo cáo",
  "paper.issue": "lập văn bản của báo cáo",
  "import.layout": "ghi nhớ các cột của tệp một cửa",
  "import.take": "lấy số liệu từ tệp",
  "import.undo": "hoàn tác lần lấy số liệu từ tệp",
  "score.input.write": "khai thông tin tự chấm",
  "score.input.clear": "xóa thông tin tự chấm đã khai",
  "score.item": "ghi minh chứng, giải trình của tiêu chí",
  "score.submit": "nộp bản tự chấm",
  "score.return": "trả lại bản tự chấm",
  "score.appraise": "kết thúc thẩm định bản tự chấm",
  "score.approve": "duyệt kết quả chấm điểm",
  "score.reopen": "mở lại thẩm định",
  "document.add": "vào sổ văn bản",
  "document.change": "sửa thông tin văn bản",
  "document.attach": "đính kèm tệp vào văn bản",
  "document.detach": "gỡ tệp khỏi văn bản",
  "document.withdraw": "rút văn bản khỏi sổ",
  "document.restore": "đưa văn bản trở lại sổ",
  "plan.add": "lập kế hoạch",
  "plan.save": "lưu kế hoạch",
  "plan.issue": "ban hành kế hoạch",
  "plan.close": "kết thúc kế hoạch",
  "plan.reopen": "mở lại kế hoạch",
  "plan.results": "ghi thông báo kết quả",
  "plan.results_undo": "bỏ ghi thông báo kết quả",
  "task.complete": "báo đã làm xong nhiệm vụ",
  "task.not_possible": "báo không làm được nhiệm vụ",
  "task.reopen": "mở lại nhiệm vụ",
  "task.prove": "nêu minh chứng của nhiệm vụ",
  "task.unprove": "bỏ minh chứng của nhiệm vụ",
  "activity.add": "ghi một việc vào sổ theo dõi",
  "activity.change": "sửa một việc trong sổ theo dõi",
  "activity.withdraw": "bỏ một việc khỏi sổ theo dõi",
  "activity.restore": "đưa một việc trở lại sổ theo dõi",
  "activity.post": "thẩm định, đăng một tin, bài",
  "activity.decline": "không đăng một tin, bài",
  "activity.take_down": "gỡ một tin, bài đã đăng",
  "activity.pay": "quyết toán một tin, bài",
  "activity.rewrite": "cho viết lại một tin, bài",
  "count.confirm": "xác nhận số lượng",
  "count.unconfirm": "bỏ xác nhận số lượng",
} as const satisfies Readonly<Record<string, string>>;

const named: ReadonlyMap<string, string> = new Map(Object.entries(actionWords));

/** An action in words; one of an earlier version without words of its own goes by its kind. */
export function wordsOf(action: string, kind: HistoryKind): string {
  return named.get(action) ?? `cập nhật ${kindWords[kind]}`;
}

const kindWords: Readonly<Record<HistoryKind, string>> = {
  reports: "báo cáo",
  scores: "bản tự chấm",
  documents: "sổ văn bản",
  plans: "kế hoạch",
};

/** The actions whose words hold every word looked for, whatever its accents. */
export function actionsMatching(words: readonly string[]): readonly string[] {
  return [...named].flatMap(([action, text]) => {
    const key = searchKey(text);
    return words.every((word) => key.includes(word)) ? [action] : [];
  });
}
