import { parseArgs } from "node:util";
import { formatInstant } from "@cchc/domain/text/days";
import { closeResting, restingAccounts } from "../accounts/unused.ts";
import type { Services } from "../services.ts";
import type { Command } from "./command.ts";
import { withServices } from "./with-services.ts";

const usage = `  unused-accounts [--days <số ngày>] [--close]
                                          liệt kê tài khoản đã đóng hoặc không dùng từ 365 ngày; xem rồi
                                          thêm --close để đóng những tài khoản không dùng
`;

const options = { days: { type: "string" }, close: { type: "boolean" } } as const;

/**
 * Lists resting accounts, and with `close` closes those that are open; answers with what it says on
 * the screen.
 */
export async function sayUnused(
  services: Services,
  { days, close }: { readonly days: number; readonly close: boolean },
): Promise<string> {
  const resting = await restingAccounts(services, days);
  if (resting.length === 0)
    return `Không có tài khoản nào đã đóng hoặc không dùng từ ${days} ngày.`;
  const lines: string[] = [];
  let open = 0;
  for (const { userId, username, name, closedAt, usedAt } of resting) {
    const about = `${username.padEnd(24)} ${name}`;
    if (closedAt !== null) {
      lines.push(`${about}: đã đóng ${formatInstant(closedAt.toISOString())}`);
      continue;
    }
    open += 1;
    const last = `${about}: dùng gần nhất ${formatInstant(usedAt.toISOString())}`;
    if (!close) lines.push(last);
    else if (await closeResting(services, userId)) lines.push(`${last}, nay đã đóng`);
    else lines.push(`${last}, để mở vì là quản trị viên cuối cùng của một đơn vị`);
  }
  if (!close && open > 0) {
    lines.push(`Thêm --close để đóng ${open} tài khoản không dùng; mở lại được ở trang Tài khoản.`);
  }
  return lines.join("\n");
}

export const unusedAccounts: Command = {
  usage,
  run: async (args) => {
    const { values } = parseArgs({ args, options });
    const days = Number(values.days ?? "365");
    if (!Number.isInteger(days) || days < 1 || days > 36_500) {
      throw new Error(`--days phải là số ngày từ 1 trở lên. Cách dùng:\n${usage}`);
    }
    await withServices(async ({ services }) => {
      console.log(await sayUnused(services, { days, close: values.close === true }));
    });
  },
};
