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

/**
 * What the log keeps of an error, never sent to anybody: where it happened and of which kind, without
 * what people typed. PostgreSQL and parsers quote values in their messages, so quoted text and
 * figures of the message go; its places in the program stay.
 */
export function detailOf(error: Error): string {
  const { cause } = error;
  const inner = cause instanceof Error ? cause : error;
  const at = (inner.stack ?? "").split("\n").filter((line) => /^\s+at /u.test(line));
  return [`${inner.name}${databaseWords(inner)}: ${withoutValues(inner)}`, ...at].join("\n");
}

/** The code, table and constraint that PostgreSQL names. */
function databaseWords(error: Error): string {
  const words = ["code", "table", "constraint"].flatMap((key) => {
    const value: unknown = Reflect.get(error, key);
    return typeof value === "string" ? [value] : [];
  });
  return words.length === 0 ? "" : ` (${words.join(" ")})`;
}

function withoutValues(error: Error): string {
  // What the server says may quote whole rows, but for class 42, which speaks of tables and columns.
  if ("severity" in error) {
    return "code" in error && String(error.code).startsWith("42") ? error.message : "…";
  }
  const [first = ""] = error.message.split("\n");
  return first.replaceAll(/(["'“‘`]).*["'”’`]/gu, "…").replaceAll(/\d[\d.,]*/gu, "#");
}
