/** Why a file was not read. */
export type ReadProblemCode =
  | "empty"
  | "too-large"
  | "unknown-type"
  | "wrong-type"
  | "encrypted"
  | "corrupt"
  | "zip-bomb"
  | "macros"
  | "scan"
  | "too-many-pages"
  | "no-text"
  | "too-slow"
  | "too-much-memory"
  | "too-many-rows"
  | "no-table"
  | "no-dossiers"
  | "cancelled";

const SENTENCES: Readonly<Record<ReadProblemCode, string>> = {
  empty: "Tệp rỗng: hãy chọn tệp khác.",
  "too-large": "Tệp lớn hơn mức cho phép: hãy tách nhỏ hoặc bỏ ảnh rồi thử lại.",
  "unknown-type":
    "Không đọc được loại tệp này: hãy lưu lại thành .docx, .pdf, .xlsx hoặc .txt rồi thử lại.",
  "wrong-type": "Nội dung tệp không đúng với đuôi tên tệp: hãy kiểm tra lại tệp.",
  encrypted: "Tệp có đặt mật khẩu: hãy bỏ mật khẩu rồi thử lại.",
  corrupt: "Tệp bị hỏng hoặc lưu dở: hãy mở bằng chương trình gốc, lưu lại rồi thử lại.",
  "zip-bomb": "Tệp nén bung ra quá lớn, có thể là tệp độc hại: không đọc.",
  macros: "Tệp có chứa macro nên không được đọc: hãy lưu lại thành tệp không có macro.",
  scan: "Đây là bản quét (ảnh chụp), không có chữ để đọc: hãy dùng bản gốc .docx hoặc .pdf có chữ.",
  "too-many-pages": "Tệp có quá nhiều trang: hãy tách phần cần đọc ra tệp riêng.",
  "no-text": "Không tìm thấy chữ nào trong tệp: hãy kiểm tra lại tệp.",
  "too-slow": "Đọc tệp quá lâu nên đã dừng: hãy tách nhỏ tệp rồi thử lại.",
  "too-many-rows":
    "Bảng có quá 200.000 dòng: hãy xuất theo từng kỳ ngắn hơn, hoặc lọc theo lĩnh vực rồi thử lại.",
  "no-table":
    "Không thấy bảng nào có ngày tiếp nhận trong tệp: hãy xuất danh sách mỗi hồ sơ một dòng.",
  "no-dossiers":
    "Không dòng nào có ngày tiếp nhận đọc được: hãy xem lại cột “Ngày tiếp nhận” và dòng của hồ sơ đầu tiên.",
  cancelled: "Đã dừng theo yêu cầu.",
  "too-much-memory": "Tệp cần quá nhiều bộ nhớ nên đã dừng: hãy tách nhỏ tệp rồi thử lại.",
};

/** The one sentence people read for a problem. */
export function readProblemSentence(code: ReadProblemCode): string {
  return SENTENCES[code];
}

/** What is said where a list of dossiers is wanted, and advice for a report would mislead. */
const LIST_SENTENCES: Partial<Readonly<Record<ReadProblemCode, string>>> = {
  "unknown-type":
    "Ở đây chỉ đọc danh sách hồ sơ dạng bảng: Excel (.xlsx, .xls), ODS hoặc CSV; hãy xuất danh sách từ phần mềm một cửa rồi thả lại.",
  "too-large":
    "Tệp lớn hơn mức cho phép: hãy xuất theo từng kỳ ngắn hơn, hoặc lọc theo lĩnh vực rồi thử lại.",
  "too-slow":
    "Đọc tệp quá lâu nên đã dừng: hãy xuất theo từng kỳ ngắn hơn, hoặc lọc theo lĩnh vực rồi thử lại.",
};

/** The one sentence people read for a problem with a list of dossiers. */
export function listProblemSentence(code: ReadProblemCode): string {
  return LIST_SENTENCES[code] ?? SENTENCES[code];
}

/** A file that is not read, with the reason as a code and as a sentence. */
export class ReadProblem extends Error {
  override readonly name = "ReadProblem";
  readonly code: ReadProblemCode;

  constructor(code: ReadProblemCode, cause?: unknown) {
    super(SENTENCES[code], cause === undefined ? undefined : { cause });
    this.code = code;
  }
}

/** Whether a text is one of the codes; what comes back from another thread is only data. */
export function isReadProblemCode(code: string): code is ReadProblemCode {
  return Object.hasOwn(SENTENCES, code);
}
