import { describe, expect, test } from "vitest";
import { draftOf, emptyDraft, readDraft, withNumber } from "./draft.ts";

const whole = {
  ...emptyDraft,
  numbered: "05/QĐ-UBND",
  day: "ngày 12 tháng 01 năm 2023",
  issuer: " UBND phường ",
  summary: "Mục tiêu chất lượng",
};

describe("a typed entry", () => {
  test("is read as the server takes it", () => {
    expect(readDraft(whole)).toEqual({
      problems: {},
      fields: {
        type: "plan",
        number: "05",
        symbol: "QĐ-UBND",
        issuedOn: "2023-01-12",
        issuer: "UBND phường",
        summary: "Mục tiêu chất lượng",
        area: null,
      },
    });
  });

  test("may have neither number nor day", () => {
    const { fields, problems } = readDraft({ ...whole, numbered: "", day: " " });
    expect(problems).toEqual({});
    expect(fields).toMatchObject({ number: null, symbol: null, issuedOn: null });
  });

  test("says what is wrong, each at its place", () => {
    const wrong = { ...whole, numbered: "KH-UBND", day: "30/02/2023", issuer: " ", summary: "" };
    expect(Object.keys(readDraft(wrong).problems)).toEqual([
      "numbered",
      "day",
      "issuer",
      "summary",
    ]);
  });

  test("takes its type from the symbol, and keeps it where the symbol names none", () => {
    expect(withNumber(whole, "91/BC-UBND").type).toBe("report");
    expect(withNumber(whole, "2937/UBND-NV").type).toBe("letter");
    expect(withNumber(whole, "91/").type).toBe("plan");
    expect(withNumber({ ...whole, type: "minutes" }, "91").type).toBe("minutes");
  });
});

test("an entry opens as it was typed", () => {
  const entry = {
    id: "x",
    unitId: "ward",
    type: "decision",
    number: "05",
    symbol: "QĐ-UBND",
    issuedOn: "2023-01-12",
    issuer: "UBND phường",
    summary: "Mục tiêu chất lượng",
    area: null,
    illustration: false,
    version: 1,
    withdrawn: false,
    by: "",
    at: "",
    files: [],
    citedIn: [],
    hints: [],
  } as const;
  const draft = draftOf({ ...entry, files: [], citedIn: [], hints: [] });
  expect(draft.numbered).toBe("05/QĐ-UBND");
  const { fields } = readDraft(draft);
  expect(entry).toMatchObject(fields);
});
