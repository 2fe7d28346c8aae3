import { readProblem } from "./option-problem.ts";
import { commands, usage } from "./all.ts";
import type { Command } from "./command.ts";

/** What is printed before the program ends, and how it ends; undefined where a command ran. */
export interface Said {
  readonly text: string;
  readonly failed: boolean;
}

const isAskingHelp = (arg: string): boolean => arg === "--help" || arg === "-h";

/**
 * Runs the command that is named first, with the rest as its options. Help is asked for by name, by
 * option or by nothing at all; an unknown command says that it is unknown.
 * @throws Error with one Vietnamese sentence, also where an option is not understood.
 */
export async function call(
  [name = "help", ...args]: readonly string[],
  known: Readonly<Record<string, Command>> = commands,
): Promise<Said | undefined> {
  if (name === "help" || isAskingHelp(name)) return { text: usage, failed: false };
  const command = Object.hasOwn(known, name) ? known[name] : undefined;
  if (command === undefined) {
    return { text: `Không có lệnh “${name}”.\n\n${usage}`, failed: true };
  }
  const help = `Cách dùng: npm run cchc -- <lệnh>\n\n${usageOf(name, known)}`;
  if (args.some(isAskingHelp)) return { text: help, failed: false };
  try {
    await command.run(args);
    return undefined;
  } catch (error) {
    const problem = readProblem(error);
    throw problem === undefined ? error : new Error(`${problem}\n\n${help}`);
  }
}

/** Its own lines, or those of the command above that speak of it too. */
function usageOf(name: string, known: Readonly<Record<string, Command>>): string {
  const names = Object.keys(known);
  const block = names.slice(0, names.indexOf(name) + 1).findLast((one) => known[one]?.usage !== "");
  return block === undefined ? usage : (known[block]?.usage ?? usage);
}
