import { roleLabels } from "@cchc/domain/access/roles";
import { accounts } from "./accounts.ts";

const heads = ["Tên đăng nhập", "Mật khẩu", "Vai trò", "Nơi làm việc"] as const;

/** What to sign in with, as a table of the terminal. */
export function accountTable(): string {
  const rows = Object.values(accounts).map(({ username, password, role, place }) => [
    username,
    password,
    roleLabels[role],
    place,
  ]);
  const widths = heads.map((head, column) =>
    Math.max(head.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const line = (cells: readonly string[]): string =>
    `  ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("   ")}`.trimEnd();
  return [
    "",
    "Dữ liệu minh họa (nạp vì có cờ --demo): đơn vị và số liệu bịa đều ghi rõ “số liệu minh họa”.",
    "Các tài khoản dưới đây chỉ để dùng thử; không dùng cho công việc thật.",
    "",
    line(heads),
    line(widths.map((width) => "─".repeat(width))),
    ...rows.map(line),
    "",
  ].join("\n");
}
