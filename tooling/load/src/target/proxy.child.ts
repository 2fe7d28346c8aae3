import { createTurns } from "./turns.ts";

/** The proxy as a process of its own: its port, then the servers behind it. */
const [port, ...addresses] = process.argv.slice(2);
createTurns(addresses).listen(Number(port), "127.0.0.1", () => console.log("ready"));
