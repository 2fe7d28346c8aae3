import { expect, test } from "vitest";
import { blockOf } from "./block.ts";
import { REFERENCE_SET } from "./set-reference.ts";

test("wards and townships are ranked apart from rural communes, where the set says so", () => {
  expect(blockOf(REFERENCE_SET, "phuong")).toBe("ward");
  expect(blockOf(REFERENCE_SET, "thi_tran")).toBe("ward");
  expect(blockOf(REFERENCE_SET, "xa")).toBe("commune");
  expect(blockOf({ blocks: [] }, "phuong")).toBeUndefined();
  expect(blockOf({ blocks: [{ code: "ward", label: "Phường" }] }, "xa")).toBeUndefined();
});
