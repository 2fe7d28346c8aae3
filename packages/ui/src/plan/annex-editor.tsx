import type { ReactNode } from "react";
import { parseTaskTime } from "@cchc/domain/plan/parse-schedule";
import {
  type PlanTask,
  type Responsible,
  type UnitClass,
  unitClassLabels,
} from "@cchc/domain/plan/task";
import { scheduleWords } from "@cchc/domain/plan/words";
import { Button } from "../button.tsx";
import { StateMark } from "../state-mark.tsx";

/** Who can be charged: units by name, and classes of units. */
export interface Receiver {
  readonly unitId: string;
  readonly name: string;
}

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
              <th scope="col">
                <span className="c-sr">Xóa</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {tasks.map((task, at) => (
              <tr key={task.id}>
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
                    <Charged
                      label={`Giao nhiệm vụ ${at + 1} cho`}
                      responsible={task.responsible}
                      receivers={receivers}
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
                </td>
                <td>
                  <Button
                    small
                    tone="quiet"
                    aria-label={`Xóa nhiệm vụ ${at + 1}`}
                    onClick={() => onChange(tasks.filter(({ id }) => id !== task.id))}
                  >
                    Xóa
                  </Button>
                </td>
              </tr>
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

function withTime(task: PlanTask, changed: Partial<PlanTask>, year: number): PlanTask {
  const next = { ...task, ...changed };
  if (changed.time === undefined && changed.title === undefined) return next;
  return { ...next, schedule: parseTaskTime(next, { year }).schedule };
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
  const { rest } = parseTaskTime(task, { year });
  const words = scheduleWords(task.schedule);
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

interface ChargedProps {
  label: string;
  responsible: readonly Responsible[];
  receivers: readonly Receiver[];
  onChange: (responsible: readonly Responsible[]) => void;
}

function keyOf(one: Responsible): string {
  if (one.kind === "unit") return `unit ${one.unitId}`;
  return one.kind === "class" ? `class ${one.class}` : `named ${one.label}`;
}

const classes: readonly UnitClass[] = [
  "communes",
  "wards",
  "rural_communes",
  "townships",
  "departments",
  "service_centers",
  "mass_organizations",
];

/** Those charged, each with a way out, and a list to add one more. */
function Charged({ label, responsible, receivers, onChange }: ChargedProps): ReactNode {
  const add = (value: string): void => {
    const [kind, ...rest] = value.split(" ");
    const id = rest.join(" ");
    const found = classes.find((one) => one === id);
    if (kind === "class" && found !== undefined) {
      onChange([...responsible, { kind: "class", class: found }]);
    } else if (kind === "unit") onChange([...responsible, { kind: "unit", unitId: id }]);
  };
  const taken = new Set(responsible.map(keyOf));
  return (
    <div className="c-annex-who">
      {responsible.map((one) => (
        <div key={keyOf(one)} className="c-annex-one">
          <span className={one.kind === "named" ? "c-tone-doubt" : undefined}>
            {responsibleName(one, receivers)}
          </span>
          <Button
            small
            tone="quiet"
            aria-label={`Bỏ ${responsibleName(one, receivers)}`}
            onClick={() => onChange(responsible.filter((other) => other !== one))}
          >
            ×
          </Button>
        </div>
      ))}
      <select
        className="c-input c-select"
        aria-label={label}
        value=""
        onChange={({ target }) => add(target.value)}
      >
        <option value="">Thêm…</option>
        <optgroup label="Nhóm đơn vị">
          {classes
            .filter((one) => !taken.has(`class ${one}`))
            .map((one) => (
              <option key={one} value={`class ${one}`}>
                {unitClassLabels[one]}
              </option>
            ))}
        </optgroup>
        <optgroup label="Từng đơn vị">
          {receivers
            .filter(({ unitId }) => !taken.has(`unit ${unitId}`))
            .map(({ unitId, name }) => (
              <option key={unitId} value={`unit ${unitId}`}>
                {name}
              </option>
            ))}
        </optgroup>
      </select>
    </div>
  );
}

/** The name of who is charged, as lists show it. */
export function responsibleName(one: Responsible, receivers: readonly Receiver[]): string {
  if (one.kind === "class") return unitClassLabels[one.class];
  if (one.kind === "named") return `${one.label} (chưa có trong cây đơn vị)`;
  return receivers.find(({ unitId }) => unitId === one.unitId)?.name ?? one.unitId;
}
