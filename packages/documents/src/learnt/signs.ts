import { ORIGINS, STAGES, TIMINGS, named } from "../understand/dossier-words.ts";
import type { Case } from "../understand/rule.ts";

/** How many words are looked at, nearest first. */
const NEAR = 14;
const BEFORE = 30;
const AFTER = 20;
const EARLIER = 20;
const TOPIC = 40;

function wordsOf(text: string): readonly string[] {
  return text.match(/\p{L}+|[:()%/;,~§]/gu) ?? [];
}

/** The words in a row, alone and with their neighbours, up to `longest` together. */
function runs(name: string, words: readonly string[], longest: number): string[] {
  const found: string[] = [];
  for (let at = 0; at < words.length; at += 1) {
    let run = `${name}:${words[at] ?? ""}`;
    found.push(run);
    for (let more = 1; more < longest && at + more < words.length; more += 1) {
      run = `${run} ${words[at + more] ?? ""}`;
      found.push(run);
    }
  }
  return found;
}

/** Each word together with something else. */
function pairs(name: string, what: string, words: readonly string[]): string[] {
  return words.map((word) => `${name}:${what}|${word}`);
}

/**
 * What the learnt reader looks at: the unit, the words around the figure, the headings above and the
 * fields of the figures before it, each as one short text.
 */
export function signsOf(one: Case): readonly string[] {
  const { spot, quantity, recent } = one;
  const left = wordsOf(spot.left).slice(-NEAR);
  const right = wordsOf(spot.right).slice(0, NEAR);
  const unit = one.unit.replaceAll(" ", "-");
  const last = recent.at(-1) ?? "không";
  const signs = [
    `đơn vị:${unit}`,
    `tỷ lệ:${quantity.percent}`,
    `phần:${quantity.part ?? ""}`,
    `trước:${last}`,
    `trước:${last},${recent.at(-2) ?? "không"}`,
    `trước:${last},${unit},${left.at(-1) ?? ""}`,
    `trước:${last}|${left.slice(-2).join(" ")}`,
    `trước:${last}#${right.slice(0, 2).join(" ")}`,
    ...recent.slice(-5).map((field) => `vừa đọc:${field ?? "không"}`),
    `hồ sơ:${named(one, STAGES)},${named(one, TIMINGS)},${named(one, ORIGINS)}`,
    ...runs("gần", [...left, "#", unit, ...right], 3),
    ...runs("câu", wordsOf(spot.before).slice(-BEFORE), 2),
    ...runs("sau", wordsOf(spot.after).slice(0, AFTER), 2),
    ...runs("câu trước", wordsOf(spot.earlier).slice(-EARLIER), 1),
    ...runs("mục", wordsOf(spot.topic).slice(-TOPIC), 2),
    ...runs("trái", left.slice(-4), 2),
    ...runs("phải", right.slice(0, 5), 2),
    ...pairs("trái", unit, left.slice(-8)),
    ...pairs("phải", unit, right.slice(0, 8)),
    ...pairs("sau", last, left.slice(-6)),
    ...pairs("sau", last, right.slice(0, 6)),
  ];
  return [...new Set(signs)];
}
