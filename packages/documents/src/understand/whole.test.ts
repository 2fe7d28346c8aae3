import { expect, test } from "vitest";
import { understand } from "./understand.ts";

test("a count with decimals is a slip of the pen: seen, not mapped, and nothing is reckoned with it", () => {
  const { figures } = understand(
    "Khảo sát mức độ hài lòng: thu về 410 phiếu, trong đó rất hài lòng 395,99,53% phiếu, hài lòng 15 phiếu.",
  );
  expect(figures.find(({ field }) => field === "survey.ballots.total")?.value).toBe(410);
  expect(figures.filter(({ value }) => value === 395.99).map(({ field }) => field)).toEqual([null]);
});
