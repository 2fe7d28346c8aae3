import { fc, test } from "@fast-check/vitest";
import { describe, expect } from "vitest";
import { ANNUAL_FORM } from "../form/annual.ts";
import { FORMS } from "../form/catalogue.ts";
import { fieldOf } from "../form/form.ts";
import { NONE, UNKNOWN, cellsOf, entered } from "../report/build.ts";
import type { Cells } from "../report/cell.ts";
import { WARD_2023 } from "../report/example.ts";
import {
  INDICATORS,
  fieldsRead,
  indicatorByCode,
  indicatorsFor,
  indicatorsOn,
  indicatorsTouchedBy,
} from "./catalogue.ts";
import { type Evaluation, evaluate, evaluateAll } from "./evaluate.ts";

const DAY = "2023-11-30";

function rate(code: string, cells: Cells, row = ""): Evaluation {
  const indicator = indicatorByCode(code, DAY);
  if (indicator === undefined) throw new Error(`no indicator ${code}`);
  return evaluate(indicator, cells, row);
}

describe("the ward's year", () => {
  test.each([
    ["on_time", 1059, 1059, 10_000],
    ["early", 1054, 1059, 9953],
    ["late", 0, 1059, 0],
    ["online_receipt", 1049, 1058, 9915],
    ["online_receipt.of_received", 1049, 1059, 9906],
    ["satisfaction", 145, 145, 10_000],
  ])("%s is %i / %i", (code, numerator, denominator, hundredths) => {
    expect(rate(code, WARD_2023)).toMatchObject({
      state: "computed",
      numerator,
      denominator,
      hundredths,
      approximate: false,
    });
  });

  test("digitisation stays stated and is never turned into counts", () => {
    const result = rate("digitised_on_receipt", WARD_2023);
    expect(result).toMatchObject({
      state: "stated",
      hundredths: 9953,
      qualifier: "exact",
      mark: "chưa có tử số",
    });
    expect(result.because.numerator).toBeUndefined();
    expect(result.because.denominator).toBe(1059);
    expect(rate("e_documents", WARD_2023)).toMatchObject({ state: "stated", qualifier: "above" });
  });

  test("digitised results left blank are missing, petitions did not arise", () => {
    expect(rate("digitised_results", WARD_2023)).toMatchObject({
      state: "missing",
      fields: ["tthc.digitised.results"],
    });
    expect(rate("petitions_on_time", WARD_2023)).toMatchObject({
      state: "none",
      because: { meaning: "Trong kỳ không phát sinh phản ánh, kiến nghị." },
    });
    expect(rate("late_apologies", WARD_2023).state).toBe("none");
  });

  test("carries its inputs, its rule and its source", () => {
    expect(rate("on_time", WARD_2023).because).toEqual({
      rule: "(Trước hạn + Đúng hạn) ÷ Tổng số đã giải quyết",
      source: {
        document: "Thông tư 01/2020/TT-VPCP",
        clause: "Biểu II.06a, (cột 8 + cột 9) ÷ cột 7",
      },
      inputs: [
        {
          state: "entered",
          value: 1054,
          qualifier: "exact",
          field: "tthc.resolved.early",
          row: "",
          role: "numerator",
        },
        {
          state: "entered",
          value: 5,
          qualifier: "exact",
          field: "tthc.resolved.on_time",
          row: "",
          role: "numerator",
        },
        {
          state: "entered",
          value: 1059,
          qualifier: "exact",
          field: "tthc.resolved.total",
          row: "",
          role: "denominator",
        },
      ],
      numerator: 1059,
      denominator: 1059,
    });
  });
});

