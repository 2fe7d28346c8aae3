import { commands, usage } from "./commands/all.ts";
import { main } from "./run.ts";

main(async () => {
  const [name = "", ...args] = process.argv.slice(2);
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (command === undefined) {
    console.log(usage);
    process.exitCode = name === "" || name === "help" ? 0 : 1;
    return;
  }
  await command.run(args);
});
