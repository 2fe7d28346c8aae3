import type { ReactNode } from "react";
import { Notice } from "../notice.tsx";
import { PrintButton } from "../print-button.tsx";

/** The codes on paper, shown this once. */
export function RecoveryCodes({ codes }: { readonly codes: readonly string[] }): ReactNode {
  return (
    <Notice
      tone="settled"
      title="Đã bật. Mười mã dự phòng chỉ hiện lần này: hãy in hoặc chép ra giấy"
      announce
    >
      <p>Mất điện thoại hoặc khóa thì nhập một mã này; mỗi mã dùng một lần.</p>
      <ul className="c-inset">
        {codes.map((code) => (
          <li key={code}>
            <code className="c-secret">{code}</code>
          </li>
        ))}
      </ul>
      <PrintButton />
    </Notice>
  );
}
