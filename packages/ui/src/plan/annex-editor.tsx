import { Fragment, type ReactNode, useState } from "react";
import { parseTaskTime } from "@cchc/domain/plan/parse-schedule";
import { proofKinds } from "@cchc/domain/plan/proof-kinds";
import { type PlanTask, proofLabels, unitClassLabels } from "@cchc/domain/plan/task";
import { scheduleWords } from "@cchc/domain/plan/words";
import { Button } from "../button.tsx";
import { Check } from "../field.tsx";
import { StateMark } from "../state-mark.tsx";
import { ScheduleForm } from "./schedule-form.tsx";
import { type Receiver, WhoPicker } from "./who-picker.tsx";

export interface AnnexEditorProps {
  tasks: readonly PlanTask[];
  year: number;
  /** Absent: every task is the unit's own. */
  receivers?: readonly Receiver[] | undefined;
  onChange: (tasks: readonly PlanTask[]) => void;
  /** A new task's id. */
  newId: () => string;
}

/** The annex being written: one row a task, beside each time what it is understood as. */
export function AnnexEditor(props: AnnexEditorProps): ReactNode {
  const { tasks, year, receivers, onChange, newId } = props;
  const [open, setOpen] = useState<string | undefined>(undefined);
  const change = (id: string, changed: Partial<PlanTask>): void => {
    onChange(tasks.map((task) => (task.id === id ? withTime(task, changed, year) : task)));
  };
  const last = tasks.at(-1);
  return (
    <div className="c-stack">
      <div className="c-table-box">
        <table className="c-table c-annex">
          <caption className="c-sr">Phụ lục nhiệm vụ</caption>
          <thead>
            <tr>
              <th scope="col">Nhóm</th>
              <th scope="col">Nhiệm vụ</th>
              {receivers !== undefined && <th scope="col">Giao cho</th>}
              <th scope="col">Thời gian, số lượng</th>
              <th scope="col">Hiểu là</th>
            </tr>
          </thead>
          <tbody>
            {tasks.map((task, at) => (
              <Fragment key={task.id}>
                <tr>
                  <td>
                    <textarea
                      className="c-input"
                      rows={2}
                      aria-label={`Nhóm của nhiệm vụ ${at + 1}`}
                      value={task.group}
                      onChange={({ target }) => change(task.id, { group: target.value })}
                    />
                  </td>
                  <td>
                    <textarea
                      className="c-input"
                      rows={2}
                      aria-label={`Nhiệm vụ ${at + 1}`}
                      value={task.title}
                      onChange={({ target }) => change(task.id, { title: target.value })}
                    />
                  </td>
                  {receivers !== undefined && (
                    <td>
                      <WhoPicker
                        label={`Giao nhiệm vụ ${at + 1} cho`}
                        chosen={task.responsible}
                        receivers={receivers}
                        classes
                        named={false}
                        onChange={(responsible) => change(task.id, { responsible })}
                      />
                    </td>
                  )}
                  <td>
                    <textarea
                      className="c-input"
                      rows={2}
                      aria-label={`Thời gian của nhiệm vụ ${at + 1}`}
                      value={task.time}
                      onChange={({ target }) => change(task.id, { time: target.value })}
                    />
                  </td>
                  <td className="c-annex-read">
                    <Understood task={task} year={year} />
                    <div className="c-annex-acts">
                      <Button
                        small
                        tone="quiet"
                        aria-expanded={open === task.id}
                        aria-label={`Chi tiết của nhiệm vụ ${at + 1}`}
                        onClick={() => setOpen(open === task.id ? undefined : task.id)}
                      >
                        Chi tiết
                      </Button>
                      <Button
                        small
                        tone="quiet"
                        aria-label={`Xóa nhiệm vụ ${at + 1}`}
                        onClick={() => onChange(tasks.filter(({ id }) => id !== task.id))}
                      >
                        Xóa
                      </Button>
                    </div>
                  </td>
                </tr>
                {open === task.id && (
                  <tr className="c-annex-more">
                    <td colSpan={receivers === undefined ? 4 : 5}>
                      <Details
                        task={task}
                        number={at + 1}
                        year={year}
                        receivers={receivers}
                        onChange={(changed) => change(task.id, changed)}
                      />
                    </td>
                  </tr>
                )}
              </Fragment>
            ))}
          </tbody>
        </table>
      </div>
      <p>
        <Button
          onClick={() => onChange([...tasks, emptyTask(newId(), last, receivers === undefined)])}
        >
          Thêm nhiệm vụ
        </Button>
      </p>
    </div>
  );
}

