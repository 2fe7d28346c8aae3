import type { ReactNode } from "react";
import { kindOf, type MarkKind, type Run } from "./marks.ts";

/** Never colour alone: each kind has its line, its sign and its word. */
export const markWords: Readonly<Record<MarkKind, string>> = {
  certain: "chắc chắn",
  doubt: "cần xem",
  unknown: "không có ô nào hỏi",
  finding: "cần hỏi lại",
  citation: "văn bản viện dẫn",
  told: "nên biết",
};

/** A run with its mark. */
export function RunText({ run }: { run: Run }): ReactNode {
  const kind = kindOf(run);
  if (kind === undefined) return run.text;
  const asks = kind !== "finding" && run.marks.some((mark) => mark.kind === "finding");
  return (
    <mark
      className={`i-mark i-mark-${kind}${asks ? " i-mark-asks" : ""}`}
      title={markWords[kind]}
      data-marks={run.marks.map(({ id }) => id).join(" ")}
    >
      {run.text}
    </mark>
  );
}
