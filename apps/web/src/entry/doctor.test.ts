import { expect, test } from "vitest";
import { weightWords } from "./doctor.tsx";

test("how likely, what it mends and what it would break", () => {
  expect(weightWords({ likelihood: 50, mends: 2, breaks: 0 })).toBe(
    "Nhiều khả năng · khớp lại 2 phép cộng",
  );
  expect(weightWords({ likelihood: 49, mends: 1, breaks: 1 })).toBe(
    "Có thể · khớp lại 1 phép cộng · làm lệch 1 phép cộng đang đúng",
  );
});
