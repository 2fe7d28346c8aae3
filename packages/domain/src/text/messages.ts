import { formatCount, formatHundredths } from "./numbers.ts";
import { formatDay } from "./days.ts";
import type { Day } from "../report/cell.ts";

/** Every way a request can fail. Closed: whatever is not here reaches nobody as it is. */
export const errorCodes = [
  "bad-input",
  "not-signed-in",
  "wrong-credentials",
  "account-closed",
  "second-factor-needed",
  "second-factor-wrong",
  "second-factor-required",
  "session-ended",
  "forbidden",
  "other-reviewer",
  "not-found",
  "conflict",
  "period-locked",
  "report-locked",
  "cell-locked",
  "wrong-state",
  "already-done",
  "operation-reused",
  "number-format",
  "number-range",
  "reason-needed",
  "checks-unmet",
  "score-incomplete",
  "item-locked",
  "round-closed",
  "second-person-needed",
  "points-outside",
  "name-taken",
  "period-exists",
  "period-used",
  "set-issued",
  "set-findings",
  "set-not-in-force",
  "round-exists",
  "last-administrator",
  "unit-change",
  "bad-file",
  "scanned",
  "too-large",
  "file-refused",
  "document-cited",
  "too-many-requests",
  "queue-full",
  "key-refused",
  "store-away",
  "unavailable",
  "internal",
] as const;

export type ErrorCode = (typeof errorCodes)[number];

/** No params. */
type None = Readonly<Record<string, never>>;

/** What travels beside each code: the figures and names its sentence needs. */
export interface ErrorParams {
  /**
   * `field`: the label of the answer that is wrong, when one can be named; `reason`: a whole sentence
   * that says what to do, where one is known.
   */
  readonly "bad-input": { readonly field?: string; readonly reason?: string };
  readonly "not-signed-in": None;
  readonly "wrong-credentials": None;
  readonly "account-closed": None;
  readonly "second-factor-needed": None;
  readonly "second-factor-wrong": None;
  /** This server wants one of whoever has such a role. */
  readonly "second-factor-required": None;
  readonly "session-ended": None;
  readonly forbidden: None;
  /** `reviewer`: the full name of the unit that reviews; absent where no rule names one. */
  readonly "other-reviewer": { readonly reviewer?: string };
  readonly "not-found": None;
  /** `by`: who changed it in the meantime; `label`: what was changed. */
  readonly conflict: { readonly label?: string; readonly by?: string };
  /** `on`: the day the period was locked. */
  readonly "period-locked": { readonly period: string; readonly on?: Day };
  /** `state`: the Vietnamese label of the report's state. */
  readonly "report-locked": { readonly state: string };
  readonly "cell-locked": { readonly label?: string };
  /** `state`, `action`: Vietnamese labels; `what`: of which thing, a report unless said. */
  readonly "wrong-state": {
    readonly state: string;
    readonly action: string;
    readonly what?: string;
  };
  /** `action`: Vietnamese label; `at`: when, as people read it. */
  readonly "already-done": { readonly action: string; readonly at?: string };
  readonly "operation-reused": None;
  /** `reason`: the sentence of `problemSentence`. */
  readonly "number-format": { readonly label?: string; readonly reason: string };
  readonly "number-range": { readonly label: string; readonly min: number; readonly max: number };
  readonly "reason-needed": { readonly action: string };
  /** `missing`: leaves without points; `undecided`: leaves that no appraiser settled. */
  readonly "score-incomplete": { readonly missing: number; readonly undecided: number };
  /** `label`: the leaf's code and label. */
  readonly "item-locked": { readonly label: string };
  /** `what`: a whole sentence, where it is not about points. */
  readonly "second-person-needed": { readonly what?: string };
  /** Hundredths. */
  readonly "points-outside": { readonly label: string; readonly min: number; readonly max: number };
  readonly "round-closed": { readonly round: string; readonly on: Day };
  /** `hard`: broken hard checks; `unexplained`: broken soft checks without a reason. */
  readonly "checks-unmet": { readonly hard: number; readonly unexplained: number };
  readonly "name-taken": { readonly name: string };
  /** `period`: the name of the period that is open already. */
  readonly "period-exists": { readonly period: string };
  /** `reports`: how many units have begun to write. */
  readonly "period-used": { readonly period: string; readonly reports: number };
  /** `set`: the name of the criteria set. */
  readonly "set-issued": { readonly set: string; readonly version: number };
  /** `errors`: findings of the table check that stop it. */
  readonly "set-findings": { readonly errors: number };
  /** `on`: the closing day of the period. */
  readonly "set-not-in-force": { readonly set: string; readonly on: Day };
  /** `round`: the name of the round that is open already. */
  readonly "round-exists": { readonly round: string };
  readonly "last-administrator": None;
  /** `reason`: the sentence of the tree's finding, which says what to do. */
  readonly "unit-change": { readonly reason: string };
  /** `reason`: a whole sentence that names the place and says what to do. */
  readonly "bad-file": { readonly reason: string };
  /** A file of pictures, on a server that recognises letters in them. */
  readonly scanned: None;
  /** `limit`: with its unit, `"10 MB"`, `"500 ô"`. */
  readonly "too-large": { readonly limit: string };
  /** `why`: what is wrong with the file. */
  readonly "file-refused": { readonly why: FileRefusal };
  /** `where`: the names of the rounds in which it is evidence. */
  readonly "document-cited": { readonly where: string };
  readonly "too-many-requests": { readonly waitSeconds: number };
  /** `waiting`: files of this person that are being made or wait, 0 where others fill the line. */
  readonly "queue-full": { readonly waiting: number };
  /** A program's key that opens nothing: wrong, revoked or past its last day. */
  readonly "key-refused": None;
  readonly "store-away": None;
  readonly unavailable: None;
  /** `reference`: the code under which the log keeps the details. */
  readonly internal: { readonly reference?: string };
}

