import { type QueryClient, useQuery, useQueryClient } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { formatCount } from "@cchc/domain/text/numbers";
import { Button } from "@cchc/ui/button";
import { Notice } from "@cchc/ui/notice";
import { api } from "../api.ts";
import { FailureNotice } from "../frame/states.tsx";

/** Reckons the chains anew on request and says whether every line is as it was written. */
export function Verify(): ReactNode {
  const client = useQueryClient();
  const verify = useQuery({
    queryKey: ["audit", "verify", "all"],
    queryFn: () => verifyAll(client),
    enabled: false,
    gcTime: 0,
  });
  return (
    <section className="c-stack c-no-print" aria-labelledby="kiem-chuoi">
      <h2 id="kiem-chuoi">Nhật ký có bị sửa không?</h2>
      <p className="c-prose">
        Mỗi dòng mang mã băm của dòng trước. Kiểm tra tính lại toàn bộ mã của các đơn vị bạn phụ
        trách.
      </p>
      <div>
        <Button
          busy={verify.isFetching ? "Đang tính lại…" : undefined}
          onClick={() => void verify.refetch()}
        >
          Kiểm tra chuỗi nhật ký
        </Button>
      </div>
      {verify.isError && <FailureNotice error={verify.error} />}
      {verify.data !== undefined && !verify.isFetching && <Result found={verify.data} />}
    </section>
  );
}

interface Found {
  readonly chains: number;
  readonly lines: number;
  readonly broken: { readonly unit: string; readonly seq: number } | null;
}

/** Asks again until every chain was looked at: one answer covers some of them. */
async function verifyAll(client: QueryClient): Promise<Found> {
  let chains = 0;
  let lines = 0;
  let input: { after: string } | undefined;
  for (;;) {
    const once = { staleTime: 0, gcTime: 0 };
    const part = await client.fetchQuery(api.audit.verify.queryOptions(input, once));
    chains += part.chains;
    lines += part.lines;
    if (part.broken !== null || part.next === null) return { chains, lines, broken: part.broken };
    input = { after: part.next };
  }
}

function Result({ found: { chains, lines, broken } }: { readonly found: Found }): ReactNode {
  if (broken !== null) {
    return (
      <Notice tone="wrong" title={`${broken.unit}: không khớp từ dòng ${broken.seq}`} announce>
        <p>Giữ nguyên dữ liệu và báo người phụ trách an toàn thông tin.</p>
      </Notice>
    );
  }
  return (
    <Notice
      tone="settled"
      title={`${formatCount(lines)} dòng của ${formatCount(chains)} chuỗi đều khớp: không có thay đổi nào.`}
      announce
    />
  );
}
