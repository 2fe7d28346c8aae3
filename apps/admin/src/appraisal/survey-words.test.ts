import { expect, test } from "vitest";
import { surveySentence, unsurveyed } from "./survey-words.ts";

const question = (code: string) => ({ code, label: code, answers: [] });
const result = (code: string) => ({
  code,
  value: { rate: 9000 },
  fileName: "a.csv",
  at: "2024-01-10T07:00:00Z",
});
const unit = (name: string, ...codes: string[]) => ({
  unitId: name,
  name,
  results: codes.map(result),
});

test("a commune has its results once every question is answered", () => {
  const questions = [question("sipas"), question("pari")];
  const units = [unit("A", "sipas", "pari"), unit("B", "sipas"), unit("C")];
  expect(unsurveyed({ questions, units }).map(({ name }) => name)).toEqual(["B", "C"]);
  expect(surveySentence({ questions, units })).toBe("1/3 xã, phường có kết quả khảo sát");
  const [one] = questions;
  expect(unsurveyed({ questions: one === undefined ? [] : [one], units })).toHaveLength(1);
});

test("all of them, none of them, and a set without a survey", () => {
  const questions = [question("sipas")];
  expect(surveySentence({ questions, units: [unit("A", "sipas")] })).toBe(
    "Cả 1 xã, phường có kết quả khảo sát",
  );
  expect(surveySentence({ questions, units: [unit("A")] })).toBe(
    "0/1 xã, phường có kết quả khảo sát",
  );
  expect(surveySentence({ questions: [], units: [unit("A")] })).toContain("không có điểm khảo sát");
});
