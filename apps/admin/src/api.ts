import type { AppRouter } from "@cchc/api/router";
import { QueryClient } from "@tanstack/react-query";
import { createTRPCClient, httpBatchLink, splitLink } from "@trpc/client";
import { createTRPCOptionsProxy } from "@trpc/tanstack-react-query";
import type { inferRouterInputs, inferRouterOutputs } from "@trpc/server";
import { failureOf } from "@cchc/domain/text/failure";

export type Outputs = inferRouterOutputs<AppRouter>;
export type Inputs = inferRouterInputs<AppRouter>;

export const queryClient: QueryClient = new QueryClient({
  defaultOptions: {
    // A line that is down is told at once, not waited for in silence.
    mutations: { networkMode: "always" },
    queries: {
      networkMode: "always",
      retry: (count, error) => count < 2 && failureOf(error).code === "unavailable",
    },
  },
});

/** Calls without a component: saving in the background. */
export const client = createTRPCClient<AppRouter>({
  links: [
    splitLink({
      // A question about hundreds of reports is too long for an address.
      condition: ({ path }) => path === "review.acceptPreview",
      true: httpBatchLink({ url: "/trpc", methodOverride: "POST", maxItems: 100 }),
      false: httpBatchLink({ url: "/trpc", maxURLLength: 2000, maxItems: 100 }),
    }),
  ],
});

/** Query options and keys of every procedure. */
export const api = createTRPCOptionsProxy<AppRouter>({ client, queryClient });

export { type Failure, failureOf } from "@cchc/domain/text/failure";
