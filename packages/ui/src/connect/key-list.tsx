import { type FormEvent, type ReactNode, useState } from "react";
import type { Day } from "@cchc/domain/report/cell";
import { formatDay, formatInstant } from "@cchc/domain/text/days";
import { Button } from "../button.tsx";
import { type DataColumn, DataTable } from "../data-table.tsx";
import { DateField } from "../day/day-field.tsx";
import { Check, Field } from "../field.tsx";
import { Notice } from "../notice.tsx";
import { ShownOnce } from "./shown-once.tsx";

/** A key as its owner sees it. */
export interface ListedKey {
  readonly id: string;
  readonly name: string;
  readonly scopes: readonly string[];
  readonly lastDay: Day;
  readonly usedAt: string | null;
  readonly revokedAt: string | null;
}

/** What a key may be made for. */
export interface ScopeChoice {
  readonly scope: string;
  readonly label: string;
}

export interface WantedKey {
  readonly name: string;
  readonly scopes: readonly string[];
  readonly lastDay: Day;
}

export interface KeyListProps {
  keys: readonly ListedKey[];
  choices: readonly ScopeChoice[];
  today: Day;
  latestDay: Day;
  busy: boolean;
  failure: string | undefined;
  /** The key just made, shown this once. */
  made: string | undefined;
  onCreate: (wanted: WantedKey) => void;
  onRevoke: (id: string) => void;
}

/** A person's keys for other programs, and a form for a new one. */
export function KeyList(props: KeyListProps): ReactNode {
  const { keys, failure, made } = props;
  return (
    <div className="c-stack">
      {made !== undefined && <ShownOnce key={made} what="Khóa" secret={made} />}
      {failure !== undefined && <Notice tone="wrong" title={failure} announce />}
      {keys.length === 0 ? (
        <p>Chưa có khóa nào.</p>
      ) : (
        <DataTable
          caption="Khóa truy cập"
          captionHidden
          rows={keys}
          rowKey={({ id }) => id}
          columns={columnsOf(props)}
        />
      )}
      <NewKey key={made} {...props} />
    </div>
  );
}

/** The table of keys; one that still opens something can be revoked. */
function columnsOf({ choices, today, onRevoke }: KeyListProps): readonly DataColumn<ListedKey>[] {
  const labels = new Map(choices.map(({ scope, label }) => [scope, label]));
  return [
    { key: "name", heading: "Tên", cell: ({ name }) => name },
    {
      key: "scopes",
      heading: "Cho phép",
      words: true,
      cell: ({ scopes }) => scopes.map((one) => labels.get(one) ?? one).join("; "),
    },
    { key: "day", heading: "Hết hạn", cell: ({ lastDay }) => formatDay(lastDay) },
    {
      key: "used",
      heading: "Dùng lần cuối",
      cell: ({ usedAt }) => (usedAt === null ? "Chưa dùng" : formatInstant(usedAt)),
    },
    {
      key: "state",
      heading: "Tình trạng",
      cell: (key) =>
        stateOf(key, today) ?? (
          <Button small tone="quiet" onClick={() => onRevoke(key.id)}>
            Thu hồi<span className="c-sr"> khóa {key.name}</span>
          </Button>
        ),
    },
  ];
}

/** Why a key opens nothing any more; undefined while it does. */
function stateOf({ revokedAt, lastDay }: ListedKey, today: Day): string | undefined {
  if (revokedAt !== null) return `Đã thu hồi ${formatInstant(revokedAt)}`;
  return lastDay < today ? "Đã hết hạn" : undefined;
}

function NewKey({ choices, latestDay, today, busy, onCreate }: KeyListProps): ReactNode {
  const [name, setName] = useState("");
  const [scopes, setScopes] = useState<readonly string[]>([]);
  const [lastDay, setLastDay] = useState<Day>(latestDay);
  const [tried, setTried] = useState(false);
  const wrongDay = lastDay < today || lastDay > latestDay;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (busy || name.trim() === "" || scopes.length === 0 || wrongDay) return;
    onCreate({ name: name.trim(), scopes, lastDay });
  };
  return (
    <form className="c-stack c-prose" onSubmit={submit} noValidate>
      <h3>Tạo khóa mới</h3>
      <Field
        label="Dùng cho phần mềm nào"
        value={name}
        maxLength={80}
        error={tried && name.trim() === "" ? "Hãy ghi tên để sau này nhận ra khóa." : undefined}
        onChange={({ target }) => setName(target.value)}
      />
      <fieldset className="c-fieldset c-stack-tight">
        <legend>Khóa được làm gì</legend>
        {tried && scopes.length === 0 && <p className="c-error">Hãy chọn ít nhất một việc.</p>}
        {choices.map(({ scope, label }) => (
          <Check
            key={scope}
            label={label}
            checked={scopes.includes(scope)}
            onChange={({ target }) =>
              setScopes(target.checked ? [...scopes, scope] : scopes.filter((one) => one !== scope))
            }
          />
        ))}
      </fieldset>
      <DateField
        label="Ngày hết hạn"
        hint={`muộn nhất ${formatDay(latestDay)}`}
        value={lastDay}
        error={
          tried && wrongDay
            ? `Hãy chọn một ngày từ hôm nay đến ${formatDay(latestDay)}.`
            : undefined
        }
        onDay={setLastDay}
      />
      <div>
        <Button type="submit" busy={busy ? "Đang tạo…" : undefined}>
          Tạo khóa
        </Button>
      </div>
    </form>
  );
}
