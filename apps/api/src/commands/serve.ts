import { runServer } from "../run.ts";
import type { Command } from "./command.ts";

export const serve: Command = {
  usage: `  serve                                   chạy máy chủ (không nạp dữ liệu minh họa)
`,
  run: async () => {
    await runServer();
  },
};
