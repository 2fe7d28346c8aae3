import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";
import {
  type CopyStatus,
  copyStatus,
  countStatuses,
  quotaFigures,
  tellingQuota,
} from "@cchc/domain/plan/copy-status";
import { planStateLabels } from "@cchc/domain/plan/plan";
import { formatDay } from "@cchc/domain/text/days";
import { searchKey } from "@cchc/domain/text/search-key";
import { Button } from "@cchc/ui/button";
import { Field } from "@cchc/ui/field";
import { Link } from "@cchc/ui/link";
import { Select } from "@cchc/ui/select";
import { StateMark, type Tone } from "@cchc/ui/state-mark";
import { api, type Outputs } from "../api.ts";
import { hrefTo } from "../frame/paths.ts";
import { FailureNotice, Waiting } from "../frame/states.tsx";
import { may } from "../session.ts";
import { CellDialog } from "./cell-dialog.tsx";
import { RemindDialog } from "./remind-dialog.tsx";

export type Matrix = Outputs["plans"]["matrix"];
export type MatrixRow = Matrix["rows"][number];
export type MatrixCell = MatrixRow["cells"][number];

const workspace = getRouteApi("/workspace");

const shownLabels = {
  all: "Mọi đơn vị",
  behind: "Quá hạn hoặc thiếu chỉ tiêu",
  no_plan: "Chưa ban hành kế hoạch",
} as const;

type Shown = keyof typeof shownLabels;

const choices: readonly Shown[] = ["all", "behind", "no_plan"];

function isLate(cell: MatrixCell): boolean {
  const status = copyStatus(cell);
  return status === "late" || status === "behind";
}

/** Unit × task: where everybody stands, one click from a cell to its proof. */
export function MatrixView({ planId }: { planId: string }): ReactNode {
  const { me } = workspace.useRouteContext();
  const read = useQuery(api.plans.matrix.queryOptions({ planId }));
  const [open, setOpen] = useState<{ readonly row: MatrixRow; readonly cell: MatrixCell }>();
  const [reminding, setReminding] = useState(false);
  const [shown, setShown] = useState<Shown>("all");
  const [search, setSearch] = useState("");
  if (read.isError) {
    return <FailureNotice error={read.error} onRetry={() => void read.refetch()} />;
  }
  if (read.data === undefined) return <Waiting />;
  const { rows, tasks, withoutPlan, plan } = read.data;
  const missing = new Set(withoutPlan.map(({ unitId }) => unitId));
  const wanted = searchKey(search);
  const kept = rows.filter(
    (row) =>
      searchKey(row.name).includes(wanted) &&
      (shown === "all" || (shown === "behind" ? row.cells.some(isLate) : missing.has(row.unitId))),
  );
  const cells = rows.flatMap((row) => row.cells);
  const { late, behind } = countStatuses(cells);
  return (
    <div className="c-stack">
      <div className="c-row">
        <p className="c-lead">
          {rows.length} đơn vị, {cells.length} phần việc: {late} quá hạn, {behind} thiếu chỉ tiêu.
        </p>
        {may(me, "reminder.send") && plan.state === "issued" && (
          <Button onClick={() => setReminding(true)}>Nhắc các đơn vị…</Button>
        )}
      </div>
      {withoutPlan.length > 0 && (
        <details>
          <summary>{withoutPlan.length} xã, phường chưa ban hành kế hoạch của mình</summary>
          <p>{withoutPlan.map(({ name }) => name).join(", ")}.</p>
        </details>
      )}
      <search className="c-toolbar">
        <Select
          line
          label="Hiện"
          value={shown}
          choices={choices.map((value) => ({ value, label: shownLabels[value] }))}
          onChange={({ target }) => setShown(choices.find((one) => one === target.value) ?? "all")}
        />
        <Field
          line
          type="search"
          label="Tìm đơn vị"
          value={search}
          onChange={({ target }) => setSearch(target.value)}
        />
      </search>
      {kept.length === 0 && <p className="c-quiet">Không có đơn vị nào như vậy.</p>}
      {groupsOf(tasks).map(({ name, tasks: own }) => (
        <GroupTable
          key={name}
          name={name}
          tasks={own}
          rows={kept.filter(({ cells: given }) =>
            given.some(({ taskId }) => own.some(({ id }) => id === taskId)),
          )}
          onOpen={(row, cell) => setOpen({ row, cell })}
        />
      ))}
      {open !== undefined && (
        <CellDialog
          row={open.row}
          cell={open.cell}
          task={tasks.find(({ id }) => id === open.cell.taskId)}
          onClose={() => setOpen(undefined)}
        />
      )}
      {reminding && <RemindDialog plan={plan} onClose={() => setReminding(false)} />}
    </div>
  );
}

