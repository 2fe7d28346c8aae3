import { describe, expect, test } from "vitest";
import { AREAS, areaLabel } from "./areas.ts";
import { ANNUAL_FORM } from "./annual.ts";
import { FORMS, FormError, formByCode, formOn, isFormCode } from "./catalogue.ts";
import { fieldOf, fieldsInArea, hasCell, rowName, tableOf } from "./form.ts";
import { DOSSIER_TABLE } from "./tthc-fields.ts";

const FROZEN = [
  "tthc.received.total",
  "tthc.received.online",
  "tthc.received.direct",
  "tthc.received.carried",
  "tthc.resolved.total",
  "tthc.resolved.early",
  "tthc.resolved.on_time",
  "tthc.resolved.late",
  "tthc.pending.total",
  "tthc.pending.in_time",
  "tthc.pending.late",
  "tthc.digitised.on_receipt",
  "tthc.digitised.on_receipt.rate",
  "tthc.digitised.results",
  "tthc.digitised.results.rate",
  "survey.ballots.total",
  "survey.ballots.very_satisfied",
  "survey.ballots.satisfied",
  "survey.ballots.unsatisfied",
  "documents.checked",
  "documents.legal",
  "petitions.received",
  "petitions.answered_on_time",
];

describe.each(FORMS)("$code", (form) => {
  test("has each field once, with a plain code, in an area of the form", () => {
    const codes = form.fields.map((field) => field.code);
    expect(new Set(codes).size).toBe(codes.length);
    const areas = new Set(form.areas.map((area) => area.code));
    for (const field of form.fields) {
      expect(field.code).toMatch(/^[a-z0-9_]+(\.[a-z0-9_]+)*$/);
      expect(areas.has(field.area), field.code).toBe(true);
      expect(field.label, field.code).toBe(field.label.normalize("NFC").trim());
    }
  });

  test("gives a unit to what is counted and none to what is not", () => {
    for (const { code, kind, unit } of form.fields) {
      const unitless = kind === "text" || kind === "date" || kind === "yesno";
      expect(unit === "", code).toBe(unitless);
      if (kind === "rate") expect(unit).toBe("%");
      if (kind === "money") expect(unit).toBe("đồng");
    }
  });

  test("sums only fields it has, of the same unit", () => {
    for (const field of form.fields) {
      for (const part of field.total?.of ?? []) {
        expect(fieldOf(form, part)?.unit, `${field.code} ← ${part}`).toBe(field.unit);
      }
    }
    for (const table of form.tables) {
      for (const code of table.fields) expect(fieldOf(form, code)?.kind).toBe("count");
    }
  });

  test("requires something, and keeps area order", () => {
    expect(form.fields.some((field) => field.required)).toBe(true);
    const order = AREAS.map((area) => area.code);
    const places = form.fields.map((field) => order.indexOf(field.area));
    expect(places.every((place, index) => index === 0 || place >= (places[index - 1] ?? 0))).toBe(
      true,
    );
  });
});

describe("the annual form", () => {
  test.each(FROZEN)("has %s", (code) => {
    expect(fieldOf(ANNUAL_FORM, code)).toBeDefined();
  });

  test("has the leading area and the six reform areas, all filled", () => {
    expect(ANNUAL_FORM.areas.map((area) => area.code)).toEqual([
      "direction",
      "institutions",
      "procedures",
      "organization",
      "civil_service",
      "public_finance",
      "digital_government",
    ]);
    for (const { code } of ANNUAL_FORM.areas) {
      expect(fieldsInArea(ANNUAL_FORM, code).length).toBeGreaterThan(0);
    }
    expect(areaLabel("procedures")).toBe("Cải cách thủ tục hành chính");
  });

  test("repeats dossier counts per lĩnh vực, and nothing else", () => {
    expect(hasCell(ANNUAL_FORM, "tthc.received.total", "civil_status")).toBe(true);
    expect(hasCell(ANNUAL_FORM, "tthc.received.total", "")).toBe(true);
    expect(hasCell(ANNUAL_FORM, "survey.ballots.total", "civil_status")).toBe(false);
    expect(hasCell(ANNUAL_FORM, "no.such.field", "")).toBe(false);
    expect(tableOf(ANNUAL_FORM, "documents.checked")).toBeUndefined();
    expect(rowName(DOSSIER_TABLE, "civil_status")).toBe("Hộ tịch");
    expect(rowName(DOSSIER_TABLE, "Lĩnh vực riêng")).toBe("Lĩnh vực riêng");
  });
});

function codeOf(run: () => unknown): unknown {
  try {
    return run();
  } catch (error) {
    return error instanceof FormError ? error.code : error;
  }
}

describe("a form has a first day", () => {
  test("before, on and after it", () => {
    expect(() => formByCode("annual", "2021-07-14")).toThrowError(FormError);
    expect(formByCode("annual", "2021-07-15")).toBe(ANNUAL_FORM);
    expect(formByCode("annual", "2023-11-30")).toBe(ANNUAL_FORM);
  });

  test("the error says which: unknown, or not in force", () => {
    expect(codeOf(() => formByCode("annual", "2020-12-14"))).toBe("form_not_in_force");
    expect(codeOf(() => formByCode("weekly", "2023-11-30"))).toBe("form_unknown");
    expect(isFormCode("weekly")).toBe(false);
    expect(isFormCode("propaganda")).toBe(true);
  });

  test("a later version takes over on its day, not before", () => {
    const old = { ...ANNUAL_FORM, to: "2024-12-31" };
    const renewed = { ...ANNUAL_FORM, version: 2, from: "2025-01-01" };
    expect(formOn([old, renewed], "annual", "2024-12-31").version).toBe(1);
    expect(formOn([old, renewed], "annual", "2025-01-01").version).toBe(2);
  });
});
