import type { RuleOf } from "../criteria/rule.ts";
import { scored } from "./outcome.ts";
import { type Scorer, onParts, partPort } from "./scorer.ts";

/** The maximum less so much for each occurrence, never below the floor. */
export const deductionWithFloor: Scorer<RuleOf<"deduction-with-floor">> = {
  ports: ({ parts }, leaf) => {
    const [only] = parts;
    const ports = parts.map((part) => partPort(leaf, part, "count"));
    if (parts.length !== 1 || only?.source === undefined) return ports;
    return [{ role: "input", source: only.source, expect: "count", direct: true }];
  },
  compile: ({ parts, floor, zero }, context) =>
    onParts(parts, zero, context, (taken) =>
      context.max - taken < floor
        ? scored(floor, "floored")
        : scored(context.max - taken, "deducted"),
    ),
};