/**
 * Why a file is not taken: it holds nothing, is of a kind that is not kept, is not what its name
 * says, carries macros, is locked by a password, is damaged, or did not arrive whole.
 */
export type FileRefusal =
  | "empty"
  | "kind"
  | "misnamed"
  | "macros"
  | "locked"
  | "damaged"
  | "cut-off";

const fileRefusals: Readonly<Record<FileRefusal, string>> = {
  empty: "Tệp rỗng, không có nội dung: hãy chọn lại tệp.",
  kind: "Chỉ nhận tệp PDF, Word, Excel, ODT, ODS, ảnh PNG, JPEG và văn bản TXT, CSV, HTML: hãy lưu sang một trong các dạng đó rồi tải lại.",
  misnamed:
    "Nội dung tệp không phải loại mà đuôi tên tệp ghi: hãy mở thử trên máy, lưu lại đúng loại rồi tải lại.",
  macros:
    "Tệp có macro nên không nhận: hãy lưu thành .docx, .xlsx hoặc PDF không có macro rồi tải lại.",
  locked: "Tệp đặt mật khẩu mở nên không nhận: hãy bỏ mật khẩu rồi tải lại.",
  damaged: "Tệp bị hỏng hoặc chưa lưu xong: hãy mở thử trên máy, lưu lại rồi tải lại.",
  "cut-off": "Tệp chưa đến đủ, chưa lưu gì: hãy tải lại.",
};

/** A failure as it travels: its code with the params of that code. */
export type Failure = {
  [C in ErrorCode]: { readonly code: C; readonly params: ErrorParams[C] };
}[ErrorCode];

/** `text` with `part` behind it when there is one. */
function withPart(text: string, part: string | undefined, before = " "): string {
  return part === undefined ? text : `${text}${before}${part}`;
}

function unmet({ hard, unexplained }: ErrorParams["checks-unmet"]): string {
  const parts = [
    ...(hard > 0 ? [`sửa ${formatCount(hard)} lỗi số liệu`] : []),
    ...(unexplained > 0 ? [`ghi lý do cho ${formatCount(unexplained)} cảnh báo`] : []),
  ];
  return `Chưa nộp được: hãy ${parts.length > 0 ? parts.join(" và ") : "xem lại các kiểm tra"} rồi nộp lại.`;
}

