import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { diffSets } from "@cchc/domain/criteria/diff";
import type { SetFinding } from "@cchc/domain/criteria/finding";
import { formatCount } from "@cchc/domain/text/numbers";
import { Button } from "@cchc/ui/button";
import { Dialog } from "@cchc/ui/dialog";
import { TextField } from "@cchc/ui/field";
import { Notice } from "@cchc/ui/notice";
import { api } from "../api.ts";
import { useTell } from "../frame/frame-state.tsx";
import { Refusal } from "../frame/refusal.tsx";
import { newOperationId } from "@cchc/ui/operation-id";
import type { OpenSet } from "./set-screen.tsx";
import type { DraftState } from "./use-draft.ts";

export interface IssueDialogProps {
  open: OpenSet;
  draft: DraftState;
  findings: readonly SetFinding[];
  onClose: () => void;
  onIssued: () => void;
}

/** The note offered for a version: its changes in words, or that it is the first. */
function useOfferedNote({ set, before }: OpenSet, draft: DraftState): string | undefined {
  const old = useQuery(
    api.criteria.get.queryOptions(before ?? { id: set.id, version: 1 }, {
      enabled: before !== undefined,
      staleTime: 60_000,
    }),
  );
  if (before === undefined) return "Ban hành lần đầu.";
  if (old.data === undefined) return undefined;
  return diffSets(old.data.set, draft.now)
    .map(({ sentence }) => sentence)
    .join("\n");
}

/** Issues what is saved: one thing a page, the consequence stated. */
export function IssueDialog(props: IssueDialogProps): ReactNode {
  const { open, draft, findings, onClose, onIssued } = props;
  const { id, version } = open.head;
  const queries = useQueryClient();
  const tell = useTell();
  const [opId] = useState(newOperationId);
  const offered = useOfferedNote(open, draft);
  const [typed, setTyped] = useState<string>();
  const note = typed ?? offered ?? "";
  const errors = findings.filter(({ severity }) => severity === "error").length;
  const issue = useMutation(
    api.criteria.issue.mutationOptions({
      onSuccess: async () => {
        onClose();
        tell(`Đã ban hành “${draft.now.name}” phiên bản ${version}.`);
        onIssued();
        await queries.invalidateQueries({ queryKey: api.criteria.list.queryKey() });
      },
    }),
  );
  const ready = errors === 0 && !draft.dirty;
  return (
    <Dialog
      open
      wide
      title={`Ban hành phiên bản ${version}`}
      onClose={onClose}
      footer={
        <>
          <Button
            tone="primary"
            disabled={!ready || note.trim() === ""}
            busy={issue.isPending ? "Đang ban hành…" : undefined}
            onClick={() => issue.mutate({ opId, id, version, revision: draft.revision, note })}
          >
            Ban hành phiên bản {version}
          </Button>
          <Button onClick={onClose}>Quay lại</Button>
        </>
      }
    >
      <p>
        Từ lúc ban hành, phiên bản này không sửa được nữa và mọi đơn vị trong địa bàn đọc được. Muốn
        sửa thì lập phiên bản sau.
      </p>
      {errors > 0 && (
        <Notice tone="wrong" title={`Bảng kiểm tra còn ${formatCount(errors)} lỗi`}>
          <p>Hãy sửa hết các lỗi ở Bảng kiểm tra rồi ban hành.</p>
        </Notice>
      )}
      {errors === 0 && draft.dirty && (
        <Notice tone="doubt" title="Còn sửa đổi chưa lưu">
          <p>Hãy lưu bản thảo trước: chỉ bản đã lưu mới được ban hành.</p>
          <Button busy={draft.saving.isPending ? "Đang lưu…" : undefined} onClick={draft.save}>
            Lưu bản thảo
          </Button>
          {draft.saving.isError && <Refusal error={draft.saving.error} />}
        </Notice>
      )}
      <TextField
        label="Nội dung thay đổi"
        hint="điền sẵn từ so sánh hai phiên bản, sửa lại theo lời của quyết định"
        rows={8}
        maxLength={4000}
        value={note}
        onChange={(event) => setTyped(event.target.value)}
      />
      {issue.isError && <Refusal error={issue.error} />}
    </Dialog>
  );
}
