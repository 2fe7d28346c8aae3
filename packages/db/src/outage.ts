/** What a failed query says of the database: away, full, slow; anything else is the program's own fault. */

import { errorCode, reasonOf } from "./error.ts";

/**
 * - `away`: not reached, stopping or starting · `busy`: takes no more connections
 * - `slow`: did not answer in the time a request has · `full`: no room on its disk
 * - `read-only`: takes no writes
 */
export type Outage = "away" | "busy" | "slow" | "full" | "read-only";

/** SQLSTATE by PostgreSQL 15, appendix A; only whole codes, so that nothing of ours is hidden. */
const states: Readonly<Record<string, Outage>> = {
  "57P01": "away",
  "57P02": "away",
  "57P03": "away",
  "57P05": "away",
  "25P03": "slow",
  "57014": "slow",
  "55P03": "slow",
  "53300": "busy",
  "53100": "full",
  ENOSPC: "full",
  EDQUOT: "full",
  "25006": "read-only",
  EROFS: "read-only",
  "58030": "full",
};

const network: readonly string[] = [
  "ECONNREFUSED",
  "ECONNRESET",
  "ECONNABORTED",
  "EPIPE",
  "ETIMEDOUT",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "ENOTFOUND",
  "EAI_AGAIN",
];

/** `pg` has no codes for these. */
const sentences =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Cannot use a pool after|driver has already been destroyed)/u;

/** undefined where the error is none of the database's being away. */
export function outageOf(error: unknown): Outage | undefined {
  for (let at = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth += 1) {
    const code = errorCode(at);
    if (code !== undefined) {
      if (Object.hasOwn(states, code)) return states[code];
      if (/^08[0-9A-Z]{3}$/u.test(code) || network.includes(code)) return "away";
      // The socket's file is gone with its server.
      if (code === "ENOENT" && "syscall" in at && at.syscall === "connect") return "away";
    }
    if (sentences.test(reasonOf(at))) return "away";
  }
  return undefined;
}

/** What whoever runs the server should look at. */
export const outageAdvice: Readonly<Record<Outage, string>> = {
  away: "Không nối được PostgreSQL: xem PostgreSQL có đang chạy không, DATABASE_URL có đúng không; máy chủ tự nối lại khi PostgreSQL trở lại.",
  busy: "PostgreSQL hết kết nối: tăng max_connections, hoặc giảm số tiến trình máy chủ.",
  slow: "PostgreSQL trả lời quá lâu nên câu lệnh bị hủy, không có gì được ghi: xem đĩa, bộ nhớ và các câu lệnh đang chạy.",
  full: "Đĩa của cơ sở dữ liệu hoặc kho tệp đã đầy, không có gì được ghi: hãy giải phóng đĩa; không cần khởi động lại.",
  "read-only":
    "Cơ sở dữ liệu hoặc đĩa chỉ cho đọc: xem ổ đĩa có lỗi không, DATABASE_URL có trỏ vào bản sao chỉ đọc không.",
};
