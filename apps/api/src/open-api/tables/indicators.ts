import { z } from "zod";
import { INDICATORS } from "@cchc/domain/indicator/catalogue";
import { unpackRates } from "@cchc/domain/rollup/packed";
import { periodId, unitId } from "../../reports/input.ts";
import { count, hundredths, table, text } from "../table.ts";

export const indicators = table({
  path: "indicators",
  title: "Tỷ lệ",
  about:
    "Mỗi chỉ tiêu tỷ lệ của mỗi đơn vị: tổng tử số trên tổng mẫu số của các báo cáo đã nộp, không bao giờ là trung bình của các tỷ lệ.",
  scope: "review.read",
  params: z.object({
    period: periodId.meta({ description: "Mã kỳ, xem bảng periods" }),
    node: unitId.meta({ description: "Mã đơn vị cấp trên, xem bảng units" }),
    by: z.enum(["children", "submitters"]).default("submitters").meta({
      description: "children: mỗi đơn vị trực thuộc một dòng; submitters: mỗi xã, phường một dòng",
    }),
  }),
  columns: [
    text("unitId", "Mã đơn vị"),
    text("unit", "Tên đơn vị"),
    text("indicator", "Mã chỉ tiêu"),
    text("label", "Tên chỉ tiêu"),
    text("state", "computed, none (không phát sinh), missing (chưa đủ số liệu)"),
    count("numerator", "Tử số"),
    count("denominator", "Mẫu số"),
    hundredths("rate", "Tỷ lệ, phần trăm của phần trăm: 9953 là 99,53 %"),
    count("units", "Số đơn vị trong dòng"),
    count("counted", "Số đơn vị có đủ tử số và mẫu số"),
  ],
  read: async ({ caller }, { period, node, by }) => {
    const { rows, columns } = await caller.review.rollUp({ periodId: period, nodeId: node, by });
    return {
      rows: columns.flatMap(({ indicator, rates }) => {
        const label = INDICATORS.find(({ code }) => code === indicator)?.label ?? indicator;
        return unpackRates(rates).map((rate, index) => ({
          unitId: rows[index]?.unitId ?? "",
          unit: rows[index]?.name ?? "",
          indicator,
          label,
          state: rate.state,
          numerator: rate.state === "computed" ? rate.numerator : null,
          denominator: rate.state === "computed" ? rate.denominator : null,
          rate: rate.state === "computed" ? rate.hundredths : null,
          units: rate.coverage.units,
          counted: rate.coverage.counted,
        }));
      }),
    };
  },
});
