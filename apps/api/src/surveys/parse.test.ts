import { describe, expect, test } from "vitest";
import { REFERENCE_SET } from "@cchc/domain/criteria/set-reference";
import { compileSet } from "@cchc/domain/scoring/compile";
import { scoreUnit } from "@cchc/domain/scoring/score";
import type { UnitVersion } from "@cchc/domain/unit/unit";
import { surveyGrid, surveyRows } from "./parse.ts";
import { questionsOf } from "./questions.ts";

const ward: UnitVersion = {
  unitId: "ward",
  from: "2020-01-01",
  kind: "commune",
  type: "phuong",
  name: "Trần Hưng Đạo",
};

function rows(text: string) {
  const [question] = questionsOf(REFERENCE_SET);
  if (question === undefined) throw new Error("the reference set has a survey");
  return surveyRows(surveyGrid("a.csv", new TextEncoder().encode(text)), question, [ward]);
}

describe("ballots by answer", () => {
  const text =
    "Đơn vị;Rất hài lòng;Hài lòng;Bình thường;Không hài lòng\nTrần Hưng Đạo;30;45;20;5\n";

  test("become the satisfied of all, which the set's rule scores", () => {
    const [row] = rows(text);
    expect(row).toMatchObject({ value: { numerator: 75, denominator: 100 }, problem: null });
    const values = row?.value == null ? {} : { sipas: row.value };
    const score = scoreUnit(compileSet(REFERENCE_SET, 2022), { unit: "ward", values });
    const got = score.leaves.find(({ leaf }) => leaf === "8.1.1");
    expect(got).toMatchObject({ state: "scored", points: 2250 });
  });

  test("an answer that nobody gave may be left empty", () => {
    expect(rows(text.replace(";20;5", ";;"))[0]).toMatchObject({
      value: { numerator: 75, denominator: 75 },
    });
  });
});
