import {
  type Arbitrary,
  array,
  assert,
  constant,
  constantFrom,
  integer,
  property,
  record,
  sample,
  string,
  stringMatching,
} from "fast-check";
import { describe, expect, test } from "vitest";
import { BUILT_IN_SETS } from "@cchc/domain/criteria/catalogue";
import type { Rule } from "@cchc/domain/criteria/rule";
import { type CriteriaSet, leavesOf } from "@cchc/domain/criteria/set";
import { canonicalText } from "@cchc/domain/scoring/canonical";
import { contentOf, exportText, parseSet, parseSetText } from "./parse-set.ts";
import { placeWords } from "./place-words.ts";

const words = string({ unit: "grapheme", minLength: 1, maxLength: 40 }).filter(
  (text) => text.trim() !== "",
);
const points = integer({ min: 0, max: 10_000 });
const code = stringMatching(/^[a-z0-9][a-z0-9._-]{0,20}$/);
const rules: Arbitrary<Rule> = constantFrom(
  ...BUILT_IN_SETS.flatMap((set) => leavesOf(set).map(({ rule }) => rule)),
);
const leaf = record({
  code,
  label: words,
  max: points,
  rule: rules,
  evidence: string({ maxLength: 40 }),
  guidance: string({ maxLength: 40 }),
  source: record({ document: words, clause: string({ maxLength: 20 }) }),
  examples: constant([]),
});
const criterion = record({
  code,
  label: words,
  max: points,
  leaves: array(leaf, { minLength: 1, maxLength: 3 }),
});
const area = record({
  code,
  label: words,
  max: points,
  criteria: array(criterion, { minLength: 1, maxLength: 3 }),
});
/** Sets of the right shape, whether or not they hold together. */
const anySet = record({
  base: constantFrom(...BUILT_IN_SETS),
  id: code,
  version: integer({ min: 1, max: 99 }),
  areas: array(area, { minLength: 1, maxLength: 3 }),
}).map(({ base, ...own }): CriteriaSet => ({ ...base, ...own }));

describe("a set on its way out and in", () => {
  test("what is exported and read again is the same, however often", () => {
    assert(
      property(anySet, (made) => {
        let set: CriteriaSet;
        try {
          set = parseSet(made);
        } catch {
          // Nothing is left of a label of invisible letters: such a set is refused.
          return;
        }
        const back = parseSetText(exportText(set));
        expect(back).toEqual(set);
        expect(contentOf(back)).toEqual(contentOf(set));
        expect(exportText(back)).toBe(exportText(set));
      }),
      { numRuns: 150 },
    );
  });

  test("most generated sets are taken, so that the property says something", () => {
    const taken = sample(anySet, 100).filter((made) => {
      try {
        return parseSet(made).id === made.id;
      } catch {
        return false;
      }
    });
    expect(taken.length).toBeGreaterThan(50);
  });

  test("the order of members in a file makes no difference", () => {
    for (const set of BUILT_IN_SETS) {
      const sorted = parseSetText(canonicalText(set));
      expect(sorted).toEqual(set);
      expect(contentOf(sorted)).toEqual(contentOf(set));
    }
  });

  test("a file that begins with a byte order mark is read", () => {
    const [set] = BUILT_IN_SETS;
    expect(parseSetText(`\uFEFF${JSON.stringify(set)}`)).toEqual(set);
  });
});

test.each<[readonly (string | number)[], string]>([
  [[], "Tệp"],
  [["areas", 1, "max"], "Lĩnh vực 2 › Điểm tối đa"],
  [
    ["areas", 0, "criteria", 2, "leaves", 1, "rule", "bands", 3, "low", "at"],
    "Lĩnh vực 1 › Tiêu chí 3 › Mục 2 › Quy tắc › Bậc 4 › Đầu dưới › Giá trị",
  ],
  [["bonus", "leaves", 0, "code"], "Điểm thưởng, điểm trừ › Mục 1 › Mã"],
  [["toString"], "toString"],
  [["__proto__"], "__proto__"],
])("%j is called %s", (path, name) => {
  expect(placeWords(path)).toBe(name);
});
