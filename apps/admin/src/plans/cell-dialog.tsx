import type { ReactNode } from "react";
import { copySentence, copyStatus, copyStatusLabels } from "@cchc/domain/plan/copy-status";
import type { PlanTask } from "@cchc/domain/plan/task";
import { formatDay } from "@cchc/domain/text/days";
import { Dialog } from "@cchc/ui/dialog";
import { Facts } from "@cchc/ui/facts";
import { finestQuotas, QuotaBar } from "@cchc/ui/plan/quota-bar";
import type { MatrixCell, MatrixRow } from "./matrix-view.tsx";

export interface CellDialogProps {
  row: MatrixRow;
  cell: MatrixCell;
  task: PlanTask | undefined;
  onClose: () => void;
}

/** One unit's copy of one task: how it stands and what proves it. */
export function CellDialog({ row, cell, task, onClose }: CellDialogProps): ReactNode {
  return (
    <Dialog open title={`${row.name}: ${task?.title ?? ""}`} onClose={onClose}>
      <Facts
        facts={[
          { name: "Thời gian", value: task?.time === "" ? "không đặt" : task?.time },
          { name: "Trạng thái", value: copyStatusLabels[copyStatus(cell)] },
          { name: "Tình hình", value: copySentence(cell) },
          ...(cell.reason === null ? [] : [{ name: "Lý do", value: cell.reason }]),
        ]}
      />
      {finestQuotas(cell.quotas).map((quota) => {
        const part = task?.schedule.parts[quota.part];
        return (
          <QuotaBar key={quota.part} quota={quota} item={part?.kind === "quota" ? part.item : ""} />
        );
      })}
      <section className="c-stack">
        <h3>Minh chứng</h3>
        {cell.proofs.length === 0 && <p className="c-quiet">Đơn vị chưa kèm minh chứng.</p>}
        <ul>
          {cell.proofs.map((proof) => (
            <li key={proof.documentId}>
              <strong>
                {proof.number === null ? "" : `${proof.number}/${proof.symbol ?? ""} `}
              </strong>
              {proof.summary}, làm ngày {formatDay(proof.doneOn)}
              {proof.files > 0 && (
                <>
                  {" "}
                  <a
                    href={`/api/files/${encodeURIComponent(proof.documentId)}/1`}
                    target="_blank"
                    rel="noreferrer"
                  >
                    Mở tệp
                  </a>
                </>
              )}
            </li>
          ))}
        </ul>
      </section>
    </Dialog>
  );
}
