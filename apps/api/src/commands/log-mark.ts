import { parseArgs } from "node:util";
import { nameMark } from "../auth/name-mark.ts";
import { dataPlace } from "../data-place.ts";
import { readEnv } from "../env.ts";
import { keptSecret } from "../kept-secret.ts";
import { checkout } from "../run.ts";
import type { Command } from "./command.ts";

const usage = `  log-mark <tên đăng nhập>                dấu thay cho tên ấy trong log (mục who), để tìm ai đã thử mà bị
                                          từ chối
`;

export const logMark: Command = {
  usage,
  run: (args) => {
    const { positionals } = parseArgs({ args, allowPositionals: true });
    const [username] = positionals;
    if (username === undefined || positionals.length > 1) {
      throw new Error(`Thiếu tên đăng nhập. Cách dùng:\n${usage}`);
    }
    const env = readEnv();
    const secret = env.CCHC_SECRET ?? keptSecret(dataPlace(env, checkout));
    console.log(nameMark(secret, username));
    return Promise.resolve();
  },
};
