import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { formatCount } from "@cchc/domain/text/numbers";
import { base64Of } from "@cchc/ui/base64";
import { Button } from "@cchc/ui/button";
import { newOperationId } from "@cchc/ui/operation-id";
import { Select } from "@cchc/ui/select";
import { StateMark } from "@cchc/ui/state-mark";
import { api, type Outputs } from "../api.ts";
import { useTell } from "../frame/frame-state.tsx";
import { Refusal } from "../frame/refusal.tsx";
import { SurveyRows } from "./survey-rows.tsx";
import type { RoundHead } from "./use-round.ts";

interface ChosenFile {
  readonly opId: string;
  readonly fileName: string;
  readonly content: string;
}

/** Most bytes of a survey file: a table of names and counts is far smaller. */
const mostBytes = 500_000;

export interface SurveyImportProps {
  round: RoundHead;
  questions: Outputs["surveys"]["list"]["questions"];
}

/** A file is chosen, seen row by row, and only then brought in. */
export function SurveyImport({ round, questions }: SurveyImportProps): ReactNode {
  const queries = useQueryClient();
  const tell = useTell();
  const [code, setCode] = useState(questions[0]?.code ?? "");
  const [file, setFile] = useState<ChosenFile>();
  const [tooLarge, setTooLarge] = useState<string>();
  const [leaveOut, setLeaveOut] = useState<ReadonlySet<number>>(new Set());
  const preview = useMutation(api.surveys.preview.mutationOptions());
  const bring = useMutation(
    api.surveys.import.mutationOptions({
      onSuccess: async ({ written }) => {
        tell(`Đã nhập kết quả khảo sát của ${formatCount(written)} xã, phường.`);
        setFile(undefined);
        preview.reset();
        await queries.invalidateQueries({ queryKey: api.surveys.pathKey() });
        await queries.invalidateQueries({ queryKey: api.appraisal.pathKey() });
        void queries.invalidateQueries({ queryKey: api.ranking.pathKey() });
      },
    }),
  );
  const question = questions.find((one) => one.code === code);
  const answers = question?.answers.map(({ label }) => label) ?? [];

  async function choose(chosen: File | undefined): Promise<void> {
    setTooLarge(undefined);
    setLeaveOut(new Set());
    preview.reset();
    bring.reset();
    setFile(undefined);
    if (chosen === undefined) return;
    if (chosen.size > mostBytes) {
      setTooLarge(`Tệp “${chosen.name}” lớn hơn 500 kB: chỉ giữ bảng kết quả rồi chọn lại.`);
      return;
    }
    const content = base64Of(new Uint8Array(await chosen.arrayBuffer()));
    const next = { opId: newOperationId(), fileName: chosen.name, content };
    setFile(next);
    const { fileName } = next;
    preview.mutate({ roundId: round.id, code, fileName, content });
  }

  const rows = preview.data?.rows ?? [];
  const taken = rows.filter(({ line }) => !leaveOut.has(line));
  const bad = taken.filter(({ problem }) => problem !== null);
  return (
    <div className="c-stack">
      <div className="c-toolbar a-tools">
        {questions.length > 1 && (
          <Select
            line
            label="Câu hỏi khảo sát"
            choices={questions.map((one) => ({ value: one.code, label: one.label }))}
            value={code}
            onChange={(event) => setCode(event.target.value)}
          />
        )}
        <div className="c-field c-field-line a-file-field">
          <label htmlFor="tep-khao-sat" className="c-button a-file-button">
            Chọn tệp kết quả (.csv, .xlsx)…
          </label>
          <input
            id="tep-khao-sat"
            type="file"
            className="c-sr"
            accept=".csv,.xlsx,text/csv"
            aria-describedby="tep-khao-sat-cot"
            onChange={(event) => {
              void choose(event.target.files?.[0]);
              // The same file may be chosen again once it was mended.
              event.target.value = "";
            }}
          />
        </div>
      </div>
      <p className="c-hint" id="tep-khao-sat-cot">
        Dòng tiêu đề có cột “Đơn vị” và một trong ba kiểu:{" "}
        {answers.length > 0 && `số phiếu từng mức (${answers.join(", ")}); `}
        “Số phiếu hài lòng” cùng “Tổng số phiếu”; hoặc “Tỷ lệ (%)”.
      </p>
      {tooLarge !== undefined && <p className="c-notice c-notice-wrong">{tooLarge}</p>}
      {preview.isPending && (
        <p className="c-loading" role="status">
          Đang đọc tệp {file?.fileName}…
        </p>
      )}
      {preview.isError && (
        <Refusal error={preview.error}>
          <p>Chưa nhập gì. Sửa tệp rồi chọn lại.</p>
        </Refusal>
      )}
      {preview.data !== undefined && file !== undefined && (
        <>
          <SurveyRows
            rows={rows}
            file={file.fileName}
            leaveOut={leaveOut}
            onToggle={(line) => {
              const next = new Set(leaveOut);
              if (!next.delete(line)) next.add(line);
              setLeaveOut(next);
            }}
          />
          {preview.data.without.length > 0 && (
            <p>
              <StateMark tone="unknown">
                {formatCount(preview.data.without.length)} đơn vị không có trong tệp, kết quả cũ
                (nếu có) giữ nguyên
              </StateMark>
              : {preview.data.without.join(", ")}.
            </p>
          )}
          <div className="c-notice">
            <p className="c-notice-title">
              {bad.length > 0
                ? `Còn ${formatCount(bad.length)} dòng chưa dùng được`
                : `Sẽ ghi kết quả của ${formatCount(taken.length)} xã, phường`}
            </p>
            <p>
              {bad.length > 0
                ? "Sửa tệp rồi chọn lại, hoặc đánh dấu bỏ những dòng đó."
                : "Ghi tất cả các dòng không bị bỏ, hoặc không dòng nào. Điểm của các đơn vị được tính lại ngay."}
            </p>
          </div>
          {bring.isError && (
            <Refusal error={bring.error}>
              <p>Chưa nhập gì.</p>
            </Refusal>
          )}
          <div className="c-row">
            <Button
              tone="primary"
              disabled={bad.length > 0 || taken.length === 0}
              busy={bring.isPending ? "Đang nhập…" : undefined}
              onClick={() =>
                bring.mutate({ ...file, roundId: round.id, code, leaveOut: [...leaveOut] })
              }
            >
              Nhập kết quả {formatCount(taken.length - bad.length)} xã, phường
            </Button>
            <Button onClick={() => void choose(undefined)}>Bỏ tệp này</Button>
          </div>
        </>
      )}
    </div>
  );
}
