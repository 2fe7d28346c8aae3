import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { formatDay, previousDay } from "@cchc/domain/text/days";
import { fullName, unitKindLabels, unitTypes } from "@cchc/domain/unit/unit";
import { Button } from "@cchc/ui/button";
import { Icon } from "@cchc/ui/icon";
import { Link } from "@cchc/ui/link";
import { api, type Outputs } from "../api.ts";
import { Aside } from "../frame/frame-state.tsx";
import { FailureNotice, Waiting } from "../frame/states.tsx";
import type { ChangeKind } from "./change-words.ts";
import type { UnitRow } from "./forest.ts";

type History = Outputs["units"]["history"];

export interface UnitPanelProps {
  unit: UnitRow;
  day: string;
  place: string;
  /** Address of another unit on the day it existed. */
  href: (unitId: string, on: string) => string;
  /** Absent for those who only look. */
  onChange: ((kind: ChangeKind) => void) | undefined;
  onClose: () => void;
}

const changes: readonly { readonly kind: ChangeKind; readonly label: string }[] = [
  { kind: "rename", label: "Đổi tên, loại…" },
  { kind: "move", label: "Chuyển về đơn vị khác…" },
  { kind: "merge", label: "Sáp nhập…" },
  { kind: "split", label: "Chia tách…" },
  { kind: "abolish", label: "Giải thể…" },
];

/** What one unit is, was and became. */
export function UnitPanel({
  unit,
  day,
  place,
  href,
  onChange,
  onClose,
}: UnitPanelProps): ReactNode {
  const history = useQuery(
    api.units.history.queryOptions({ unitId: unit.id, day }, { staleTime: 60_000 }),
  );
  return (
    <Aside label="Đơn vị">
      <div className="c-why">
        <div className="c-why-head">
          <h2>Đơn vị</h2>
          <Button small tone="quiet" onClick={onClose} aria-label="Đóng phần đơn vị">
            <Icon name="cross" />
          </Button>
        </div>
        <p className="c-why-title">{unit.name}</p>
        <p className="c-small">
          {unitTypes[unit.type].label}, {unitKindLabels[unit.kind]}
          {unit.code !== null && `, mã ${unit.code}`}
          {place !== "" && `. Thuộc ${place}`}.
        </p>
        {history.isError && <FailureNotice error={history.error} />}
        {history.isPending && <Waiting />}
        {history.data !== undefined && (
          <>
            <Names versions={history.data.versions} />
            <Kin unit={unit} successions={history.data.successions} href={href} />
          </>
        )}
        {onChange !== undefined && (
          <>
            <h3>Thay đổi từ một ngày</h3>
            <div className="c-row a-why-foot">
              {changes.map(({ kind, label }) => (
                <Button key={kind} small onClick={() => onChange(kind)}>
                  {label}
                </Button>
              ))}
            </div>
          </>
        )}
      </div>
    </Aside>
  );
}

function Names({ versions }: { versions: History["versions"] }): ReactNode {
  return (
    <>
      <h3>Tên gọi qua thời gian</h3>
      <dl className="c-why-lines">
        {versions.map(({ from, to, type, name, code }) => (
          <div key={from}>
            <dt>
              {fullName({ type, name })}
              {code !== null && <span className="c-unit">mã {code}</span>}
            </dt>
            <dd className="c-small">
              {to === null ? `từ ${formatDay(from)}` : `${formatDay(from)} – ${formatDay(to)}`}
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}

const words: Readonly<Record<string, string>> = {
  merge: "sáp nhập",
  split: "chia tách",
  rename: "đổi tên",
  move: "chuyển địa bàn",
};

interface KinProps {
  unit: UnitRow;
  successions: History["successions"];
  href: (unitId: string, on: string) => string;
}

/** Where it came from and what it became; names are those of the eve and of the day itself. */
function Kin({ unit, successions, href }: KinProps): ReactNode {
  const others = successions.filter(
    ({ predecessorId, successorId }) => predecessorId !== successorId,
  );
  if (others.length === 0) return null;
  return (
    <>
      <h3>Kế thừa</h3>
      <ul className="a-kin">
        {others.map(({ predecessorId, successorId, on, kind, decision, ...names }) => {
          const came = successorId === unit.id;
          const other = came ? predecessorId : successorId;
          return (
            <li key={`${predecessorId} ${successorId} ${on}`}>
              {came ? "Từ " : "Thành "}
              <Link href={href(other, came ? previousDay(on) : on)}>
                {came ? names.predecessorName : names.successorName}
              </Link>
              <span className="c-unit">
                {words[kind] ?? kind}, {formatDay(on)}
                {decision !== null && `, ${decision}`}
              </span>
            </li>
          );
        })}
      </ul>
    </>
  );
}