interface Group {
  readonly name: string;
  readonly tasks: Matrix["tasks"];
}

/** The annex's own groups, each a table of its own: nobody reads columns that are not theirs. */
function groupsOf(tasks: Matrix["tasks"]): readonly Group[] {
  const names = [...new Set(tasks.map(({ group }) => group))];
  return names.map((name) => ({ name, tasks: tasks.filter(({ group }) => group === name) }));
}

interface GroupTableProps extends Group {
  rows: readonly MatrixRow[];
  onOpen: (row: MatrixRow, cell: MatrixCell) => void;
}

function GroupTable({ name, tasks, rows, onOpen }: GroupTableProps): ReactNode {
  if (rows.length === 0) return null;
  return (
    <section className="c-stack">
      {name !== "" && <h2>{name}</h2>}
      <div className="c-table-box">
        <table className="c-table p-matrix">
          <caption className="c-sr">{name}: từng đơn vị với từng nhiệm vụ</caption>
          <thead>
            <tr>
              <th scope="col">Đơn vị</th>
              {tasks.map(({ id, title }) => (
                <th key={id} scope="col">
                  {title}
                  <LateCount rows={rows} taskId={id} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.unitId}>
                <th scope="row">
                  {row.name}
                  <OwnPlan plan={row.ownPlan} />
                </th>
                {tasks.map(({ id, title }) => {
                  const cell = row.cells.find(({ taskId }) => taskId === id);
                  return (
                    <td key={id}>
                      {cell === undefined ? (
                        <span className="c-sr">không giao</span>
                      ) : (
                        <button
                          type="button"
                          className="p-cell"
                          title={`${row.name}: ${title}`}
                          onClick={() => onOpen(row, cell)}
                        >
                          <Mark cell={cell} />
                        </button>
                      )}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

/** How many of the shown units are late or short with a task. */
function LateCount({
  rows,
  taskId,
}: Pick<GroupTableProps, "rows"> & { taskId: string }): ReactNode {
  const late = rows.filter(({ cells }) =>
    cells.some((cell) => cell.taskId === taskId && isLate(cell)),
  ).length;
  return late === 0 ? null : <div className="c-small c-tone-wrong">{late} chậm, thiếu</div>;
}

/** The unit's own plan, one click away; a draft stays its own. */
function OwnPlan({ plan }: { plan: MatrixRow["ownPlan"] }): ReactNode {
  if (plan === null || plan.state === "draft") return null;
  const when = plan.day === null ? planStateLabels[plan.state] : `kế hoạch ${formatDay(plan.day)}`;
  return (
    <div className="c-small">
      <Link href={hrefTo("/ke-hoach/xem", { id: plan.id, xem: "phu-luc" })}>{when}</Link>
    </div>
  );
}

function Mark({ cell }: { cell: MatrixCell }): ReactNode {
  const { tone, words } = marks[copyStatus(cell)];
  const quota = tellingQuota(cell.quotas);
  return (
    <>
      <StateMark tone={tone}>{words}</StateMark>
      {quota !== undefined && <span className="p-figure">{quotaFigures(quota)}</span>}
    </>
  );
}

const marks = {
  not_possible: { tone: "none", words: "không làm được" },
  done: { tone: "settled", words: "đã xong" },
  late: { tone: "wrong", words: "quá hạn" },
  behind: { tone: "doubt", words: "thiếu chỉ tiêu" },
  due_soon: { tone: "doubt", words: "sắp đến hạn" },
  open: { tone: "accent", words: "đang thực hiện" },
} as const satisfies Record<CopyStatus, { readonly tone: Tone; readonly words: string }>;