interface DetailsProps {
  task: PlanTask;
  number: number;
  year: number;
  receivers: readonly Receiver[] | undefined;
  onChange: (changed: Partial<PlanTask>) => void;
}

/** Who helps, what proves it, and the time where the wording alone does not say it. */
function Details({ task, number, year, receivers, onChange }: DetailsProps): ReactNode {
  const parsed = parseTaskTime(task, { year }).schedule;
  const own = !same(parsed, task.schedule);
  const [writing, setWriting] = useState(own);
  return (
    <div className="c-annex-details">
      <fieldset className="c-plan-set">
        <legend className="c-legend">Đơn vị phối hợp</legend>
        <WhoPicker
          label={`Phối hợp nhiệm vụ ${number}`}
          chosen={task.cooperating}
          receivers={receivers ?? []}
          classes={receivers !== undefined}
          named
          onChange={(cooperating) => onChange({ cooperating })}
        />
      </fieldset>
      <fieldset className="c-plan-set">
        <legend className="c-legend">Minh chứng cần có</legend>
        <div className="c-annex-proofs">
          {proofKinds.map((kind) => (
            <Check
              key={kind}
              label={proofLabels[kind]}
              checked={task.proof.includes(kind)}
              onChange={({ target }) =>
                onChange({
                  proof: proofKinds.filter((one) =>
                    one === kind ? target.checked : task.proof.includes(one),
                  ),
                })
              }
            />
          ))}
        </div>
      </fieldset>
      {writing ? (
        <div>
          <ScheduleForm
            label={`nhiệm vụ ${number}`}
            schedule={task.schedule}
            year={year}
            onChange={(schedule) => onChange({ schedule })}
          />
          <div className="c-row">
            <Button
              small
              onClick={() => {
                onChange({ schedule: parsed });
                setWriting(false);
              }}
            >
              Theo lời văn: {scheduleWords(parsed)}
            </Button>
          </div>
        </div>
      ) : (
        <div className="c-row">
          <Button small onClick={() => setWriting(true)}>
            Đặt lại thời gian…
          </Button>
          <span className="c-small c-quiet">Lời văn trong kế hoạch giữ nguyên.</span>
        </div>
      )}
    </div>
  );
}

/** A schedule that a person set stays when the wording changes; one that was read is read again. */
function withTime(task: PlanTask, changed: Partial<PlanTask>, year: number): PlanTask {
  const next = { ...task, ...changed };
  if (changed.time === undefined && changed.title === undefined) return next;
  if (!same(task.schedule, parseTaskTime(task, { year }).schedule)) return next;
  return { ...next, schedule: parseTaskTime(next, { year }).schedule };
}

function same(one: PlanTask["schedule"], other: PlanTask["schedule"]): boolean {
  return keyOf(one) === keyOf(other);
}

/** A part says the same in whatever order its properties came. */
function keyOf({ parts, tentative }: PlanTask["schedule"]): string {
  const sorted = parts.map((part) => Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)));
  return JSON.stringify([sorted, tentative === true]);
}

function emptyTask(id: string, before: PlanTask | undefined, own: boolean): PlanTask {
  return {
    id,
    group: before?.group ?? (own ? "" : unitClassLabels.communes),
    title: "",
    responsible: before?.responsible ?? (own ? [] : [{ kind: "class", class: "communes" }]),
    cooperating: [],
    proof: [],
    time: "",
    schedule: { parts: [] },
  };
}

/** What the program made of a time, and what of it waits for a person. */
export function Understood({ task, year }: { task: PlanTask; year: number }): ReactNode {
  const { rest, schedule } = parseTaskTime(task, { year });
  const words = scheduleWords(task.schedule);
  if (!same(schedule, task.schedule)) {
    return (
      <>
        <StateMark tone="accent">{words}</StateMark>
        <div className="c-small c-quiet">người lập đặt lại</div>
      </>
    );
  }
  if (rest.length > 0) {
    return (
      <>
        <StateMark tone="doubt">
          Chưa hiểu: {rest.map(({ text }) => `“${text}”`).join(", ")}
        </StateMark>
        {task.schedule.parts.length > 0 && <div className="c-small">{words}</div>}
      </>
    );
  }
  if (task.schedule.parts.length === 0)
    return <StateMark tone="none">Không đặt thời gian</StateMark>;
  return <StateMark tone="settled">{words}</StateMark>;
}
