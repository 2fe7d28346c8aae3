import { TRPCError } from "@trpc/server";
import { getHTTPStatusCodeFromError } from "@trpc/server/http";
import { TRPC_ERROR_CODES_BY_KEY } from "@trpc/server/rpc";
import { trpcCode } from "./error-map.ts";
import type { Problem } from "./problem.ts";

/**
 * A refusal in the shape of the procedures' own, for what fails before one is reached: whoever calls
 * a procedure, or several in one request, reads it.
 */
export function refusal(problem: Problem, path: string): Response {
  const { code, message, params } = problem;
  const key = trpcCode[code];
  const httpStatus = getHTTPStatusCodeFromError(new TRPCError({ code: key, cause: problem }));
  const data = { code, params, httpStatus, path };
  const error = { code: TRPC_ERROR_CODES_BY_KEY[key], message, data };
  return Response.json({ error }, { status: httpStatus });
}

/** What the log keeps of an error, never sent to anybody. */
export function detailOf(error: Error): string {
  const { cause } = error;
  return (cause instanceof Error ? cause.stack : undefined) ?? error.stack ?? error.message;
}
