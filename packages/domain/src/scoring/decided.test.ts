import { expect, test } from "vitest";
import { SET_766 } from "../criteria/set-766.ts";
import { REFERENCE_SET } from "../criteria/set-reference.ts";
import { compileSet } from "./compile.ts";
import { makeReceipt, verifyReceipt } from "./receipt.ts";
import { columnsOf, scoreColumns, scoreUnit } from "./score.ts";
import { reasonSentence } from "./sentence.ts";
import { standInHash as hash } from "./testing.ts";

const compiled = compileSet(SET_766);
const values = { "1.4": { numerator: 1049, denominator: 1059 } };

test("a decision replaces what the rule gives, and says why", () => {
  const decided = { "1.4": { points: 300, reason: "Số đồng bộ trên hệ thống thấp hơn." } };
  const plain = scoreUnit(compiled, { unit: "a", values });
  const appraised = scoreUnit(compiled, { unit: "a", values, decided });
  const of = (score: typeof plain) => score.leaves.find(({ leaf }) => leaf === "1.4");
  expect(of(plain)).toMatchObject({ state: "scored", points: 594 });
  const result = of(appraised);
  expect(result).toMatchObject({
    state: "scored",
    points: 300,
    because: { branch: "appraised", appraised: { reason: decided["1.4"].reason } },
  });
  expect(plain.totals.points - appraised.totals.points).toBe(294);
  if (result !== undefined) {
    expect(reasonSentence(result)).toBe(
      "Điểm thẩm định, khác điểm tự chấm: Số đồng bộ trên hệ thống thấp hơn.",
    );
  }
});

test("columns and explanations agree, unit by unit", () => {
  const decided = { "1.4": { points: 1, reason: "Thử" } };
  const units = [
    { unit: "a", values },
    { unit: "b", values, decided },
  ];
  const columns = columnsOf(compiled, units);
  const { points } = scoreColumns(
    compiled,
    columns,
    units.map((unit) => ("decided" in unit ? unit.decided : undefined)),
  );
  const place = compiled.leaves.findIndex(({ code }) => code === "1.4");
  expect([points[place * 2], points[place * 2 + 1]]).toEqual([594, 1]);
});

test("a knock-out strikes decided points too, and a decided knock-out strikes nobody", () => {
  const set = compileSet(REFERENCE_SET);
  const facts = {
    staff_at_standard: { numerator: 20, denominator: 21 },
    "staff.serious_violations": 1,
  };
  const knockOut = set.leaves.find(({ leaf }) => leaf.rule.kind === "knock-out")?.code ?? "";
  const at = (decided: Parameters<typeof scoreUnit>[1]["decided"]) =>
    scoreUnit(set, {
      unit: "a",
      values: facts,
      ...(decided === undefined ? {} : { decided }),
    }).leaves.find(({ leaf }) => leaf === "5.1.1");
  expect(at({ "5.1.1": { points: 150, reason: "Thử" } })).toMatchObject({ points: 0 });
  expect(at({ [knockOut]: { points: 0, reason: "Vi phạm của đơn vị khác" } })).toMatchObject({
    points: 190,
  });
});

test("a receipt covers the decisions: a changed one does not verify", async () => {
  const inputs = { unit: "a", values, decided: { "1.4": { points: 300, reason: "Thử" } } };
  const receipt = await makeReceipt(SET_766, inputs, { hash });
  expect(await verifyReceipt(receipt, hash)).toEqual([]);
  const forged = {
    ...receipt,
    data: {
      ...receipt.data,
      inputs: { ...inputs, decided: { "1.4": { points: 600, reason: "Thử" } } },
    },
  };
  expect(await verifyReceipt(forged, hash)).toEqual(["inputs-hash", "recomputed"]);
});
