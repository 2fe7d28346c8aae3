/**
 * The whole server as a program of its own, for the test that kills it: it reads the environment,
 * prints `ready` once it listens, and ends with whoever started it.
 */

import { main, runServer } from "./run.ts";

// Its parent holds the other end: a test run that is killed takes this with it.
process.stdin.resume().once("end", () => process.exit(2));

main(async () => {
  await runServer();
  console.log("ready");
});
