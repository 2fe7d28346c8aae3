import { parseArgs } from "node:util";
import { createAdministrator } from "../accounts/first-administrator.ts";
import { countryId } from "../units/country.ts";
import type { Command } from "./command.ts";
import { withServices } from "./with-services.ts";

const usage = `  create-admin --username <tên> [--unit <mã đơn vị>] [--name <họ tên>]
                                          tạo quản trị viên; mật khẩu in ra một lần. Không nêu đơn vị: toàn quốc
`;

const options = {
  username: { type: "string" },
  unit: { type: "string" },
  name: { type: "string" },
} as const;

export const createAdmin: Command = {
  usage,
  run: async (args) => {
    const { values } = parseArgs({ args, options });
    const { username, unit: unitId = countryId, name = "Quản trị" } = values;
    if (username === undefined) throw new Error(`Thiếu --username. Cách dùng:\n${usage}`);
    await withServices(async ({ services }) => {
      const password = await createAdministrator(services, { username, name, unitId });
      console.log(`Tên đăng nhập: ${username}\nMật khẩu:      ${password}`);
    });
  },
};
