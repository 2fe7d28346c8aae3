import { cleanText, toRaw } from "../understand/clean.ts";
import type { Case } from "../understand/rule.ts";
import { understand } from "../understand/understand.ts";
import type { MarkedText } from "../testing/marked.ts";
import { signsOf } from "./signs.ts";
import type { Example } from "./train.ts";

/**
 * The figures of a marked text as examples. What was read before each figure is what the marks say,
 * not what the rules made of it.
 */
export function examplesOf({ text, figures }: MarkedText): readonly Example[] {
  const clean = cleanText(text);
  const examples: Example[] = [];
  const markAt = ({ quantity }: Case) => {
    const { start } = toRaw(clean, quantity);
    return figures.find((mark) => start >= mark.start && start < mark.end);
  };
  understand(text, (one, first) => {
    const mark = markAt(one);
    if (mark === undefined) return first;
    examples.push({ signs: signsOf(one), field: mark.field });
    return { field: mark.field, confidence: 1 };
  });
  return examples;
}
