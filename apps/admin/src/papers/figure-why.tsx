import type { ReactNode } from "react";
import { formByCode, isFormCode } from "@cchc/domain/form/catalogue";
import { fieldOf, type Form } from "@cchc/domain/form/form";
import { indicatorsFor } from "@cchc/domain/indicator/catalogue";
import { cellRef } from "@cchc/domain/report/cell";
import type { FigureRun } from "@cchc/domain/report-text/block";
import { LinkButton } from "@cchc/ui/button";
import { type Explanation, WhyPanel } from "@cchc/ui/why-panel";
import { hrefTo } from "../frame/paths.ts";
import type { PeriodRow } from "../overview/place.ts";

const own: Readonly<Record<string, string>> = {
  "@units": "Số đơn vị phải nộp báo cáo",
  "@handed_in": "Số đơn vị đã nộp",
  "@silent": "Số đơn vị chưa nộp",
};

function explanationOf(figure: FigureRun, form: Form, day: string): Explanation {
  const { code, text: value, mark } = figure;
  const indicator = indicatorsFor(form, day).find((one) => `%${one.code}` === code);
  const field = fieldOf(form, code);
  const inputs = figure.cells.flatMap((key) => {
    const part = fieldOf(form, cellRef(key).field);
    if (part === undefined || indicator === undefined) return [];
    return [{ key, label: part.shortLabel ?? part.label, value: "cộng các đơn vị" }];
  });
  const formula =
    indicator !== undefined
      ? "Tổng tử số chia tổng mẫu số của các đơn vị đã nộp, không phải trung bình các tỷ lệ."
      : field === undefined
        ? "Đếm theo danh sách đơn vị phải nộp trong kỳ."
        : field.kind === "yesno"
          ? "Số đơn vị trả lời Có."
          : "Cộng số của các đơn vị đã nộp.";
  return {
    title: indicator?.label ?? field?.label ?? own[code] ?? "Số trong văn bản",
    value,
    mark: mark === undefined ? undefined : `${mark} có số liệu`,
    formula,
    inputs,
    source: indicator?.source ?? field?.source,
  };
}

export interface FigureWhyProps {
  figure: FigureRun;
  period: PeriodRow;
  place: { readonly periodId: string; readonly nodeId: string };
  onClose: () => void;
}

/** What a figure of the roll-up sums, and the way to the communes behind it. */
export function FigureWhy({ figure, period, place, onClose }: FigureWhyProps): ReactNode {
  const form = isFormCode(period.form) ? formByCode(period.form, period.to) : undefined;
  const explanation = form === undefined ? undefined : explanationOf(figure, form, period.to);
  const chi = figure.code.startsWith("%") ? figure.code.slice(1) : undefined;
  return (
    <WhyPanel explanation={explanation} onClose={onClose}>
      <p>
        <LinkButton
          small
          href={hrefTo("/tong-quan", { ky: place.periodId, nut: place.nodeId, chi })}
        >
          {chi === undefined ? "Xem từng đơn vị" : "Xem tỷ lệ này của từng đơn vị"}
        </LinkButton>
      </p>
    </WhyPanel>
  );
}
