import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, type ReactNode, useState } from "react";
import { formatCount } from "@cchc/domain/text/numbers";
import { listVerdicts } from "@cchc/domain/unit/list-verdict";
import { base64Of } from "@cchc/ui/base64";
import { Button } from "@cchc/ui/button";
import { DayField } from "@cchc/ui/day/day-field";
import { readDay } from "@cchc/ui/day/typed-day";
import { Dialog } from "@cchc/ui/dialog";
import { Check, FieldBox } from "@cchc/ui/field";
import { Notice } from "@cchc/ui/notice";
import { newOperationId } from "@cchc/ui/operation-id";
import { api, type Inputs } from "../api.ts";
import { Refusal } from "../frame/refusal.tsx";
import { DecisionFields, decisionOf, noDecision } from "./decision-fields.tsx";

/** Most bytes of a list sent through the browser; the command takes larger ones. */
const mostBytes = 700_000;

export interface ListDialogProps {
  onClose: () => void;
  onDrafted: (operationId: string) => void;
}

type List = Inputs["units"]["readList"];

/** An official list is chosen, compared line by line, and drafted for a second person. */
export function ListDialog({ onClose, onDrafted }: ListDialogProps): ReactNode {
  const queries = useQueryClient();
  const [file, setFile] = useState<{ readonly fileName: string; readonly content: string }>();
  const [tooLarge, setTooLarge] = useState(false);
  const [on, setOn] = useState("01/07/2025");
  const [complete, setComplete] = useState(false);
  const [decision, setDecision] = useState(noDecision);
  const [tried, setTried] = useState(false);
  const [ids] = useState(() => ({ opId: newOperationId(), id: newOperationId() }));
  const read = useMutation(api.units.readList.mutationOptions());
  const draft = useMutation(
    api.units.draftList.mutationOptions({
      onSuccess: async ({ id }) => {
        await queries.invalidateQueries({ queryKey: api.units.pathKey() });
        onClose();
        onDrafted(id);
      },
    }),
  );
  const wanted = (): List | undefined => {
    const [{ day }, cited] = [readDay(on), decisionOf(decision)];
    if (file === undefined || day === undefined || cited === undefined) return undefined;
    return { ...file, on: day, complete, decision: cited };
  };
  const renew = (): void => {
    read.reset();
    draft.reset();
  };
  async function choose(chosen: File | undefined): Promise<void> {
    renew();
    setTooLarge(chosen !== undefined && chosen.size > mostBytes);
    if (chosen === undefined || chosen.size > mostBytes) return setFile(undefined);
    const content = base64Of(new Uint8Array(await chosen.arrayBuffer()));
    setFile({ fileName: chosen.name, content });
  }
  function submit(event: FormEvent): void {
    event.preventDefault();
    setTried(true);
    const list = wanted();
    if (list === undefined) return;
    if (read.data === undefined) read.mutate(list);
    else draft.mutate({ ...list, ...ids });
  }
  const seen = read.data;
  return (
    <Dialog
      open
      wide
      title="Nhập danh mục đơn vị hành chính"
      onClose={onClose}
      footer={
        <>
          <Button
            type="submit"
            form="nhap-danh-muc"
            tone="primary"
            disabled={seen !== undefined && seen.changes === 0}
            busy={
              read.isPending ? "Đang so sánh…" : draft.isPending ? "Đang lập dự thảo…" : undefined
            }
          >
            {seen === undefined ? "So với đơn vị đang có" : "Lập dự thảo"}
          </Button>
          <Button onClick={onClose}>Quay lại</Button>
        </>
      }
    >
      <form id="nhap-danh-muc" className="c-stack" onSubmit={submit} noValidate>
        <p>
          Nhận tệp CSV, XLSX của Tổng cục Thống kê (Mã TP, Mã PX…) hoặc bảng có cột Mã, Tên, Cấp, Mã
          cấp trên, Hiệu lực từ, Hiệu lực đến, Đơn vị trước. Chưa ghi gì cho đến khi dự thảo được
          xác nhận.
        </p>
        <FieldBox
          label="Tệp danh mục"
          error={
            tooLarge
              ? "Tệp lớn hơn 700 kB: dùng lệnh cchc import-units trên máy chủ."
              : tried && file === undefined
                ? "Hãy chọn tệp."
                : undefined
          }
        >
          {({ id, describedBy }) => (
            <input
              id={id}
              type="file"
              accept=".csv,.xlsx,.xls,.ods"
              aria-describedby={describedBy}
              onChange={(event) => void choose(event.target.files?.[0])}
            />
          )}
        </FieldBox>
        <DayField
          label="Hiệu lực từ"
          hint="cho dòng không ghi ngày riêng"
          value={on}
          tried={tried}
          onChange={(text) => {
            setOn(text);
            renew();
          }}
        />
        <Check
          label="Danh mục đầy đủ: đơn vị cấp huyện, cấp xã không còn trong danh mục thì kết thúc"
          checked={complete}
          onChange={() => {
            setComplete(!complete);
            renew();
          }}
        />
        <DecisionFields
          value={decision}
          tried={tried}
          onChange={(next) => {
            setDecision(next);
            renew();
          }}
        />
        {read.isError && <Refusal error={read.error} />}
        {draft.isError && <Refusal error={draft.error} />}
        {seen !== undefined && (
          <>
            <Notice
              tone={seen.counts.faulty > 0 ? "doubt" : "info"}
              title={listVerdicts
                .filter(([verdict]) => seen.counts[verdict] > 0)
                .map(([verdict, label]) => `${formatCount(seen.counts[verdict])} ${label}`)
                .join(" · ")}
            >
              {seen.findings.length > 0 && (
                <ul>
                  {seen.findings.slice(0, 20).map(({ sentence }) => (
                    <li key={sentence}>{sentence}</li>
                  ))}
                </ul>
              )}
            </Notice>
            <div className="c-table-box">
              <table className="c-table">
                <caption className="c-sr">Khác biệt theo dòng</caption>
                <tbody>
                  {seen.lines
                    .filter(({ verdict }) => verdict !== "unchanged")
                    .slice(0, 200)
                    .map(({ line, verdict, name, sentence, unitId }) => (
                      <tr key={`${line} ${unitId} ${name}`}>
                        <td className="c-nowrap">{line === 0 ? "–" : `dòng ${line}`}</td>
                        <th scope="row">{name}</th>
                        <td className={verdict === "faulty" ? "c-tone-wrong" : undefined}>
                          {sentence}
                        </td>
                      </tr>
                    ))}
                </tbody>
              </table>
            </div>
          </>
        )}
      </form>
    </Dialog>
  );
}
