import { describe, expect, test } from "vitest";
import { spreadSentence, trendSentence } from "./sentences.ts";

describe("trendSentence", () => {
  test.each([
    [[], "Đúng hạn: chưa có số liệu năm nào"],
    [[{ year: 2023, value: 9953 }], "Đúng hạn: 99,53 % năm 2023"],
    [
      [
        { year: 2022, value: 9833 },
        { year: 2023, value: 9953 },
      ],
      "Đúng hạn: 99,53 % năm 2023, tăng 1,20 điểm so với năm 2022",
    ],
    [
      [
        { year: 2021, value: 9953 },
        { year: 2022, value: undefined },
        { year: 2023, value: 9950 },
      ],
      "Đúng hạn: 99,50 % năm 2023, giảm 0,03 điểm so với năm 2021",
    ],
    [
      [
        { year: 2022, value: 10_000 },
        { year: 2023, value: 10_000 },
      ],
      "Đúng hạn: 100,00 % năm 2023, như năm 2022",
    ],
  ])("%#", (points, sentence) => {
    expect(trendSentence("Đúng hạn", points)).toBe(sentence);
  });
});

describe("spreadSentence", () => {
  const rates = [
    { name: "Xã A", value: 9000 },
    { name: "Xã B", value: 9900 },
    { name: "Xã C", value: 9950 },
  ];

  test("names the middle and the far end by what is better", () => {
    expect(spreadSentence("Đúng hạn", rates, "higher-is-better")).toBe(
      "Đúng hạn: một nửa số xã, phường từ 99,00 % trở lên, thấp nhất là Xã A",
    );
    expect(spreadSentence("Quá hạn", rates, "lower-is-better")).toBe(
      "Quá hạn: một nửa số xã, phường từ 99,00 % trở xuống, cao nhất là Xã C",
    );
  });

  test("all equal, and none", () => {
    const same = [
      { name: "Xã A", value: 10_000 },
      { name: "Xã B", value: 10_000 },
    ];
    expect(spreadSentence("Đúng hạn", same, "higher-is-better")).toBe(
      "Đúng hạn: mọi xã, phường đều 100,00 %",
    );
    expect(spreadSentence("Đúng hạn", [], "higher-is-better")).toBe(
      "Đúng hạn: chưa xã, phường nào có số liệu",
    );
  });
});
