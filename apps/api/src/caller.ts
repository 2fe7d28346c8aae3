import { appRouter } from "./router.ts";
import type { Context } from "./trpc.ts";

/** The procedures, called from within the server in somebody's name: same permissions, same scope. */
export function callAs(context: Context) {
  return appRouter.createCaller(context);
}

export type Caller = ReturnType<typeof callAs>;
