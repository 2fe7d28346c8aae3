import { z } from "zod";
import type { Cell, FieldKind } from "../report/cell.ts";
import { qualifiers } from "../report/cell-words.ts";
import { LONGEST_TEXT, qualifierFits, valueFits } from "./value.ts";

const LONGEST_REMARK = 2000;

const remarks = {
  note: z.string().max(LONGEST_REMARK, "Ghi chú quá dài: hãy rút gọn.").exactOptional(),
  source: z.string().max(LONGEST_REMARK, "Nguồn số liệu quá dài: hãy rút gọn.").exactOptional(),
};

/**
 * A cell as a client sends it, whatever the field: the shape only. Whether the value suits the
 * field is {@link cellSchemaFor} or `valueFits`.
 */
export const cellSchema: z.ZodType<Cell, Cell> = z.discriminatedUnion("state", [
  z.strictObject({
    state: z.literal("entered"),
    value: z.union([
      z.number("Hãy nhập một số.").int("Hãy nhập số nguyên.").min(0, "Hãy nhập số từ 0 trở lên."),
      z.string().max(LONGEST_TEXT, "Nội dung quá dài: hãy rút gọn."),
      z.boolean(),
    ]),
    qualifier: z.enum(qualifiers),
    ...remarks,
  }),
  z.strictObject({ state: z.literal("none"), ...remarks }),
  z.strictObject({ state: z.literal("unknown"), ...remarks }),
]);

/** What to enter, in one sentence per kind. */
const ADVICE: Record<FieldKind, string> = {
  count: "Hãy nhập số nguyên từ 0 trở lên, ví dụ 1.059.",
  money: "Hãy nhập số đồng nguyên từ 0 trở lên, ví dụ 12.500.000.",
  rate: "Hãy nhập tỷ lệ phần trăm với nhiều nhất hai chữ số thập phân, ví dụ 99,53.",
  date: "Hãy nhập một ngày có trong lịch, ví dụ 30/11/2023.",
  yesno: "Hãy chọn Có hoặc Không.",
  text: "Hãy nhập nội dung, không để trống.",
};

function schemaOf(kind: FieldKind): z.ZodType<Cell, Cell> {
  return cellSchema.superRefine((cell, context) => {
    if (cell.state !== "entered") return;
    if (!valueFits(kind, cell.value)) {
      context.addIssue({ code: "custom", path: ["value"], message: ADVICE[kind] });
    }
    if (!qualifierFits(kind, cell.qualifier)) {
      const message = "Chỉ số liệu mới có “gần”, “trên”, “khoảng”: hãy bỏ phần này.";
      context.addIssue({ code: "custom", path: ["qualifier"], message });
    }
  });
}

const schemas: Readonly<Record<FieldKind, z.ZodType<Cell, Cell>>> = {
  count: schemaOf("count"),
  rate: schemaOf("rate"),
  money: schemaOf("money"),
  date: schemaOf("date"),
  yesno: schemaOf("yesno"),
  text: schemaOf("text"),
};

/** A cell of a field of that kind: rates in hundredths of a percent, text in NFC and not empty. */
export function cellSchemaFor(kind: FieldKind): z.ZodType<Cell, Cell> {
  return schemas[kind];
}
