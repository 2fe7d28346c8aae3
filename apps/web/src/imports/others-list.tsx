import type { ReactNode } from "react";
import type { Reading } from "./reading.ts";

/** Figures that no cell of this form asks for; shown, so that nothing goes missing unseen. */
export function OthersList(props: { reading: Reading; onLook: (id: string) => void }): ReactNode {
  const { others } = props.reading;
  if (others.length === 0) return <p>Mọi số trong tệp đều có ô trong báo cáo này.</p>;
  return (
    <>
      <p className="c-small c-quiet">
        Biểu mẫu của báo cáo này không có ô cho những số dưới đây, hoặc là chỉ tiêu của kế hoạch. Số
        nào cần thì nhập tay vào ô đúng.
      </p>
      <ul className="i-list">
        {others.map(({ value, unit, phrase, start }, at) => (
          <li key={start}>
            <strong>
              {value === null ? "(để trống)" : numberWords(value)} {unit}
            </strong>
            <button type="button" className="i-phrase" onClick={() => props.onLook(`khac-${at}`)}>
              “{phrase}”
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}

const vietnamese = new Intl.NumberFormat("vi-VN", { maximumFractionDigits: 4 });

function numberWords(value: number | string): string {
  return typeof value === "number" ? vietnamese.format(value).replace("-", "−") : value;
}
