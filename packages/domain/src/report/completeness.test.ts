import { describe, expect, test } from "vitest";
import { ANNUAL_FORM } from "../form/annual.ts";
import { NONE, UNKNOWN, cellsOf } from "./build.ts";
import { WARD_2023 } from "./example.ts";
import {
  areaCompleteness,
  completeness,
  completenessByArea,
  completenessSentence,
} from "./completeness.ts";

describe("how far a report has come", () => {
  test("the ward owes two answers, both in the leading area", () => {
    const areas = completenessByArea(ANNUAL_FORM, WARD_2023);
    expect(areas.map(({ area, missing }) => [area, missing.length])).toEqual([
      ["direction", 2],
      ["institutions", 0],
      ["procedures", 0],
      ["organization", 0],
      ["civil_service", 0],
      ["public_finance", 0],
      ["digital_government", 0],
    ]);
    expect(completeness(ANNUAL_FORM, WARD_2023).missing).toEqual([
      "plan.tasks.assigned",
      "plan.tasks.done",
    ]);
  });

  test("an answer is an answer, a row of the table is none for the total", () => {
    const cells = cellsOf({
      "documents.checked": UNKNOWN,
      "documents.legal": NONE,
      "documents.handled": 0,
      "tthc.received.total#land": 5,
    });
    expect(areaCompleteness(ANNUAL_FORM, "institutions", cells)).toMatchObject({
      required: 2,
      requiredAnswered: 2,
      missing: [],
      answered: 3,
    });
    expect(areaCompleteness(ANNUAL_FORM, "procedures", cells).answered).toBe(0);
  });

  test.each([
    [{}, false, "Còn 2 ô bắt buộc"],
    [{ "documents.checked": 1 }, false, "Còn 1 ô bắt buộc"],
    [{ "documents.checked": 1, "documents.legal": 0 }, false, "Đã nhập đủ, chưa nộp"],
    [{ "documents.checked": 1, "documents.legal": 0 }, true, "Đã nộp"],
  ])("%o, handed in %s: %s", (values, handedIn, sentence) => {
    const area = areaCompleteness(ANNUAL_FORM, "institutions", cellsOf(values));
    expect(completenessSentence(area, handedIn)).toBe(sentence);
  });

  test("an area without required fields is not called complete", () => {
    const empty = areaCompleteness(ANNUAL_FORM, "public_finance", new Map());
    expect(completenessSentence(empty, false)).toBe("Chưa nhập, không có ô bắt buộc");
    const some = areaCompleteness(
      ANNUAL_FORM,
      "public_finance",
      cellsOf({ "finance.spending_rules": true }),
    );
    expect(completenessSentence(some, false)).toBe("Đã có số liệu, chưa nộp");
  });
});
