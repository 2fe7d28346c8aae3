import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { DateField, DayField } from "./day-field.tsx";
import { dayText, heldText, readDay } from "./typed-day.ts";

test.each(["3/4/2025", "03-04-2025", "03.04.2025", " 3 / 4 / 2025 ", "ngày 3 tháng 4 năm 2025"])(
  "a day is read day first, however it is written: %s",
  (text) => {
    expect(readDay(text)).toEqual({ text, day: "2025-04-03", problem: undefined });
  },
);

test.each([
  ["", "Hãy gõ ngày."],
  ["12/31/2025", "31/12/2025"],
  ["31/4/2025", "Không có ngày"],
  ["3/4/25", "03/04/2025"],
  ["mai", "không phải là ngày"],
])("what is no day says what to type: %s", (text, words) => {
  const { day, problem } = readDay(text);
  expect(day).toBeUndefined();
  expect(problem?.toLowerCase()).toContain(words.toLowerCase());
});

test("what is typed stays as typed while it means the day that is kept", () => {
  expect(heldText("3/4/2025", "2025-04-03")).toBe("3/4/2025");
  expect(heldText("3/4/20", "")).toBe("3/4/20");
  expect(heldText("3/4/2025", "2025-12-31")).toBe("31/12/2025");
  expect(heldText("3/4/2025", "")).toBe("");
  expect(heldText("", "2025-04-03")).toBe(dayText("2025-04-03"));
});

test("the field has its label, the order of a day as a hint, and an error tied to it", () => {
  const html = renderToStaticMarkup(
    <DateField id="ngay" label="Ngày ký" value="2025-04-03" onDay={() => undefined} />,
  );
  expect(html).toContain('<label for="ngay">Ngày ký</label>');
  expect(html).toMatch(/ngày\/tháng\/năm/);
  expect(html).toContain('value="03/04/2025"');
  expect(html).not.toContain("aria-invalid");
  const wrong = renderToStaticMarkup(
    <DayField id="ngay" label="Ngày ký" value="31/4/2025" tried onChange={() => undefined} />,
  );
  expect(wrong).toContain('aria-invalid="true"');
  expect(wrong).toContain('aria-describedby="ngay-goi-y ngay-loi"');
  expect(wrong).toContain("Không có ngày");
});
