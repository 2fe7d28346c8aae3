import { parseArgs } from "node:util";
import { nameMark } from "../auth/name-mark.ts";
import type { Command } from "./command.ts";
import { withServices } from "./with-services.ts";

const usage = `  log-mark <tên đăng nhập>                dấu thay cho tên ấy trong log (mục who), để tìm ai đã thử mà bị
                                          từ chối
`;

export const logMark: Command = {
  usage,
  run: async (args) => {
    const { positionals } = parseArgs({ args, allowPositionals: true });
    const [username] = positionals;
    if (username === undefined || positionals.length > 1) {
      throw new Error(`Thiếu tên đăng nhập. Cách dùng:\n${usage}`);
    }
    await withServices(({ services }) => {
      console.log(nameMark(services.auth.options.secret, username));
      return Promise.resolve();
    });
  },
};
