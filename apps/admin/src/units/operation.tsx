import "./units.css";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";
import { roleLabels } from "@cchc/domain/access/roles";
import { formatDay, formatInstant, previousDay } from "@cchc/domain/text/days";
import { formatCount } from "@cchc/domain/text/numbers";
import { Button, LinkButton } from "@cchc/ui/button";
import { Confirm } from "@cchc/ui/dialog";
import { Empty } from "@cchc/ui/empty";
import { Check } from "@cchc/ui/field";
import { Link } from "@cchc/ui/link";
import { Notice } from "@cchc/ui/notice";
import { newOperationId } from "@cchc/ui/operation-id";
import { PageHead } from "@cchc/ui/page";
import { api, type Outputs } from "../api.ts";
import { Facts, useTell } from "../frame/frame-state.tsx";
import { hrefTo } from "../frame/paths.ts";
import { Refusal } from "../frame/refusal.tsx";
import { FailureNotice, Waiting } from "../frame/states.tsx";
import { DecisionDialog } from "./decision-dialog.tsx";
import { differenceWords } from "./words.ts";

const route = getRouteApi("/workspace/don-vi/thay-doi");

type Operation = Outputs["units"]["operation"];
type Preview = NonNullable<Operation["preview"]>;

const states = { draft: "Dự thảo", applied: "Đã thực hiện", withdrawn: "Đã bỏ" } as const;

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
                    {states[one.state]}
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
      {operation.preview !== null && <Draft operation={operation} preview={operation.preview} />}
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

