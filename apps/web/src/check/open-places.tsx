import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { figuresOfDocument } from "@cchc/domain/report-text/block";
import { formatCount } from "@cchc/domain/text/numbers";
import { Link } from "@cchc/ui/link";
import { Notice } from "@cchc/ui/notice";
import { api } from "../api.ts";
import { type ReportAddress } from "../report/open-report.ts";
import { pathOf } from "../report/paths.ts";

/** Before a report is handed in: how many places of its text nothing stands in yet. */
export function OpenPlaces({ address }: { address: ReportAddress }): ReactNode {
  const { data } = useQuery(api.papers.preview.queryOptions(address, { staleTime: 0 }));
  if (data === undefined) return null;
  const open = figuresOfDocument(data.document).filter(({ state }) => state === "missing").length;
  if (open === 0) return null;
  return (
    <Notice
      tone="doubt"
      title={`Văn bản báo cáo còn ${formatCount(open)} chỗ chưa có số liệu, nội dung`}
    >
      <p>
        Vẫn nộp được số liệu; bản in còn dấu ngoặc vuông ở những chỗ ấy.{" "}
        <Link href={pathOf(address, "van-ban")}>Xem và điền văn bản</Link>
      </p>
    </Notice>
  );
}