describe("missing, none and zero are three things", () => {
  const early = "tthc.resolved.early";
  const total = "tthc.resolved.total";

  test.each([
    [cellsOf({ [early]: 0, [total]: 10 }), "computed"],
    [cellsOf({ [early]: NONE, [total]: 10 }), "computed"],
    [cellsOf({ [early]: UNKNOWN, [total]: 10 }), "missing"],
    [cellsOf({ [total]: 10 }), "missing"],
    [cellsOf({ [early]: 0, [total]: 0 }), "none"],
    [cellsOf({ [total]: NONE }), "none"],
    [cellsOf({ [early]: 0, [total]: UNKNOWN }), "missing"],
    [cellsOf({ [early]: 3 }), "missing"],
    [cellsOf({ [early]: 1.5, [total]: 10 }), "missing"],
    [new Map(), "missing"],
  ] as const)("case %#", (cells, state) => {
    expect(rate("early", cells).state).toBe(state);
  });

  test("nothing online beside something direct is 0 %, nothing at all is no rate", () => {
    const some = cellsOf({ "tthc.received.online": NONE, "tthc.received.direct": 9 });
    expect(rate("online_receipt", some)).toMatchObject({ state: "computed", hundredths: 0 });
    const nothing = cellsOf({ "tthc.received.online": NONE, "tthc.received.direct": NONE });
    expect(rate("online_receipt", nothing).state).toBe("none");
  });

  test("counts outrank the stated rate; a stated “không phát sinh” is none", () => {
    const both = cellsOf({
      "tthc.digitised.on_receipt": 1,
      "tthc.received.total": 2,
      "tthc.digitised.on_receipt.rate": 9953,
    });
    expect(rate("digitised_on_receipt", both)).toMatchObject({
      state: "computed",
      hundredths: 5000,
    });
    const none = cellsOf({ "tthc.digitised.on_receipt.rate": NONE });
    expect(rate("digitised_on_receipt", none).state).toBe("none");
    const alone = cellsOf({ "tthc.digitised.on_receipt.rate": 9953 });
    expect(rate("digitised_on_receipt", alone)).toMatchObject({ mark: "chưa có tử số, mẫu số" });
  });

  test("an approximate count is marked", () => {
    const cells = cellsOf({ [early]: entered(20, "nearly"), [total]: 40 });
    expect(rate("early", cells)).toMatchObject({ hundredths: 5000, approximate: true });
  });

  test("a lĩnh vực has its own rate and no stated one", () => {
    const cells = cellsOf({
      "tthc.resolved.early#land": 1,
      "tthc.resolved.total#land": 3,
      "tthc.digitised.on_receipt.rate": 9953,
    });
    expect(rate("early", cells, "land")).toMatchObject({ state: "computed", hundredths: 3333 });
    expect(rate("digitised_on_receipt", cells, "land").state).toBe("missing");
  });
});

describe("the catalogue", () => {
  test("reads counts of the annual form, stated rates from rate fields, each code once", () => {
    for (const indicator of INDICATORS) {
      for (const code of [...indicator.numerator, ...indicator.denominator]) {
        expect(fieldOf(ANNUAL_FORM, code)?.kind, code).toBe("count");
      }
      if (indicator.statedBy !== undefined) {
        expect(fieldOf(ANNUAL_FORM, indicator.statedBy)?.kind).toBe("rate");
      }
    }
    expect(new Set(INDICATORS.map(({ code }) => code)).size).toBe(INDICATORS.length);
  });

  test("every rate field of a form belongs to an indicator of that form", () => {
    for (const form of FORMS) {
      const stated = new Set(indicatorsFor(form, DAY).map(({ statedBy }) => statedBy));
      const loose = form.fields.filter(({ kind, code }) => kind === "rate" && !stated.has(code));
      expect(loose).toEqual([]);
    }
  });

  test("has a first day: before, on and after", () => {
    expect(indicatorByCode("satisfaction", "2021-07-14")).toBeUndefined();
    expect(indicatorByCode("satisfaction", "2021-07-15")).toBeDefined();
    expect(indicatorsOn("2020-12-31")).toEqual([]);
    expect(indicatorsOn("2023-11-30")).toEqual(INDICATORS);
  });

  test("a changed cell touches those that read it and no other", () => {
    const touched = indicatorsTouchedBy("tthc.resolved.early").map(({ code }) => code);
    expect(touched).toEqual(["on_time", "early"]);
    expect(indicatorsTouchedBy("digital.internal_mail")).toEqual([]);
  });

  const codes = [...new Set(INDICATORS.flatMap((indicator) => [...fieldsRead(indicator)]))];
  const cell = fc.oneof(
    fc.constantFrom(NONE, UNKNOWN),
    fc.integer({ min: 0, max: 5000 }).map((value) => entered(value)),
  );
  const reports = fc.dictionary(fc.constantFrom(...codes), cell).map((values) => cellsOf(values));

  test.prop([reports, fc.constantFrom(...codes), cell])(
    "reevaluating what a cell touches equals reevaluating everything",
    (before, code, value) => {
      const after = new Map(before).set(code, value);
      const touched = new Set(indicatorsTouchedBy(code));
      const full = evaluateAll(INDICATORS, after);
      const kept = INDICATORS.map((one) => evaluate(one, touched.has(one) ? after : before));
      expect(kept).toEqual(full);
    },
  );

  test.prop([reports])("missing names exactly the fields that would have to be filled", (cells) => {
    for (const result of evaluateAll(INDICATORS, cells)) {
      if (result.state !== "missing") continue;
      expect(result.fields.length).toBeGreaterThan(0);
      const filled = new Map(cells);
      for (const field of result.fields) filled.set(field, entered(1));
      const indicator = INDICATORS.find(({ code }) => code === result.indicator);
      expect(indicator && evaluate(indicator, filled).state).not.toBe("missing");
    }
  });
});
