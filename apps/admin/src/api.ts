import type { AppRouter } from "@cchc/api/router";
import { QueryClient } from "@tanstack/react-query";
import { createTRPCClient, httpBatchLink, splitLink, TRPCClientError } from "@trpc/client";
import { createTRPCOptionsProxy } from "@trpc/tanstack-react-query";
import type { inferRouterInputs, inferRouterOutputs } from "@trpc/server";
import { type ErrorCode, errorCodes } from "@cchc/domain/text/messages";

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
      true: httpBatchLink({ url: "/trpc", methodOverride: "POST" }),
      false: httpBatchLink({ url: "/trpc", maxURLLength: 2000 }),
    }),
  ],
});

/** Query options and keys of every procedure. */
export const api = createTRPCOptionsProxy<AppRouter>({ client, queryClient });

export interface Failure {
  readonly code: ErrorCode;
  /** One Vietnamese sentence that says what to do. */
  readonly message: string;
}

const unreachable: Failure = {
  code: "unavailable",
  message: "Không nối được với máy chủ. Kiểm tra đường truyền rồi thử lại.",
};

/** What went wrong, as the server said it; a line that is down says so. */
export function failureOf(error: unknown): Failure {
  if (!(error instanceof TRPCClientError)) return unreachable;
  const data: unknown = error.data;
  if (data === null || typeof data !== "object" || !("code" in data)) return unreachable;
  const code = errorCodes.find((each) => each === data.code);
  return code === undefined ? unreachable : { code, message: error.message };
}
