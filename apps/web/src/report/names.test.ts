import { expect, test } from "vitest";
import { FORMS } from "@cchc/domain/form/catalogue";
import { formWithPeriod, reportLabel, shortFormName } from "./names.ts";

test.each([
  ["Báo cáo cải cách hành chính năm", "Năm 2022", "Báo cáo cải cách hành chính năm 2022"],
  ["Báo cáo 6 tháng đầu năm", "6 tháng đầu năm 2023", "Báo cáo 6 tháng đầu năm 2023"],
  ["Báo cáo quý", "Quý I/2024", "Báo cáo quý I/2024"],
  ["Báo cáo tuyên truyền", "Năm 2022", "Báo cáo tuyên truyền, Năm 2022"],
])("%s and %s", (form, period, together) => {
  expect(formWithPeriod(form, period)).toBe(together);
});

test("every form has a short name of its own", () => {
  const names = FORMS.map(({ code }) => shortFormName(code));
  expect(names).not.toContain(undefined);
  expect(new Set(names).size).toBe(new Set(FORMS.map(({ code }) => code)).size);
});

test("a form that is not known leaves the period alone", () => {
  expect(reportLabel({ name: "Năm 2022", form: "weekly" })).toBe("Năm 2022");
  expect(reportLabel({ name: "Năm 2022", form: "annual" })).toBe("Năm 2022 – Báo cáo CCHC năm");
});
