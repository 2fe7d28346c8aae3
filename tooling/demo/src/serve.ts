import { parseArgs } from "node:util";
import { main, runServer } from "@cchc/api/run";
import { prepareDemo } from "./prepare.ts";

main(() => {
  const { values } = parseArgs({ options: { demo: { type: "boolean", default: false } } });
  return runServer(values.demo ? { prepare: prepareDemo } : {});
});
