import { extractCommand, extractUsage } from "../extract/command.ts";
import { parseTimes as readTimes, parseTimesUsage } from "../plans/parse-times.ts";
import { type CommandResult, scoringCommands, scoringUsage } from "../scoring/commands.ts";
import type { Command } from "./command.ts";

/** Commands on files alone: no data are opened. */
function printed(work: (args: string[]) => Promise<CommandResult>): Command["run"] {
  return async (args) => {
    const { text, ok } = await work(args);
    console.log(text);
    if (!ok) process.exitCode = 1;
  };
}

export const extract: Command = { usage: extractUsage, run: printed(extractCommand) };

export const parseTimes: Command = {
  usage: parseTimesUsage,
  run: async (args) => {
    console.log(await readTimes(args));
  },
};

/** Four commands with one block of usage, which the first of them carries. */
export const scoring: Readonly<Record<string, Command>> = Object.fromEntries(
  Object.entries(scoringCommands).map(([name, work], at) => [
    name,
    { usage: at === 0 ? scoringUsage : "", run: printed(work) },
  ]),
);
