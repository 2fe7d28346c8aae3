import type { Form } from "../form/form.ts";
import { cellKey } from "../report/cell.ts";
import type { Check } from "./check.ts";
import { quotedWhole, refs } from "./words.ts";

/** Every required field has an answer; "không phát sinh" and "chưa có số liệu" are answers. */
export function requiredChecks(form: Form): readonly Check[] {
  return form.fields
    .filter((field) => field.required)
    .map((field) => ({
      code: `required.${field.code}`,
      severity: "hard",
      kind: "required",
      cells: [field.code],
      run: ({ cells }) =>
        cells.has(cellKey(field.code))
          ? []
          : [
              {
                check: `required.${field.code}`,
                kind: "required",
                severity: "hard",
                cells: refs([field.code]),
                figures: [],
                message: `${quotedWhole(field)} chưa có câu trả lời: nhập số, hoặc chọn “Không phát sinh” hay “Chưa có số liệu”.`,
                why: "Ô bắt buộc của mẫu báo cáo.",
              },
            ],
    }));
}