/** What a draft would do, and the two ways out of it. */
function Draft({ operation, preview }: { operation: Operation; preview: Preview }): ReactNode {
  const queries = useQueryClient();
  const navigate = route.useNavigate();
  const tell = useTell();
  const [opId, setOpId] = useState(newOperationId);
  const [asking, setAsking] = useState(false);
  const refresh = (): Promise<void> => queries.invalidateQueries();
  const confirm = useMutation(
    api.units.confirm.mutationOptions({
      onSuccess: async ({ changed }) => {
        setAsking(false);
        tell(
          `Đã thực hiện: ${formatCount(changed)} đơn vị thay đổi từ ${formatDay(operation.on)}.`,
        );
        await refresh();
      },
      onError: async () => {
        setAsking(false);
        setOpId(newOperationId());
        await refresh();
      },
    }),
  );
  const withdraw = useMutation(
    api.units.withdraw.mutationOptions({
      onSuccess: async () => {
        tell("Đã bỏ dự thảo. Cây đơn vị không thay đổi.");
        await refresh();
        await navigate({ search: {} });
      },
    }),
  );
  const keep = useMutation(
    api.units.draft.mutationOptions({
      onSuccess: () => queries.invalidateQueries({ queryKey: api.units.pathKey() }),
    }),
  );
  const said = [...preview.findings, ...preview.impacts];
  const stops = said.filter(({ severity }) => severity === "blocks");
  const notes = said.filter(({ severity }) => severity === "says");
  const { id, title, decision, changes, grants } = operation;
  const turn = (grant: Preview["grants"][number], toUnitId: string): void => {
    const { userId, role, fromUnitId } = grant;
    const wanted = { userId, role, fromUnitId, toUnitId };
    const same = (one: typeof wanted): boolean =>
      one.userId === userId &&
      one.role === role &&
      one.fromUnitId === fromUnitId &&
      one.toUnitId === toUnitId;
    const next = grants.some(same) ? grants.filter((one) => !same(one)) : [...grants, wanted];
    keep.mutate({
      opId: newOperationId(),
      id,
      title,
      decision,
      changes: [...changes],
      grants: next,
    });
  };
  return (
    <>
      {stops.length > 0 && (
        <Notice tone="wrong" title={`${formatCount(stops.length)} điều phải xử lý trước`}>
          <ul>
            {stops.slice(0, 50).map(({ sentence }) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </Notice>
      )}
      {notes.length > 0 && (
        <Notice tone="doubt" title="Cần biết trước khi xác nhận">
          <ul>
            {notes.slice(0, 50).map(({ sentence }) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </Notice>
      )}
      <Units preview={preview} />
      {preview.grants.length > 0 && (
        <Grants grants={preview.grants} locked={!operation.own || keep.isPending} onTurn={turn} />
      )}
      {confirm.isError && <Refusal error={confirm.error} />}
      {withdraw.isError && <Refusal error={withdraw.error} />}
      {keep.isError && <Refusal error={keep.error} />}
      <Notice
        title={
          operation.others.length === 0
            ? "Không có quản trị viên thứ hai trong phạm vi này"
            : operation.own
              ? "Cần người thứ hai xác nhận"
              : "Bạn là người thứ hai"
        }
      >
        <p>
          {operation.others.length === 0
            ? "Người lập được tự xác nhận; nhật ký ghi rõ là chỉ một người thực hiện."
            : `${operation.others.join(", ")} xem và xác nhận được.`}
        </p>
      </Notice>
      <div className="c-row">
        <Button
          tone="primary"
          disabled={preview.blocked || !operation.mayConfirm}
          onClick={() => setAsking(true)}
        >
          Xác nhận thực hiện…
        </Button>
        <Button
          busy={withdraw.isPending ? "Đang bỏ…" : undefined}
          onClick={() => withdraw.mutate({ opId: newOperationId(), id })}
        >
          Bỏ dự thảo
        </Button>
      </div>
      <Confirm
        open={asking}
        title={`Thực hiện thay đổi từ ${formatDay(operation.on)}?`}
        confirmLabel="Thực hiện"
        busy={confirm.isPending ? "Đang thực hiện…" : undefined}
        onCancel={() => setAsking(false)}
        onConfirm={() => confirm.mutate({ opId, id, seen: preview.seen })}
      >
        <p>
          {formatCount(preview.units.length)} đơn vị thay đổi cùng lúc, hoặc không đơn vị nào. Thay
          đổi đã thực hiện không xóa được; muốn sửa thì lập thay đổi khác.
        </p>
      </Confirm>
    </>
  );
}

/** Units drawn at most at once. */
const most = 300;

function Units({ preview }: { preview: Preview }): ReactNode {
  if (preview.units.length === 0) return null;
  return (
    <div className="c-table-box">
      <table className="c-table">
        <caption>{formatCount(preview.units.length)} đơn vị thay đổi</caption>
        <thead>
          <tr>
            <th scope="col">Đơn vị</th>
            <th scope="col">Thay đổi</th>
            <th scope="col">Thuộc</th>
          </tr>
        </thead>
        <tbody>
          {preview.units.slice(0, most).map((unit) => (
            <tr key={`${unit.id} ${unit.kind}`}>
              <th scope="row">{unit.after ?? unit.before}</th>
              <td>{differenceWords(unit)}</td>
              <td>{unit.place ?? unit.placeBefore}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {preview.units.length > most && (
        <p className="c-hint">Còn {formatCount(preview.units.length - most)} đơn vị khác.</p>
      )}
    </div>
  );
}

interface GrantsProps {
  grants: Preview["grants"];
  locked: boolean;
  onTurn: (grant: Preview["grants"][number], toUnitId: string) => void;
}

function Grants({ grants, locked, onTurn }: GrantsProps): ReactNode {
  return (
    <div className="c-table-box">
      <table className="c-table">
        <caption>Tài khoản ở đơn vị kết thúc: ai tiếp tục ở đơn vị mới?</caption>
        <thead>
          <tr>
            <th scope="col">Người</th>
            <th scope="col">Vai trò hiện nay</th>
            <th scope="col">Cấp thêm ở đơn vị mới</th>
          </tr>
        </thead>
        <tbody>
          {grants.map((grant) => (
            <tr key={`${grant.userId} ${grant.role} ${grant.fromUnitId}`}>
              <th scope="row">
                {grant.person} <span className="c-quiet c-small">{grant.username}</span>
              </th>
              <td>
                {roleLabels[grant.role]}, {grant.fromUnit}
              </td>
              <td>
                {grant.to.length === 0 && (
                  <span className="c-quiet">Không có đơn vị kế tiếp: chỉ giữ quyền xem cũ</span>
                )}
                {grant.to.map(({ id, name }) => (
                  <Check
                    key={id}
                    label={name}
                    checked={grant.chosen.includes(id)}
                    disabled={locked}
                    onChange={() => onTurn(grant, id)}
                  />
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="c-hint">
        Không đánh dấu thì không ai có quyền ở đơn vị mới. Quyền ở đơn vị cũ được giữ để đọc báo cáo
        cũ.
      </p>
    </div>
  );
}
