import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { api } from "../api.ts";
import type { Upload } from "../register/upload-file.ts";
import type { ReportAddress } from "../report/open-report.ts";

/** How often one asks which page it is, milliseconds. */
const asked = 1500;

/** Which page of a scan is being recognised: it takes some seconds a page. */
export function ScanProgress(props: { address: ReportAddress; upload: Upload }): ReactNode {
  const { address, upload } = props;
  const { uploadId } = upload;
  const { data } = useQuery({
    ...api.imports.progress.queryOptions({ ...address, uploadId }),
    refetchInterval: asked,
    gcTime: 0,
  });
  const known = data !== undefined && data !== null;
  const words = !known
    ? "Đang nhận dạng chữ, mỗi trang vài giây"
    : data.pages === 0
      ? `Đang nhận dạng trang ${data.page}`
      : `Đang nhận dạng trang ${data.page}/${data.pages}`;
  return (
    <div role="status">
      <p className="c-small">{words}…</p>
      <progress
        className="r-progress"
        aria-label={words}
        {...(known && data.pages > 0 ? { value: data.page - 1, max: data.pages } : {})}
      />
    </div>
  );
}
