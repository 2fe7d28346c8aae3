import type { ReactNode } from "react";
import { fieldsInArea } from "@cchc/domain/form/form";
import { LinkButton } from "@cchc/ui/button";
import { addressOf, pathOf } from "../report/paths.ts";
import type { AreaProps } from "./area-notes.tsx";

/** The ways on from an area: the next one, the one before, the checks. */
export function AreaNeighbours({ area, report, workbook }: AreaProps): ReactNode {
  const areas = workbook.form.areas.filter(
    ({ code }) => fieldsInArea(workbook.form, code).length > 0,
  );
  const at = areas.findIndex(({ code }) => code === area);
  const before = areas[at - 1];
  const after = areas[at + 1];
  const address = addressOf(report);
  return (
    <nav className="c-row c-no-print" aria-label="Phần trước, phần sau">
      {after !== undefined && (
        <LinkButton href={pathOf(address, after.code)} tone="primary">
          Tiếp: {after.label}
        </LinkButton>
      )}
      {before !== undefined && (
        <LinkButton href={pathOf(address, before.code)}>Trước: {before.label}</LinkButton>
      )}
      <LinkButton
        href={pathOf(address, "kiem-tra")}
        tone={after === undefined ? "primary" : "secondary"}
      >
        Kiểm tra và nộp
      </LinkButton>
      <LinkButton href={pathOf(address)} tone="quiet">
        Về danh sách phần
      </LinkButton>
    </nav>
  );
}
