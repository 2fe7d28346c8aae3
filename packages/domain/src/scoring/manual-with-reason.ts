import type { RuleOf } from "../criteria/rule.ts";
import { NONE } from "./columns.ts";
import { FIRST, type Scorer, claimed, zeroOutcome } from "./scorer.ts";

/** The officer's claim within 0…max; without its reason, where one is required, no points. */
export const manualWithReason: Scorer<RuleOf<"manual-with-reason">> = {
  ports: (_rule, leaf) => [
    {
      role: "input",
      source: { from: "declared", code: leaf, label: "Tình trạng phát sinh" },
      expect: "flag",
      direct: true,
    },
  ],
  compile: ({ reason, zero }, { max }) => {
    const terms = { max, min: 0, reason: reason === "required", branch: "claimed" } as const;
    return (read) =>
      read.state(FIRST) === NONE ? zeroOutcome(zero, max, read) : claimed(read, terms);
  },
};
