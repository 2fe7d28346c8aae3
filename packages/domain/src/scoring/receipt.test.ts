import { fc, test } from "@fast-check/vitest";
import { describe, expect } from "vitest";
import { REFERENCE_SET } from "../criteria/set-reference.ts";
import { SET_766 } from "../criteria/set-766.ts";
import { canonicalText } from "./canonical.ts";
import { type Receipt, makeReceipt, verifyReceipt } from "./receipt.ts";
import { receiptSchema } from "./schema.ts";
import { standInHash as hash } from "./testing.ts";

const inputs = {
  unit: "Phường Trần Hưng Đạo",
  values: {
    "4.1": { numerator: 872, denominator: 1059 },
    "4.bs": { numerator: 0, denominator: 0 },
  },
};

describe("a receipt", () => {
  test.prop([fc.nat(5000), fc.nat(5000)])("verifies after a journey through JSON", async (n, d) => {
    const values = { "4.1": { numerator: n, denominator: d } };
    const made = await makeReceipt(SET_766, { unit: "u", values }, { year: 2023, hash });
    const read = receiptSchema.parse(JSON.parse(JSON.stringify(made)));
    expect(await verifyReceipt(read, hash)).toEqual([]);
  });

  test("is the same whatever the order of the inputs", async () => {
    const turned = { values: { "4.bs": inputs.values["4.bs"], "4.1": inputs.values["4.1"] } };
    const a = await makeReceipt(SET_766, inputs, { hash });
    const b = await makeReceipt(SET_766, { ...turned, unit: inputs.unit }, { hash });
    expect(a.code).toBe(b.code);
    expect((await makeReceipt(SET_766, inputs, { year: 2023, hash })).code).not.toBe(a.code);
  });

  test("this one never changes: whoever changes the arithmetic raises the engine's version", async () => {
    const { code, resultHash } = await makeReceipt(SET_766, inputs, { hash });
    expect([code.slice(0, 12), resultHash.slice(0, 12)]).toMatchInlineSnapshot(`
      [
        "9b0d19f3eadd",
        "cb38b3b5d409",
      ]
    `);
  });

  test("of the first version still verifies: it did not name the option chosen", async () => {
    const unit = { unit: "a", values: { "staff.against_quota": "within" } };
    const now = await makeReceipt(REFERENCE_SET, unit, { year: 2023, hash });
    const leaves = now.data.result.leaves.map((leaf) => ({
      ...leaf,
      inputs: leaf.inputs.map((input) => {
        if (input.state !== "option") return input;
        const { option: _option, ...rest } = input;
        return rest;
      }),
    }));
    expect(canonicalText(leaves)).not.toBe(canonicalText(now.data.result.leaves));
    const result = { ...now.data.result, leaves };
    const engine = "so-cchc/score/1";
    const resultHash = await hash(canonicalText(result));
    const { set, inputsHash } = now;
    const code = await hash(canonicalText({ engine, year: 2023, set, inputsHash, resultHash }));
    const old = { ...now, engine, resultHash, code, data: { ...now.data, result } };
    const read: unknown = JSON.parse(JSON.stringify(old));
    expect(await verifyReceipt(receiptSchema.parse(read), hash)).toEqual([]);
    const renamed = { ...old, engine: "so-cchc/score/2" };
    expect(await verifyReceipt(receiptSchema.parse(renamed), hash)).toContain("recomputed");
  });

  const forged: readonly [string, (receipt: Receipt) => Receipt, string[]][] = [
    ["another engine", (r) => ({ ...r, engine: "so-cchc/score/0" }), ["engine"]],
    ["another year", (r) => ({ ...r, year: 2020 }), ["code"]],
    [
      "a changed input",
      (r) => ({
        ...r,
        data: {
          ...r.data,
          inputs: { ...inputs, values: { "4.1": { numerator: 1059, denominator: 1059 } } },
        },
      }),
      ["inputs-hash", "recomputed"],
    ],
    [
      "a changed result",
      (r) => {
        const totals = { ...r.data.result.totals, points: 9999 };
        return { ...r, data: { ...r.data, result: { ...r.data.result, totals } } };
      },
      ["result-hash", "recomputed"],
    ],
    [
      "another set",
      (r) => ({ ...r, data: { ...r.data, set: REFERENCE_SET } }),
      ["set-hash", "set-name", "recomputed"],
    ],
  ];
  test.each(forged)("%s is found", async (_name, forge, flaws) => {
    const receipt = await makeReceipt(SET_766, inputs, { year: 2023, hash });
    expect(await verifyReceipt(forge(receipt), hash)).toEqual(flaws);
  });

  test("a forger who mends every hash is still found by recomputing", async () => {
    const receipt = await makeReceipt(SET_766, inputs, { hash });
    const totals = { ...receipt.data.result.totals, points: 9999 };
    const result = { ...receipt.data.result, totals };
    const resultHash = await hash(canonicalText(result));
    const { engine, set, inputsHash } = receipt;
    const code = await hash(canonicalText({ engine, set, inputsHash, resultHash }));
    const mended = { ...receipt, resultHash, code, data: { ...receipt.data, result } };
    expect(await verifyReceipt(mended, hash)).toEqual(["recomputed"]);
  });
});
