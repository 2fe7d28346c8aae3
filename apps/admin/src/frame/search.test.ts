import { describe, expect, test } from "vitest";
import { readReportSearch } from "../intake/search.ts";
import { readOverviewSearch } from "../overview/search.ts";
import { hrefTo } from "./paths.ts";
import { parseSearch, writeSearch } from "./search.ts";

describe("searches", () => {
  test("come back as they were written, accents and signs included", () => {
    const search = { ky: "nam-2023", tim: "Trần Hưng Đạo & 50 %", loc: "da-nop" };
    expect(parseSearch(writeSearch(search))).toEqual(search);
  });

  test("what is empty or not there is not written", () => {
    expect(writeSearch({ ky: "", nut: undefined })).toBe("");
    expect(hrefTo("/tong-quan", { ky: "a", tim: "" })).toBe("/admin/tong-quan?ky=a");
  });

  test("numbers stay texts", () => {
    expect(parseSearch("?ky=2023")).toEqual({ ky: "2023" });
  });

  test("words that no view knows are dropped", () => {
    expect(
      readOverviewSearch({ ky: "a", xem: "dien-bien", loc: "moi-thu", chieu: "ngang", la: "x" }),
    ).toEqual({ ky: "a", xem: "dien-bien" });
    expect(readReportSearch({ dv: "x", bc: "y", loc: "tra-lai" })).toEqual({
      dv: "x",
      bc: "y",
      loc: "tra-lai",
    });
  });
});
