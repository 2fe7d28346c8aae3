import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";
import { Button } from "@cchc/ui/button";
import { Dialog } from "@cchc/ui/dialog";
import { FieldBox } from "@cchc/ui/field";
import { Notice } from "@cchc/ui/notice";
import { Select } from "@cchc/ui/select";
import { api } from "../api.ts";
import { useTell } from "../frame/frame-state.tsx";
import { Refusal } from "../frame/refusal.tsx";
import { newOperationId } from "@cchc/ui/operation-id";
import { importText } from "./import-text.ts";

/** A file that is larger is not even read. */
const mostBytes = 4_000_000;

interface Chosen {
  readonly name: string;
  readonly text: string;
  readonly opId: string;
}

function useFile() {
  const [file, setFile] = useState<Chosen>();
  const [problem, setProblem] = useState<string>();
  async function choose(chosen: File | undefined): Promise<void> {
    setFile(undefined);
    setProblem(undefined);
    if (chosen === undefined) return;
    if (chosen.size > mostBytes) {
      setProblem("Tệp lớn hơn 4 MB: hãy chọn tệp JSON của một bộ tiêu chí.");
      return;
    }
    const read = importText(await chosen.text());
    if (read.ok) setFile({ name: chosen.name, text: read.text, opId: newOperationId() });
    else setProblem(read.problem);
  }
  return { file, problem, choose };
}

interface FilePickProps {
  problem: string | undefined;
  onChoose: (file: File | undefined) => void;
}

function FilePick({ problem, onChoose }: FilePickProps): ReactNode {
  return (
    <FieldBox
      label="Tệp JSON của bộ tiêu chí"
      hint="tệp do “Xuất tệp JSON” tạo ra, có thể đã sửa bằng chương trình khác"
      error={problem}
    >
      {({ id, describedBy }) => (
        <input
          id={id}
          type="file"
          className="c-input"
          accept=".json,application/json"
          aria-describedby={describedBy}
          onChange={(event) => onChoose(event.target.files?.[0])}
        />
      )}
    </FieldBox>
  );
}

export interface ImportDialogProps {
  owners: readonly { readonly id: string; readonly name: string }[];
  onClose: () => void;
}

/** A set from a file becomes a draft whole, or not at all. */
export function ImportDialog({ owners, onClose }: ImportDialogProps): ReactNode {
  const { file, problem, choose } = useFile();
  const [ownerId, setOwner] = useState(owners[0]?.id ?? "");
  const queries = useQueryClient();
  const navigate = useNavigate();
  const send = useMutation(
    api.criteria.import.mutationOptions({
      onSuccess: async ({ id, version }) => {
        await queries.invalidateQueries({ queryKey: api.criteria.list.queryKey() });
        await navigate({ to: "/bo-tieu-chi/xem", search: { bo: id, ban: String(version) } });
      },
    }),
  );
  return (
    <Dialog
      open
      title="Nhập bộ tiêu chí từ tệp"
      onClose={onClose}
      footer={
        <>
          <Button
            tone="primary"
            disabled={file === undefined}
            busy={send.isPending ? "Đang nhập…" : undefined}
            onClick={() => file && send.mutate({ opId: file.opId, text: file.text, ownerId })}
          >
            Nhập thành bản thảo
          </Button>
          <Button onClick={onClose}>Quay lại</Button>
        </>
      }
    >
      <p>
        Tệp đúng mẫu thành một bản thảo với mã và phiên bản ghi trong tệp; sai chỗ nào thì nói chỗ
        đó và không có gì thay đổi.
      </p>
      <FilePick problem={problem} onChoose={(chosen) => void choose(chosen)} />
      <Owner owners={owners} value={ownerId} onChange={setOwner} />
      {send.isError && <Refusal error={send.error} />}
    </Dialog>
  );
}

export interface OwnerProps {
  owners: ImportDialogProps["owners"];
  value: string;
  onChange: (id: string) => void;
}

/** Whose set it will be; not asked where there is one answer. */
export function Owner({ owners, value, onChange }: OwnerProps): ReactNode {
  if (owners.length < 2) return null;
  return (
    <Select
      label="Bộ tiêu chí của"
      choices={owners.map(({ id, name }) => ({ value: id, label: name }))}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}

export interface OverwriteDialogProps {
  address: { readonly id: string; readonly version: number; readonly revision: number };
  dirty: boolean;
  onClose: () => void;
  onDone: () => void;
}

/** A draft takes over what a file says; its id and version stay. */
export function OverwriteDialog(props: OverwriteDialogProps): ReactNode {
  const { address, dirty, onClose, onDone } = props;
  const { file, problem, choose } = useFile();
  const tell = useTell();
  const send = useMutation(
    api.criteria.import.mutationOptions({
      onSuccess: () => {
        onClose();
        tell("Bản thảo nay theo nội dung của tệp.");
        onDone();
      },
    }),
  );
  return (
    <Dialog
      open
      title="Thay nội dung bản thảo bằng tệp"
      onClose={onClose}
      footer={
        <>
          <Button
            tone="primary"
            disabled={file === undefined}
            busy={send.isPending ? "Đang thay…" : undefined}
            onClick={() => file && send.mutate({ opId: file.opId, text: file.text, into: address })}
          >
            Thay bằng tệp này
          </Button>
          <Button onClick={onClose}>Quay lại</Button>
        </>
      }
    >
      {dirty && (
        <Notice tone="doubt" title="Có sửa đổi chưa lưu">
          <p>Phần chưa lưu sẽ mất. Hãy xuất tệp JSON trước nếu còn cần.</p>
        </Notice>
      )}
      <p>Toàn bộ nội dung bản thảo được thay; mã và số phiên bản giữ nguyên.</p>
      <FilePick problem={problem} onChoose={(chosen) => void choose(chosen)} />
      {send.isError && <Refusal error={send.error} />}
    </Dialog>
  );
}
