import { expect, test } from "vitest";
import { affectedBy } from "./affected.ts";
import { countDossiers } from "./count.ts";
import { countWays } from "./differences.ts";
import type { Dossier } from "./dossier.ts";

const period = { from: "2023-01-01", to: "2023-11-30" };
let line = 0;

function dossier(given: Partial<Dossier> = {}): Dossier {
  line += 1;
  return {
    line,
    code: `HS-${line}`,
    received: "2023-05-10",
    due: "2023-05-20",
    finished: "2023-05-15",
    online: true,
    end: "done",
    area: "",
    ...given,
  };
}

const open = { finished: null, end: "open" } as const;
const dossiers = [
  dossier({ code: "thường" }),
  dossier({ code: "nhận ngày chốt", received: "2023-11-30", ...open, due: "2023-11-30" }),
  dossier({ code: "nhận sau", received: "2023-12-01", ...open, due: null }),
  dossier({ code: "xong sau", finished: "2023-12-01" }),
  dossier({ code: "chuyển sang", received: "2022-12-31", finished: "2023-01-01" }),
  dossier({ code: "xong kỳ trước", received: "2022-12-01", finished: "2022-12-31" }),
  dossier({ code: "rút", end: "withdrawn", finished: null }),
  dossier({ code: "hai lần" }),
  dossier({ code: "hai lần" }),
  dossier({ code: "không ngày", finished: null }),
  dossier({ code: "hẹn trước", due: "2023-05-09" }),
];

test("each cause lists its dossiers, at the first and last day too, and what it changes", () => {
  const affected = affectedBy(dossiers, period, countWays(dossiers, period));
  const codes = affected.map(({ cause, dossiers: about }) => [
    cause,
    about.map(({ code }) => code),
  ]);
  expect(Object.fromEntries(codes)).toEqual({
    "cut-off": ["nhận sau", "xong sau"],
    "carried-left-out": ["chuyển sang"],
    "withdrawn-counted": ["rút"],
    "counted-twice": ["hai lần", "hai lần"],
    "no-result-date": ["không ngày"],
    "odd-days": ["hẹn trước"],
  });
  const effects = Object.fromEntries(
    affected.map(({ cause, effects: changed }) => [cause, changed.get("tthc.received.total") ?? 0]),
  );
  expect(effects).toEqual({
    "cut-off": 1,
    "carried-left-out": -1,
    "withdrawn-counted": 1,
    "counted-twice": 1,
    "no-result-date": 0,
    "odd-days": 0,
  });
  const undated = affected.find(({ cause }) => cause === "no-result-date");
  expect(undated?.effects.get("tthc.resolved.total")).toBe(1);
  const odd = affected.find(({ cause }) => cause === "odd-days");
  expect(odd?.effects.get("tthc.resolved.late")).toBe(1);
});

test("counting in ways is counting each way", () => {
  for (const { causes, counts } of countWays(dossiers, period)) {
    expect(counts, causes.join()).toEqual(countDossiers(dossiers, period, new Set(causes)));
  }
});
