import { useQuery } from "@tanstack/react-query";
import { compareWithReported } from "@cchc/domain/activity/compare";
import { COUNTED_FIELDS } from "@cchc/domain/activity/catalogue";
import type { Field } from "@cchc/domain/form/form";
import { type Cell, cellKey } from "@cchc/domain/report/cell";
import { Link } from "@cchc/ui/link";
import { api } from "../api.ts";
import type { CellMessage } from "../entry/cell-messages.tsx";

export interface LoggedCell {
  readonly unitId: string;
  readonly periodId: string;
  readonly field: Field;
  readonly cell: Cell | undefined;
}

const none: readonly CellMessage[] = [];

/** What to say under a count that was typed and that the log of what was done does not bear out. */
export function useLogMessage({
  unitId,
  periodId,
  field,
  cell,
}: LoggedCell): readonly CellMessage[] {
  const counts = useQuery(
    api.activities.counts.queryOptions(
      { unitId, periodId },
      {
        enabled: COUNTED_FIELDS.has(field.code),
        staleTime: 60_000,
        select: ({ figures }) => figures.find((figure) => figure.field === field.code),
      },
    ),
  );
  const logged = counts.data?.cell;
  if (cell === undefined || logged?.state !== "entered") return none;
  if (typeof logged.value !== "number") return none;
  const { value: count, qualifier } = logged;
  const found = compareWithReported(
    { [field.code]: { count, qualifier, from: [] } },
    new Map([[cellKey(field.code), cell]]),
  );
  return found.map(({ code, sentence }) => ({
    key: `so-viec-${code}`,
    tone: "doubt",
    body: (
      <div className="c-row">
        <p>{sentence}</p>
        <Link href="/ke-hoach?muc=doi-chieu">Đối chiếu với sổ</Link>
      </div>
    ),
  }));
}
