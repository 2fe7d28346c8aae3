import { fc, test as property } from "@fast-check/vitest";
import { describe, expect, test } from "vitest";
import { affectedBy } from "./affected.ts";
import { countDossiers, lastDay } from "./count.ts";
import { countWays, reconcile } from "./differences.ts";
import type { Dossier } from "./dossier.ts";
import { oddDays, withoutOddDays } from "./odd-days.ts";

const period = { from: "2023-01-01", to: "2023-11-30", today: "2023-12-10" };

function dossier(given: Partial<Dossier> = {}): Dossier {
  const days = { received: "2023-02-10", due: "2023-02-20", finished: "2023-02-15" };
  return { line: 1, code: "", ...days, online: true, end: "done", area: "", ...given };
}

function odd(given: Partial<Dossier>, today: string | undefined = period.today) {
  return oddDays(dossier(given), today);
}

describe("days that cannot be", () => {
  test("due and finished the day before, on and after the day of receipt", () => {
    expect(odd({ due: "2023-02-09" })).toEqual(["due-before-received"]);
    expect(odd({ due: "2023-02-10" })).toEqual([]);
    expect(odd({ due: "2023-02-11" })).toEqual([]);
    expect(odd({ finished: "2023-02-09" })).toEqual(["finished-before-received"]);
    expect(odd({ finished: "2023-02-10" })).toEqual([]);
    expect(odd({ due: null, finished: null })).toEqual([]);
  });

  test("yesterday, today and tomorrow; a day that is due may come", () => {
    const open = { due: "2030-01-01", finished: null };
    expect(odd({ ...open, received: "2023-12-09" })).toEqual([]);
    expect(odd({ ...open, received: "2023-12-10" })).toEqual([]);
    expect(odd({ ...open, received: "2023-12-11" })).toEqual(["received-in-future"]);
    expect(odd({ finished: "2023-12-10" })).toEqual([]);
    expect(odd({ finished: "2023-12-11" })).toEqual(["finished-in-future"]);
    expect(oddDays(dossier({ finished: "2099-01-01" }), undefined)).toEqual([]);
  });
});

test("such a dossier is counted, but never late, and listed with what believing it changes", () => {
  const dossiers = [
    dossier({ due: "2023-02-01", finished: "2023-02-15" }),
    dossier({ due: "2023-02-12", finished: "2023-02-05" }),
    dossier({ received: "2023-12-11", due: null, finished: null, end: "open" }),
    dossier(),
  ];
  const ways = countWays(dossiers, period);
  const count = (code: string) => ways[0]?.counts.get(`tthc.${code}`);
  expect(count("received.total")).toBe(3);
  expect([count("resolved.late"), count("pending.late")]).toEqual([0, 0]);
  const group = affectedBy(dossiers, period, ways).find(({ cause }) => cause === "odd-days");
  expect(group?.dossiers).toHaveLength(3);
  expect(group?.effects.get("tthc.resolved.late")).toBe(1);
  const [late] = reconcile(dossiers, period, new Map([["tthc.resolved.late", 1]]));
  expect(late).toMatchObject({ gap: 1, causes: ["odd-days"] });
});

test("a file goes to the last day that has come", () => {
  const late = dossier({ received: "2023-12-09", finished: "2023-12-10" });
  const typo = dossier({ received: "2028-11-10", due: null, finished: null, end: "open" });
  expect(lastDay([late, typo], period)).toBe("2023-12-10");
  expect(lastDay([late, typo], { from: period.from, to: period.to })).toBe("2028-11-10");
});

const day = fc.integer({ min: 0, max: 700 }).map((n) => {
  return new Date(Date.UTC(2022, 5, 1) + n * 86_400_000).toISOString().slice(0, 10);
});
const anyDossier = fc.record({
  line: fc.nat(),
  code: fc.constantFrom("", "A", "B"),
  received: day,
  due: fc.option(day),
  finished: fc.option(day),
  online: fc.boolean(),
  end: fc.constantFrom("open" as const, "done" as const, "withdrawn" as const),
  area: fc.constant(""),
});

property.prop([fc.array(anyDossier, { maxLength: 20 })])(
  "nothing odd is left in what is counted, and no count by the rule is late because of it",
  (dossiers) => {
    const sound = dossiers.flatMap((one) => withoutOddDays(one, period.today) ?? []);
    expect(sound.filter((one) => oddDays(one, period.today).length > 0)).toEqual([]);
    expect(countDossiers(dossiers, period)).toEqual(countDossiers(sound, period));
    const believed = countDossiers(sound, period, new Set(["odd-days"]));
    expect(countDossiers(sound, period)).toEqual(believed);
  },
);
