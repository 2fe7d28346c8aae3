import { z } from "zod";
import { criteriaSetSchema, inputValueSchema } from "../criteria/schema.ts";
import type { Receipt } from "./receipt.ts";

const hash = z.string().regex(/^[0-9a-f]{64}$/);

/** A receipt as it is read from a file. What it says is then proved by `verifyReceipt`. */
export const receiptSchema: z.ZodType<Receipt> = z.strictObject({
  engine: z.string(),
  year: z.int().exactOptional(),
  set: z.strictObject({ id: z.string(), version: z.int(), hash }),
  inputsHash: hash,
  resultHash: hash,
  code: hash,
  data: z.strictObject({
    set: criteriaSetSchema,
    inputs: z.strictObject({
      unit: z.string(),
      block: z.string().exactOptional(),
      values: z.record(z.string(), inputValueSchema),
      decided: z
        .record(
          z.string(),
          z.strictObject({ points: z.int().min(-100_000).max(100_000), reason: z.string() }),
        )
        .exactOptional(),
    }),
    // Only compared as text with what is recomputed.
    result: z.custom<Receipt["data"]["result"]>(
      (value) => typeof value === "object" && value !== null && "leaves" in value,
    ),
  }),
});
