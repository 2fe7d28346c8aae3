import type { CleanText } from "./clean.ts";
import type { Span } from "./facts.ts";

/** The words of a clause: its label, the figure and what follows up to the next comma or bracket. */
export function clauseAround({ text }: CleanText, { start, end }: Span): Span {
  const before = text.slice(Math.max(0, start - 200), start);
  const after = text.slice(end, end + 160);
  let cut = -1;
  for (const { 0: sign, index } of before.matchAll(/[;\n(]|\.(?=\s)|,(?=\s)/g)) {
    // A remark in brackets belongs to the label before it.
    if (sign === "(" && before.indexOf(")", index) !== -1) continue;
    const open = before.lastIndexOf("(", index);
    const close = before.indexOf(")", index);
    if (
      sign !== "\n" &&
      open !== -1 &&
      close !== -1 &&
      open < index &&
      before.indexOf(")", open) === close
    )
      continue;
    cut = index;
  }
  const lead = cut === -1 ? (before.length < 200 ? 0 : before.indexOf(" ") + 1) : cut + 1;
  const tail = /[;\n()]|\.(?=\s|$)|,(?=\s)/.exec(after)?.index ?? after.length;
  const from = start - before.length + lead;
  const words = text.slice(from, start);
  const bare = words.replace(/^[\s•*+–—-]+/u, "");
  return {
    start: from + words.length - bare.length,
    end: end + text.slice(end, end + tail).trimEnd().length,
  };
}
