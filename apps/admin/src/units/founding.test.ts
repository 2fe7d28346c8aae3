import { describe, expect, test } from "vitest";
import { typesUnder } from "./founding.ts";

describe("typesUnder", () => {
  test("a commune stands under a district until 30/06/2025 and under a province since", () => {
    expect(typesUnder("province", "2025-06-30")).not.toContain("xa");
    expect(typesUnder("province", "2025-06-30")[0]).toBe("huyen");
    expect(typesUnder("province", "2025-07-01")[0]).toBe("xa");
    expect(typesUnder("district", "2025-06-30")).toContain("thi_tran");
  });

  test("nothing founds another country", () => {
    expect(typesUnder("country", "2025-07-01")).not.toContain("quoc_gia");
  });
});
