import { call } from "./commands/call.ts";
import { main } from "./run.ts";

main(async () => {
  const said = await call(process.argv.slice(2));
  if (said === undefined) return;
  (said.failed ? console.error : console.log)(said.text.trimEnd());
  if (said.failed) process.exitCode = 1;
});
