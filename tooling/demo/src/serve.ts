import { parseArgs } from "node:util";
import { main, runServer } from "@cchc/api/run";
import { prepareDemo } from "./prepare.ts";

main(() => {
  const { values } = parseArgs({ options: { demo: { type: "boolean", default: false } } });
  if (!values.demo) return runServer();
  return runServer({
    prepare: async (services) => {
      await prepareDemo(services);
    },
  });
});
