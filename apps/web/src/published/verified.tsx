import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { formatHundredths } from "@cchc/domain/text/numbers";
import { Button } from "@cchc/ui/button";
import { Notice } from "@cchc/ui/notice";
import { type Sheet, verifySheet } from "./verify.ts";

/** Computes the sheet again in this browser as soon as it is open, and again when asked. */
export function Verified({ sheet }: { sheet: Sheet }): ReactNode {
  const { code, receipt, unit } = sheet;
  const { data, isFetching, isError, refetch } = useQuery({
    queryKey: ["verify", receipt.code, code],
    queryFn: () => verifySheet(sheet),
    staleTime: Infinity,
    networkMode: "always",
    retry: false,
  });
  const again = (
    <Button small busy={isFetching ? "Đang tính lại…" : undefined} onClick={() => void refetch()}>
      Kiểm tra lại
    </Button>
  );
  if (isError) {
    return (
      <Notice tone="doubt" title="Máy này chưa tính lại được phiếu">
        <p>Kiểm tra đường truyền rồi thử lại; số liệu trên phiếu không bị ảnh hưởng.</p>
        {again}
      </Notice>
    );
  }
  if (data === undefined) {
    return (
      <p className="c-loading" role="status">
        Đang tính lại từng điểm trên máy này…
      </p>
    );
  }
  if (data.length > 0) {
    return (
      <Notice tone="wrong" title="KHÔNG KHỚP: không dùng phiếu này làm căn cứ" announce>
        <ul>
          {data.map((flaw) => (
            <li key={flaw}>{flaw}</li>
          ))}
        </ul>
        {again}
      </Notice>
    );
  }
  const count = receipt.data.result.leaves.length;
  const total = unit.total === null ? "" : `, tổng ${formatHundredths(unit.total)} điểm`;
  return (
    <Notice tone="settled" title="Khớp từng số" announce>
      <p>
        Trình duyệt vừa tính lại cả {count} mục từ số liệu trên phiếu{total}; mã băm bộ tiêu chí, số
        liệu, kết quả và mã phiếu đều đúng.
      </p>
      <div className="c-no-print">{again}</div>
    </Notice>
  );
}
