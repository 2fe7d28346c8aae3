import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";
import { formatDay, formatInstant } from "@cchc/domain/text/days";
import { formatCount, formatHundredths } from "@cchc/domain/text/numbers";
import { Button } from "@cchc/ui/button";
import { Link } from "@cchc/ui/link";
import { PageHead } from "@cchc/ui/page";
import { StateMark } from "@cchc/ui/state-mark";
import { api } from "../api.ts";
import { Facts } from "../frame/frame-state.tsx";
import { hrefTo } from "../frame/paths.ts";
import { FailureNotice, Waiting } from "../frame/states.tsx";
import { ownUnits } from "../session.ts";
import { CopyDialog } from "./copy-dialog.tsx";
import { ImportDialog } from "./import-dialog.tsx";
import { kindWords } from "./labels.ts";
import { stateWords } from "./set-frame.tsx";
import type { SetHead } from "./set-screen.tsx";

const workspace = getRouteApi("/workspace");

/** Every set within reach with its versions: which decision, in force when, issued or a draft. */
export function Sets(): ReactNode {
  const { me } = workspace.useRouteContext();
  const sets = useQuery(api.criteria.list.queryOptions(undefined, { staleTime: 10_000 }));
  const [copying, setCopying] = useState<SetHead>();
  const [importing, setImporting] = useState(false);
  const owners = ownUnits(me, "criteria.manage");
  if (sets.isError) return <FailureNotice error={sets.error} onRetry={() => void sets.refetch()} />;
  if (sets.data === undefined) return <Waiting />;
  const ids = [...new Set(sets.data.map(({ id }) => id))];
  // One's own first, the program's last.
  const groups = ids
    .map((id) => sets.data.filter((one) => one.id === id))
    .sort((a, b) => Number(a[0]?.builtIn) - Number(b[0]?.builtIn));
  return (
    <div className="c-stack-wide">
      <Facts unit={owners[0]?.name ?? me.name} period="Bộ tiêu chí" />
      <PageHead
        title="Bộ tiêu chí"
        lead="Mỗi bộ theo một quyết định, có hiệu lực từ ngày nào; bản đã ban hành không sửa, muốn sửa thì lập phiên bản mới."
        actions={
          owners.length > 0 && (
            <>
              <Button onClick={() => setImporting(true)}>Nhập từ tệp JSON…</Button>
              <Button
                tone="primary"
                onClick={() => setCopying(sets.data.find(({ id }) => id === "reference"))}
              >
                Lập bộ mới…
              </Button>
            </>
          )
        }
      />
      <div className="c-table-box">
        <table className="c-table">
          <caption className="c-sr">Bộ tiêu chí và các phiên bản</caption>
          <thead>
            <tr>
              <th scope="col">Phiên bản</th>
              <th scope="col">Tình trạng</th>
              <th scope="col">Quyết định</th>
              <th scope="col">Có hiệu lực</th>
              <th scope="col" className="c-num">
                Điểm
              </th>
              <th scope="col">Ghi lần cuối</th>
            </tr>
          </thead>
          {groups.map((versions) => (
            <tbody key={versions[0]?.id}>
              <tr className="c-group">
                <th scope="rowgroup" colSpan={6}>
                  {versions[0]?.name}
                  <span className="c-unit">
                    {versions[0]?.ownerName ?? "Có sẵn trong phần mềm"}, chấm{" "}
                    {kindWords(versions[0]?.unitKind ?? "commune")}
                    {versions[0]?.notice != null && `. ${versions[0].notice}`}
                  </span>
                </th>
              </tr>
              {versions.map((head) => (
                <VersionRow key={head.version} head={head} />
              ))}
            </tbody>
          ))}
        </table>
      </div>
      {copying !== undefined && (
        <CopyDialog source={copying} owners={owners} onClose={() => setCopying(undefined)} />
      )}
      {importing && <ImportDialog owners={owners} onClose={() => setImporting(false)} />}
    </div>
  );
}

function VersionRow({ head }: { head: SetHead }): ReactNode {
  const { id, version, status, decision, from, to, max, areas, leaves } = head;
  return (
    <tr>
      <th scope="row">
        <Link href={hrefTo("/bo-tieu-chi/xem", { bo: id, ban: String(version) })}>
          Phiên bản {version}
        </Link>
      </th>
      <td>
        <StateMark tone={status === "issued" ? "settled" : "accent"}>{stateWords(head)}</StateMark>
      </td>
      <td>{decision.document}</td>
      <td>
        từ {formatDay(from)}
        {to !== null && ` đến hết ${formatDay(to)}`}
      </td>
      <td className="c-num">
        {formatHundredths(max)}
        <span className="c-unit">
          {formatCount(areas)} lĩnh vực, {formatCount(leaves)} mục
        </span>
      </td>
      <td>
        {head.updatedAt === null ? (
          <span className="c-quiet">Không đổi</span>
        ) : (
          <>
            {formatInstant(head.updatedAt)}
            <span className="c-unit">{head.updatedByName}</span>
          </>
        )}
      </td>
    </tr>
  );
}
