import { type ReactNode, useMemo, useSyncExternalStore } from "react";
import { diagnose, likeliestRemedies, type Remedy } from "@cchc/domain/doctor/diagnose";
import { sameCell } from "@cchc/domain/doctor/equations";
import { cellKey, cellRef } from "@cchc/domain/report/cell";
import { formatCount } from "@cchc/domain/text/numbers";
import { Button } from "@cchc/ui/button";
import { focusAfter } from "./grid-focus.ts";
import { mayEditKey } from "./may-edit.ts";
import type { Sheet } from "./sheet.ts";
import { keepRemarks } from "./typed.ts";
import { contextOf } from "./compared-past.ts";

/** More than these is guessing. */
const most = 4;

/** From here on a cause is spoken of as the likely one. */
const likely = 50;

/** The report and the work on it, as much as the doctor looks at. */
type Case = Pick<Sheet, "report" | "workbook">;

/** What could mend the equations that a cell stands in, likeliest first. */
function useRemedies({ report, workbook }: Case, cell: string): readonly Remedy[] {
  const cells = useSyncExternalStore(workbook.subscribe, workbook.cells);
  return useMemo(() => {
    const { form } = workbook;
    const context = contextOf(form, report);
    const here = cellRef(cell);
    const own = diagnose(form, cells, context).filter(({ equation }) =>
      [equation.total, ...equation.parts].some((one) => sameCell(one, here)),
    );
    return likeliestRemedies(own).slice(0, most);
  }, [workbook, report, cells, cell]);
}

/** Under a cell whose figures do not add up: the one likely cause, where there is one. */
export function LikelyCause({ report, workbook, cell }: Case & { cell: string }): ReactNode {
  const [first] = useRemedies({ report, workbook }, cell);
  if (first === undefined || first.likelihood < likely) return null;
  return (
    <div className="c-row">
      <p>{first.message}</p>
      <Mend sheet={{ report, workbook }} remedy={first} />
    </div>
  );
}

/** Where figures at a cell do not add up: what probably went wrong, and one press that mends it. */
export function Doctor({ sheet, cell }: { sheet: Case; cell: string }): ReactNode {
  const remedies = useRemedies(sheet, cell);
  if (remedies.length === 0) return null;
  return (
    <section aria-label="Bác sĩ số liệu">
      <h3>Bác sĩ số liệu</h3>
      <ol className="w-remedies">
        {remedies.map((remedy) => (
          <li key={`${cellKey(remedy.cell.field, remedy.cell.row)}=${remedy.value}`}>
            <p>{remedy.message}</p>
            <p className="c-small c-quiet">{weightWords(remedy)}</p>
            <Mend sheet={sheet} remedy={remedy} />
          </li>
        ))}
      </ol>
      <p className="c-small c-quiet">Chỉ là gợi ý: đối chiếu với sổ gốc rồi mới sửa.</p>
    </section>
  );
}

function Mend({ sheet, remedy }: { sheet: Case; remedy: Remedy }): ReactNode {
  const { report, workbook } = sheet;
  const key = cellKey(remedy.cell.field, remedy.cell.row);
  if (!mayEditKey(report, workbook.form, key)) return null;
  const mend = (): void => {
    const cell = { state: "entered", value: remedy.value, qualifier: "exact" } as const;
    workbook.write([{ key, cell: keepRemarks(cell, workbook.cells().get(key)) }]);
  };
  return (
    <Button small onClick={() => void focusAfter(mend, key)}>
      Sửa thành {formatCount(remedy.value)}
    </Button>
  );
}

/** `Nhiều khả năng · khớp lại 2 phép cộng · làm lệch 1 phép cộng đang đúng`. */
export function weightWords({
  likelihood,
  mends,
  breaks,
}: Pick<Remedy, "likelihood" | "mends" | "breaks">): string {
  return [
    likelihood >= likely ? "Nhiều khả năng" : "Có thể",
    `khớp lại ${mends} phép cộng`,
    ...(breaks > 0 ? [`làm lệch ${breaks} phép cộng đang đúng`] : []),
  ].join(" · ");
}
