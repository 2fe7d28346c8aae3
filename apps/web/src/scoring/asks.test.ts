import { describe, expect, test } from "vitest";
import { REFERENCE_SET } from "@cchc/domain/criteria/set-reference";
import { SET_766 } from "@cchc/domain/criteria/set-766";
import type { CriteriaSet } from "@cchc/domain/criteria/set";
import type { InputValues } from "@cchc/domain/criteria/value";
import { formByVersion } from "@cchc/domain/form/catalogue";
import { compileSet } from "@cchc/domain/scoring/compile";
import { scoreUnit } from "@cchc/domain/scoring/score";
import { fedCodes, mayState } from "@cchc/domain/scoring/stating";
import { answerTo, writesFor } from "./answers.ts";
import { asksOf, noneCode } from "./asks.ts";

const fed = fedCodes(formByVersion("annual", 1), "2023-11-30", ["reports.late", "reports.missing"]);

function asked(set: CriteriaSet, code: string, values: InputValues = {}) {
  const compiled = compileSet(set, 2023);
  const leaf = compiled.leaves.find((one) => one.code === code);
  if (leaf === undefined) throw new Error(`no leaf ${code}`);
  const result = scoreUnit(compiled, { unit: "u", values }).leaves[leaf.place];
  if (result === undefined) throw new Error(`no result ${code}`);
  return { compiled, leaf, result, asks: asksOf(leaf, fed, result) };
}

function kinds(set: CriteriaSet, code: string, values: InputValues = {}): readonly string[] {
  return asked(set, code, values).asks.map((ask) => `${ask.kind} ${ask.code}`);
}

describe("what a unit states itself", () => {
  test.each([
    ["fed by a figure of the report", "1.1.1", []],
    ["fed by an indicator", "3.1.2", []],
    ["counted by the program", "1.2.1", []],
    ["the survey's", "8.1.1", []],
    [
      "every item of a list",
      "3.1.1",
      ["yes-no 3.1.1.desk", "yes-no 3.1.1.site", "yes-no 3.1.1.qr"],
    ],
    ["only the items that no field answers", "2.1.3", ["yes-no 2.1.3.report"]],
    ["both sums", "1.2.2", ["count propaganda.items.done", "count propaganda.items.quota"]],
    ["a case", "4.1.2", ["choice staff.against_quota"]],
    ["whether something struck", "5.1.4", ["yes-no staff.serious_violations"]],
    ["the day that no field holds", "6.1.1", ["day budget.estimate.decided_on"]],
    [
      "each part of the bonus",
      "B.1",
      ["count B.1.models", "count B.1.awards", "count B.1.criticised"],
    ],
  ])("%s", (_, code, expected) => {
    expect(kinds(REFERENCE_SET, code)).toEqual(expected);
  });

  test("a ratio given under the leaf, and one claim where a person judges", () => {
    expect(kinds(SET_766, "1.1")).toEqual(["ratio 1.1"]);
    expect(kinds(SET_766, "3")).toEqual(["claim 3"]);
  });

  test("a claim is asked for once a zero denominator leaves it to a person", () => {
    const zero = { "1.1": { numerator: 0, denominator: 0 } };
    expect(kinds(SET_766, "1.1", zero)).toEqual(["ratio 1.1", "claim 1.1.claim"]);
    const one = { "1.1": { numerator: 1, denominator: 1 } };
    expect(kinds(SET_766, "1.1", one)).toEqual(["ratio 1.1"]);
  });

  test("the server takes every answer that is asked for, under the code that is written", () => {
    const sample = {
      "yes-no": true,
      count: 3,
      day: "2023-01-31",
      ratio: { numerator: 1, denominator: 2 },
      claim: { claim: 100, reason: "Đủ hồ sơ" },
    } as const;
    for (const set of [REFERENCE_SET, SET_766]) {
      for (const { code } of compileSet(set, 2023).leaves) {
        const { compiled, asks, leaf } = asked(set, code);
        for (const ask of asks) {
          const value =
            ask.kind === "choice" || ask.kind === "grade"
              ? (ask.options[0]?.code ?? "")
              : sample[ask.kind];
          for (const write of writesFor(ask, code, { valueOf: () => undefined, value })) {
            const stated = { code: write.code, value: write.value ?? false };
            expect(mayState(compiled, fed, stated), `${set.id} ${code} ${ask.code}`).toBe(true);
          }
        }
        const none = noneCode(leaf, asks);
        if (none !== undefined) {
          const stated = { code: none, value: { state: "none" } } as const;
          expect(mayState(compiled, fed, stated), `${code} không phát sinh`).toBe(true);
        }
      }
    }
  });
});

describe("answers", () => {
  const { asks } = asked(REFERENCE_SET, "3.1.1");
  const [desk] = asks;
  if (desk === undefined) throw new Error("no item");

  test("an item answered with the whole list is read and changed there", () => {
    const stated: InputValues = { "3.1.1": { items: ["desk", "qr"] } };
    const valueOf = (code: string) => stated[code];
    expect(asks.map((ask) => answerTo(ask, "3.1.1", valueOf))).toEqual([true, false, true]);
    expect(writesFor(desk, "3.1.1", { valueOf, value: false })).toEqual([
      { code: "3.1.1", value: { items: ["qr"] } },
    ]);
    const site = asks[1];
    if (site === undefined) throw new Error("no item");
    expect(writesFor(site, "3.1.1", { valueOf, value: true })).toEqual([
      { code: "3.1.1", value: { items: ["desk", "qr", "site"] } },
    ]);
  });

  test("an item of its own is absent until it is answered, and No is an answer", () => {
    const stated: InputValues = { "3.1.1.desk": false };
    const valueOf = (code: string) => stated[code];
    expect(asks.map((ask) => answerTo(ask, "3.1.1", valueOf))).toEqual([
      false,
      undefined,
      undefined,
    ]);
  });

  test("any answer takes a declaration about the whole leaf back", () => {
    const stated: InputValues = { "3.1.1": { state: "not-applicable" } };
    const valueOf = (code: string) => stated[code];
    expect(writesFor(desk, "3.1.1", { valueOf, value: true })).toEqual([
      { code: "3.1.1", value: undefined },
      { code: "3.1.1.desk", value: true },
    ]);
  });
});
