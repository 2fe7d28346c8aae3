import { backup, move, restore, verify } from "./backup.ts";
import type { Command } from "./command.ts";
import { createAdmin } from "./create-admin.ts";
import { extract, parseTimes, scoring } from "./files.ts";
import { importUnitsCommand } from "./import-units.ts";
import { health } from "./health.ts";
import { logMark } from "./log-mark.ts";
import { plan, report } from "./papers.ts";
import { recompute } from "./recompute.ts";
import { serve } from "./serve.ts";
import { unusedAccounts } from "./unused-accounts.ts";
import { upgradeEngineCommand } from "./upgrade-engine.ts";
import { verifyAudit } from "./verify-audit.ts";

/** Every command by the name it is called with, in the order of the usage text. */
export const commands: Readonly<Record<string, Command>> = {
  serve,
  "create-admin": createAdmin,
  "unused-accounts": unusedAccounts,
  "log-mark": logMark,
  recompute,
  "verify-audit": verifyAudit,
  backup,
  "verify-backup": verify,
  restore,
  move,
  "upgrade-engine": upgradeEngineCommand,
  health,
  "import-units": importUnitsCommand,
  "parse-times": parseTimes,
  extract,
  ...scoring,
  report,
  plan,
};

export const usage = `Cách dùng: npm run cchc -- <lệnh>

${Object.values(commands)
  .map((command) => command.usage)
  .join("")}`;
