import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { formatCount } from "@cchc/domain/text/numbers";
import { putAnswer } from "@cchc/ui/ask-anew";
import { Button } from "@cchc/ui/button";
import { Notice } from "@cchc/ui/notice";
import { saveFile, SaveError } from "@cchc/ui/paper/save-file";
import { Progress } from "@cchc/ui/progress";
import { Select } from "@cchc/ui/select";
import { api, type Outputs } from "../api.ts";
import { Refusal } from "../frame/refusal.tsx";
import { newOperationId } from "@cchc/ui/operation-id";

type Job = NonNullable<Outputs["papers"]["job"]>;

/** How often a running job is asked how far it is, milliseconds. */
const LOOK = 1000;

const formats = ["docx", "xlsx", "pdf"] as const;
const papers = ["report", "statistics"] as const;

function isOpen(job: Job | null | undefined): boolean {
  return job?.state === "running" || job?.state === "waiting";
}

export interface PapersJobProps {
  place: { readonly periodId: string; readonly nodeId: string };
  paper: Outputs["papers"]["rollUp"];
}

/** The papers of every commune in one job; it goes on when this page is closed. */
export function PapersJob({ place, paper }: PapersJobProps): ReactNode {
  const queries = useQueryClient();
  const [kind, setKind] = useState<(typeof papers)[number]>("report");
  const [format, setFormat] = useState<(typeof formats)[number]>("docx");
  const job = useQuery(
    api.papers.job.queryOptions(undefined, {
      refetchInterval: ({ state }) => (isOpen(state.data) ? LOOK : false),
    }),
  );
  const show = (next: Job): Promise<void> => putAnswer(queries, api.papers.job.queryKey(), next);
  const start = useMutation(api.papers.startJob.mutationOptions({ onSuccess: show }));
  const cancel = useMutation(api.papers.cancelJob.mutationOptions({ onSuccess: show }));
  const busy = isOpen(job.data);
  return (
    <section className="c-stack c-no-print" aria-labelledby="bao-cao-moi-xa">
      <h2 id="bao-cao-moi-xa">Báo cáo của mọi xã, phường</h2>
      <p className="c-quiet">
        Lập một lượt {paper.paper.toLocaleLowerCase("vi")} của {formatCount(paper.handedIn)} đơn vị
        đã nộp, mỗi đơn vị một tệp trong một tệp zip. Bản nháp của đơn vị chưa nộp không có trong
        đó.
      </p>
      <div className="p-bar">
        <Select
          line
          label="Văn bản"
          value={kind}
          choices={[
            { value: "report", label: paper.paper },
            { value: "statistics", label: "Phụ lục số liệu" },
          ]}
          onChange={({ target }) => setKind(papers.find((one) => one === target.value) ?? "report")}
        />
        <Select
          line
          label="Dạng tệp"
          value={format}
          choices={formats.map((one) => ({ value: one, label: `.${one}` }))}
          onChange={({ target }) =>
            setFormat(formats.find((one) => one === target.value) ?? "docx")
          }
        />
        <Button
          disabled={busy || paper.handedIn === 0}
          busy={start.isPending ? "Đang bắt đầu…" : undefined}
          onClick={() => start.mutate({ ...place, opId: newOperationId(), paper: kind, format })}
        >
          Lập báo cáo của mọi xã
        </Button>
      </div>
      {start.isError && <Refusal error={start.error} />}
      {job.data !== undefined && job.data !== null && (
        <Standing
          job={job.data}
          cancelling={cancel.isPending}
          onCancel={(jobId) => cancel.mutate({ jobId })}
        />
      )}
    </section>
  );
}

interface StandingProps {
  job: Job;
  cancelling: boolean;
  onCancel: (id: string) => void;
}

function Standing({ job, cancelling, onCancel }: StandingProps): ReactNode {
  const { id, title, state, done, total, size, message } = job;
  switch (state) {
    case "waiting":
    case "running":
      return (
        <div className="c-stack">
          <Progress
            label={state === "waiting" ? `${title}: đang chờ đến lượt` : title}
            done={done}
            total={total}
          />
          <div className="c-row">
            <Button small busy={cancelling ? "Đang dừng…" : undefined} onClick={() => onCancel(id)}>
              Dừng
            </Button>
            <p className="c-quiet c-small">
              Đóng trang này thì máy chủ vẫn làm tiếp; mở lại để lấy tệp.
            </p>
          </div>
        </div>
      );
    case "done":
      return (
        <Notice tone="settled" title={`Đã xong: ${title}`} announce>
          <SaveZip id={id} size={size ?? 0} />
        </Notice>
      );
    case "cancelled":
      return <Notice title={`Đã dừng: ${title}. Không có tệp nào được giữ lại.`} />;
    case "failed":
      return <Notice tone="wrong" title={message ?? "Không lập được báo cáo."} announce />;
  }
}

/** `2,4 MB`, `310 kB`. */
function sizeWords(bytes: number): string {
  const kilo = Math.max(1, Math.round(bytes / 1000));
  return kilo < 1000 ? `${kilo} kB` : `${(kilo / 1000).toFixed(1).replace(".", ",")} MB`;
}

function SaveZip({ id, size }: { id: string; size: number }): ReactNode {
  const [step, setStep] = useState<string>();
  const save = async (): Promise<void> => {
    setStep("");
    try {
      await saveFile(`/api/papers/job/${id}.zip`);
      setStep(undefined);
    } catch (error) {
      if (!(error instanceof SaveError)) throw error;
      setStep(error.message);
    }
  };
  return (
    <>
      <p>Tệp được giữ một giờ trên máy chủ.</p>
      <Button
        tone="primary"
        busy={step === "" ? "Đang tải…" : undefined}
        onClick={() => void save()}
      >
        Tải tệp zip ({sizeWords(size)})
      </Button>
      {step !== undefined && step !== "" && (
        <p className="c-error" role="alert">
          {step}
        </p>
      )}
    </>
  );
}
