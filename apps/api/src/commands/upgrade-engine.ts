import { upgradeEngine } from "../backup/upgrade-engine.ts";
import { readEnv } from "../env.ts";
import { checkout } from "../run.ts";
import type { Command } from "./command.ts";

export const upgradeEngineCommand: Command = {
  usage: `  upgrade-engine                          đưa dữ liệu của PostgreSQL kèm theo sang bản chính mới (dừng máy chủ trước)
`,
  run: async () => {
    const now = (): Date => new Date();
    const say = (line: string): void => console.log(line);
    await upgradeEngine({ env: readEnv(), checkout, now, say });
  },
};
