import { describe, expect, test } from "vitest";
import { LAYOUT_30_2020 } from "@cchc/domain/document/layout";
import { balancedLines, lineLength } from "./lines.ts";
import { textWidth } from "./widths.ts";

const { about } = LAYOUT_30_2020.styles;

describe("measured lines", () => {
  test("marks take no width, horns do", () => {
    expect(textWidth("ỦY", 10, "bold")).toBe(textWidth("UY", 10, "bold"));
    expect(textWidth("ấ", 10, "regular")).toBe(textWidth("a", 10, "regular"));
    expect(textWidth("ữ", 10, "regular")).toBeCloseTo(5.42, 10);
    expect(textWidth("Đ", 10, "bold")).toBeCloseTo(7.22, 10);
  });

  test("a title keeps its words, its year with its word, and is nearly even", () => {
    const title = "Công tác cải cách hành chính năm 2023 và phương hướng, nhiệm vụ năm 2024";
    const { lines, last } = balancedLines(title, about, 165);
    expect(lines.join(" ")).toBe(title);
    expect(lines.length).toBe(2);
    expect(lines.at(-1)).toMatch(/năm 2024$/);
    const [first = ""] = lines;
    expect(last / lineLength(first, about)).toBeGreaterThan(0.7);
  });

  test("a short title is one line; a word longer than the width stays whole", () => {
    expect(balancedLines("Báo cáo", about, 165).lines).toEqual(["Báo cáo"]);
    expect(balancedLines("nghiêngngả", about, 2).lines).toEqual(["nghiêngngả"]);
  });
});