const sentences: { readonly [C in ErrorCode]: (params: ErrorParams[C]) => string } = {
  "bad-input": ({ field, reason }) =>
    reason ??
    (field === undefined
      ? "Dữ liệu gửi lên không đúng dạng: hãy tải lại trang rồi thử lại."
      : `“${field}” chưa đúng: hãy kiểm tra và nhập lại.`),
  "not-signed-in": () => "Bạn chưa đăng nhập: hãy đăng nhập để tiếp tục.",
  "wrong-credentials": () => "Tên đăng nhập hoặc mật khẩu không đúng: hãy nhập lại.",
  "account-closed": () => "Tài khoản này đã đóng: hãy hỏi người quản trị của cơ quan cấp trên.",
  "second-factor-needed": () =>
    "Tài khoản này dùng xác thực hai bước: hãy nhập mã 6 số trong ứng dụng xác thực.",
  "second-factor-wrong": () =>
    "Mã hoặc khóa đăng nhập không đúng, hoặc đã dùng: hãy đợi mã mới trong ứng dụng, hoặc nhập một mã dự phòng.",
  "second-factor-required": () =>
    "Máy chủ này yêu cầu vai trò của bạn dùng xác thực hai bước: hãy bật ở trang Tài khoản rồi làm tiếp.",
  "session-ended": () =>
    "Phiên làm việc đã hết: hãy đăng nhập lại, số liệu đang nhập vẫn còn trên máy này.",
  forbidden: () => "Tài khoản của bạn không có quyền làm việc này: hãy hỏi người quản trị.",
  "other-reviewer": ({ reviewer }) =>
    reviewer === undefined
      ? "Chưa quy định cấp nào thẩm định báo cáo này: hãy báo người quản trị."
      : `Báo cáo này do ${reviewer} thẩm định: chỉ tài khoản của đơn vị đó trả lại, tiếp nhận hoặc mở lại được.`,
  "not-found": () => "Không tìm thấy nội dung này trong phạm vi của bạn: hãy kiểm tra đường dẫn.",
  conflict: ({ label, by }) =>
    `${withPart(label === undefined ? "Nội dung này" : `Ô “${label}”`, by === undefined ? "vừa được sửa ở nơi khác" : `vừa được ${by} sửa`)}: hãy xem giá trị mới rồi chọn giữ giá trị nào.`,
  "period-locked": ({ period, on }) =>
    `${withPart(`${period} đã khóa`, on === undefined ? undefined : `từ ngày ${formatDay(on)}`)}: hãy đề nghị cấp trên gia hạn nếu cần sửa.`,
  "report-locked": ({ state }) =>
    `Báo cáo đang ở trạng thái “${state}” nên không sửa được: hãy đề nghị trả lại nếu cần sửa.`,
  "cell-locked": ({ label }) =>
    `${label === undefined ? "Ô này" : `Ô “${label}”`} không nằm trong các ô được trả lại: chỉ sửa những ô được đánh dấu.`,
  "wrong-state": ({ state, action, what = "báo cáo" }) =>
    `Không thể “${action}” khi ${what} đang ở trạng thái “${state}”: hãy tải lại trang để xem trạng thái mới.`,
  "already-done": ({ action, at }) =>
    `${withPart(`“${action}” đã được thực hiện`, at === undefined ? undefined : `lúc ${at}`)}: không cần làm lại.`,
  "operation-reused": () =>
    "Lần gửi này trùng mã với một lần gửi khác: hãy tải lại trang rồi làm lại thao tác.",
  "number-format": ({ label, reason }) =>
    label === undefined ? reason : `Ô “${label}”: ${reason}`,
  "number-range": ({ label, min, max }) =>
    `Ô “${label}” phải từ ${formatCount(min)} đến ${formatCount(max)}: hãy kiểm tra và nhập lại.`,
  "reason-needed": ({ action }) => `Hãy ghi lý do trước khi “${action}”.`,
  "score-incomplete": ({ missing, undecided }) =>
    undecided > 0
      ? `Còn ${formatCount(undecided)} mục chưa có kết luận thẩm định: hãy quyết định từng mục rồi làm lại.`
      : `Còn ${formatCount(missing)} tiêu chí chưa có điểm: hãy nhập đủ số liệu, minh chứng rồi nộp.`,
  "item-locked": ({ label }) =>
    `Tiêu chí “${label}” đang khóa: chỉ sửa được khi tự chấm hoặc khi mục này bị trả lại.`,
  "second-person-needed": ({ what }) =>
    what ??
    "Điểm chấm khác phải do người thứ hai xác nhận: hãy nhờ đồng nghiệp cùng thẩm định xem lại.",
  "points-outside": ({ label, min, max }) =>
    `Điểm của “${label}” phải từ ${formatHundredths(min)} đến ${formatHundredths(max)}: hãy nhập lại.`,
  "round-closed": ({ round, on }) =>
    `“${round}” đã hết hạn tự chấm ngày ${formatDay(on)}: hãy đề nghị cấp trên gia hạn.`,
  "checks-unmet": unmet,
  "name-taken": ({ name }) => `“${name}” đã có người dùng: hãy chọn tên khác.`,
  "period-exists": ({ period }) =>
    `Kỳ này đã được mở với tên “${period}”: hãy dùng kỳ đó, hoặc chọn mẫu, ngày hay nơi áp dụng khác.`,
  "period-used": ({ period, reports }) =>
    `“${period}” đã có ${formatCount(reports)} báo cáo nên không xóa được: hãy đổi ngày khóa nếu cần đóng sớm.`,
  "set-issued": ({ set, version }) =>
    `“${set}” phiên bản ${version} đã ban hành nên không sửa được: hãy lập phiên bản mới rồi sửa ở đó.`,
  "set-findings": ({ errors }) =>
    `Chưa ban hành được: bảng soi còn ${formatCount(errors)} lỗi, hãy sửa hết rồi ban hành lại.`,
  "set-not-in-force": ({ set, on }) =>
    `“${set}” chưa ban hành hoặc không có hiệu lực vào ngày ${formatDay(on)}, ngày cuối kỳ: hãy chọn bộ tiêu chí của kỳ này.`,
  "round-exists": ({ round }) =>
    `Địa bàn này đã chấm năm đó bằng bộ tiêu chí này trong đợt “${round}”: hãy dùng đợt đó.`,
  "last-administrator": () =>
    "Đây là quản trị viên cuối cùng còn đăng nhập được: hãy giao vai trò Quản trị cho người khác trước.",
  "unit-change": ({ reason }) => reason,
  "bad-file": ({ reason }) => reason,
  scanned: () =>
    "Đây là bản quét (ảnh chụp), không có chữ để đọc: hãy dùng bản gốc, hoặc nhận dạng chữ rồi so từng số với bản quét.",
  "too-large": ({ limit }) => `Nội dung gửi lên vượt quá ${limit}: hãy chia nhỏ rồi gửi lại.`,
  "file-refused": ({ why }) => fileRefusals[why],
  "document-cited": ({ where }) =>
    `Văn bản đang là minh chứng trong bản chấm điểm đã nộp (${where}) nên không gỡ tệp được: hãy thêm tệp mới, hoặc đề nghị trả lại bản chấm.`,
  "too-many-requests": ({ waitSeconds }) =>
    `Bạn thử quá nhiều lần: hãy đợi ${formatCount(Math.ceil(waitSeconds))} giây rồi thử lại.`,
  "queue-full": ({ waiting }) =>
    waiting === 0
      ? "Máy chủ đang xuất nhiều tệp PDF cùng lúc: hãy thử lại sau ít phút, hoặc tải tệp .docx."
      : `Bạn đang chờ ${formatCount(waiting)} tệp PDF: hãy đợi xong rồi bấm lại, hoặc tải tệp .docx.`,
  "key-refused": () =>
    "Khóa truy cập thiếu, sai, đã thu hồi hoặc hết hạn: hãy tạo khóa mới ở trang Kết nối rồi gửi kèm yêu cầu.",
  "store-away": () =>
    "Kho lưu tệp của máy chủ chưa trả lời nên chưa lưu hay mở được tệp: hãy thử lại sau ít phút; nếu vẫn vậy, báo người quản trị máy chủ.",
  unavailable: () => "Máy chủ chưa trả lời: số liệu vẫn còn trên máy này, hãy thử lại sau ít phút.",
  internal: ({ reference }) =>
    `${withPart("Máy chủ gặp lỗi, số liệu đã lưu không mất: hãy thử lại, nếu vẫn lỗi thì báo người quản trị", reference === undefined ? undefined : `mã ${reference}`, " ")}.`,
};

/** One Vietnamese sentence that says what happened and what to do. */
export function errorSentence<C extends ErrorCode>(code: C, params: ErrorParams[C]): string {
  return sentences[code](params);
}

/** {@link errorSentence} of a failure whose code is known only at run time. */
export function failureSentence(failure: Failure): string {
  return errorSentence(failure.code, failure.params);
}
