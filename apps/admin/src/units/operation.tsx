import "./units.css";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";
import { formatDay, formatInstant, previousDay } from "@cchc/domain/text/days";
import { formatCount } from "@cchc/domain/text/numbers";
import { Button, LinkButton } from "@cchc/ui/button";
import { Empty } from "@cchc/ui/empty";
import { Link } from "@cchc/ui/link";
import { PageHead } from "@cchc/ui/page";
import { api } from "../api.ts";
import { Facts } from "../frame/frame-state.tsx";
import { hrefTo } from "../frame/paths.ts";
import { FailureNotice, Waiting } from "../frame/states.tsx";
import { operationStates } from "./change-words.ts";
import { DecisionDialog } from "./decision-dialog.tsx";
import { OperationDraft } from "./operation-draft.tsx";

const route = getRouteApi("/workspace/don-vi/thay-doi");

/** Operations on units: what is drafted, what was made, by which decision and whose hands. */
export function Operations(): ReactNode {
  const { ma } = route.useSearch();
  return ma === undefined ? <List /> : <One key={ma} id={ma} />;
}

function List(): ReactNode {
  const list = useQuery(api.units.operations.queryOptions());
  if (list.isError) return <FailureNotice error={list.error} />;
  if (list.data === undefined) return <Waiting />;
  const drafts = list.data.filter(({ state }) => state === "draft").length;
  return (
    <div className="c-stack">
      <PageHead
        title="Thay đổi đơn vị"
        lead="Mỗi thay đổi được lập dự thảo, xem trước rồi người thứ hai xác nhận; thực hiện tất cả hoặc không gì cả."
        actions={<LinkButton href={hrefTo("/don-vi")}>Cây đơn vị</LinkButton>}
      />
      {list.data.length === 0 ? (
        <Empty title="Chưa có thay đổi nào được lập ở đây">
          Chọn một đơn vị trong cây rồi chọn sáp nhập, chia tách, đổi tên…, hoặc nhập danh mục từ
          tệp.
        </Empty>
      ) : (
        <div className="c-table-box">
          <table className="c-table">
            <caption>{formatCount(drafts)} dự thảo chờ xác nhận</caption>
            <thead>
              <tr>
                <th scope="col">Thay đổi</th>
                <th scope="col">Từ ngày</th>
                <th scope="col">Căn cứ</th>
                <th scope="col">Tình trạng</th>
              </tr>
            </thead>
            <tbody>
              {list.data.map((one) => (
                <tr key={one.id}>
                  <th scope="row">
                    <Link href={hrefTo("/don-vi/thay-doi", { ma: one.id })}>{one.title}</Link>
                    {one.changes > 1 && (
                      <span className="c-quiet c-small"> {formatCount(one.changes)} việc</span>
                    )}
                  </th>
                  <td className="c-nowrap">{formatDay(one.on)}</td>
                  <td>{one.cited}</td>
                  <td>
                    {operationStates[one.state]}
                    {one.state === "draft" && <span className="c-quiet"> của {one.draftedBy}</span>}
                    {one.alone && <span className="c-quiet"> (một người)</span>}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </div>
  );
}

function One({ id }: { id: string }): ReactNode {
  const found = useQuery(api.units.operation.queryOptions({ id }));
  const [correcting, setCorrecting] = useState(false);
  if (found.isError) return <FailureNotice error={found.error} />;
  if (found.data === undefined) return <Waiting />;
  const operation = found.data;
  return (
    <div className="c-stack">
      <Facts unit={operation.title} period={`Từ ${formatDay(operation.on)}`} />
      <PageHead
        title={operation.title}
        lead={`Có hiệu lực từ ${formatDay(operation.on)}, theo ${operation.cited}.`}
        actions={
          <>
            {operation.state === "applied" && (
              <Button onClick={() => setCorrecting(true)}>Sửa căn cứ…</Button>
            )}
            <LinkButton href={hrefTo("/don-vi/thay-doi")}>Mọi thay đổi</LinkButton>
          </>
        }
      />
      <p>
        {operation.draftedBy} lập lúc {formatInstant(operation.draftedAt)}.{" "}
        {operation.state !== "draft" &&
          operation.decidedAt !== null &&
          `${operation.decidedBy ?? ""} ${operation.state === "applied" ? "xác nhận" : "bỏ"} lúc ${formatInstant(operation.decidedAt)}${operation.alone ? "; khi đó không có quản trị viên thứ hai" : ""}.`}
      </p>
      {operation.state === "applied" && (
        <LinkButton href={hrefTo("/don-vi", { ngay: operation.on, so: previousDay(operation.on) })}>
          So cây trước và sau ngày này
        </LinkButton>
      )}
      {operation.preview !== null && (
        <OperationDraft operation={operation} preview={operation.preview} />
      )}
      {correcting && (
        <DecisionDialog
          id={id}
          decision={operation.decision}
          onClose={() => setCorrecting(false)}
        />
      )}
    </div>
  );
}
