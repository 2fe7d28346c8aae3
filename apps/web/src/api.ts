import type { AppRouter } from "@cchc/api/router";
import { QueryClient } from "@tanstack/react-query";
import { createTRPCClient, httpBatchLink } from "@trpc/client";
import { createTRPCOptionsProxy } from "@trpc/tanstack-react-query";
import type { inferRouterInputs, inferRouterOutputs } from "@trpc/server";
import { failureOf } from "@cchc/domain/text/failure";
import { askOrRecall } from "./offline/answers.ts";

export type Outputs = inferRouterOutputs<AppRouter>;
export type Inputs = inferRouterInputs<AppRouter>;

export const queryClient: QueryClient = new QueryClient({
  defaultOptions: {
    queries: {
      retry: (count, error) => count < 2 && failureOf(error).code === "unavailable",
      // A call that cannot leave fails and says so; waiting in silence for a line helps nobody.
      networkMode: "always",
      refetchOnReconnect: true,
      persister: askOrRecall,
    },
    mutations: { networkMode: "always" },
  },
});

/** Calls without a component: saving in the background. */
export const client = createTRPCClient<AppRouter>({
  links: [httpBatchLink({ url: "/trpc", maxURLLength: 2000, maxItems: 100 })],
});

/** Query options and keys of every procedure. */
export const api = createTRPCOptionsProxy<AppRouter>({ client, queryClient });

export { type Failure, failureOf } from "@cchc/domain/text/failure";
