import { z } from "zod";
import { inputValueSchema } from "@cchc/domain/criteria/schema";
import { code, unitId, writtenText, whole } from "../reports/input.ts";

export const roundId = code(100);
export const scoreAddress = z.object({ roundId, unitId });
/** Code of a leaf or of an input that a set names. */
export const leafCode = code(120);

/** A value whose texts are as clean as everything else that people write. */
export const inputWrite = z.object({
  code: leafCode,
  version: whole(0),
  value: inputValueSchema.nullable(),
});

export const evidenceWrite = z.object({
  documentId: code(100),
  pageNote: writtenText(0, 100),
});

/** Most values of one write: a whole set filled at once. */
export const mostInputs = 500;

/** Whether nothing is named twice in one request: the second would not know the first. */
export function eachOnce(names: readonly string[]): boolean {
  return new Set(names).size === names.length;
}
