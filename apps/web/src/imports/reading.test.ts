import { expect, test } from "vitest";
import { asFarAsConfirmed, isOfAnother, type Reading } from "./reading.ts";

const cell = { state: "entered", value: 9, qualifier: "exact", source: "" } as const;
const place = { figure: 0, field: "tthc.received.total", row: "", phrase: "9", start: 0, end: 1 };
const own = { unit: null, period: null };

function reading(another: Reading["another"]): Reading {
  return {
    file: { uploadId: "u", name: "a.txt", kind: "text", template: false, sheets: false },
    another,
    text: "9",
    notices: [],
    table: null,
    heading: {
      type: null,
      number: null,
      symbol: null,
      date: null,
      place: null,
      issuer: null,
      title: null,
      period: null,
      signer: null,
      signerTitle: null,
      recipients: [],
    },
    proposals: [{ ...place, cell, certain: true }],
    others: [],
    findings: [],
    citations: [],
  };
}

test.each([
  [own, true],
  [{ ...own, unit: "xã Tân Hồng" }, false],
  [{ ...own, period: "năm 2022" }, false],
])("of another unit or period nothing is certain before a person says so: %o", (another, sure) => {
  const given = reading(another);
  expect(isOfAnother(given)).toBe(!sure);
  expect(asFarAsConfirmed(given, false).proposals.map(({ certain }) => certain)).toEqual([sure]);
  expect(asFarAsConfirmed(given, true).proposals.map(({ certain }) => certain)).toEqual([true]);
});
