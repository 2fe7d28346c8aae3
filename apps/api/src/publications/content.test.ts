import { expect, test } from "vitest";
import { smallSet } from "../testing/round.ts";
import { type PublicationContent, publishedUnit } from "./content.ts";
import { tableOf } from "./download.ts";

const none = { selfTotal: null, total: null, index: null, grade: null, rank: null, best: null };
const silent = {
  ...none,
  unitId: "silent",
  name: "Xã chưa nộp",
  block: null,
  state: "scoring",
  of: 2,
  shared: 0,
  worst: null,
  areas: null,
  bonus: null,
  rescaled: null,
  soFar: null,
  unconfirmed: 0,
  surveyed: false,
  before: null,
} as const;
const scored = {
  ...silent,
  unitId: "scored",
  name: "Xã đã nộp",
  total: 8800,
  index: 8800,
  rank: 1,
};

const about = {
  format: "publication/1",
  id: "p",
  number: 1,
  title: "",
  decision: "",
  decidedOn: "2023-12-12",
  publishedAt: "",
  illustration: false,
  root: { id: "city", name: "" },
  round: { id: "r", name: "", year: 2023 },
  period: { name: "", from: "2022-12-15", to: "2023-12-14" },
  setHash: "",
  set: smallSet,
  changeNote: "",
  previousHash: null,
  changes: [],
} as const;

function fileOf(...units: PublicationContent["units"]): readonly string[] {
  return tableOf({ ...about, units })
    .trimEnd()
    .split("\r\n");
}

test("who handed nothing in is published without bonus and rescaling, not with 0 of them", () => {
  const published = publishedUnit(silent, null);
  expect(published).toMatchObject({ total: null, bonus: null, rescaled: null, code: null });
  const penalised = publishedUnit({ ...scored, bonus: -100, rescaled: 0 }, "AB");
  const [heading = "", ...rows] = fileOf(published, penalised);
  const at = heading.split(";").indexOf("Thưởng, trừ");
  expect(rows.map((row) => row.split(";").slice(at, at + 2))).toEqual([
    ["", ""],
    ["-1,00", "0,00"],
  ]);
});

test("without any bonus or rescaling there are no columns for them", () => {
  const [heading] = fileOf(
    publishedUnit(silent, null),
    publishedUnit({ ...scored, bonus: 0, rescaled: 0 }, "AB"),
  );
  expect(heading).not.toContain("Thưởng, trừ");
});
