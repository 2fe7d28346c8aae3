import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { type FormEvent, type ReactNode, useState } from "react";
import { fileName } from "@cchc/domain/text/csv";
import { Button } from "@cchc/ui/button";
import { Dialog } from "@cchc/ui/dialog";
import { Field } from "@cchc/ui/field";
import { api } from "../api.ts";
import { Refusal } from "../frame/refusal.tsx";
import { newOperationId } from "@cchc/ui/operation-id";
import { Owner } from "./import-dialog.tsx";
import type { SetHead } from "./set-screen.tsx";

export interface CopyDialogProps {
  source: Pick<SetHead, "id" | "version" | "name" | "decision" | "notice">;
  owners: readonly { readonly id: string; readonly name: string }[];
  onClose: () => void;
}

const code = /^[\p{L}\d][\p{L}\d._-]{0,63}$/u;

/** A set of one's own that begins as a copy of another. */
export function CopyDialog({ source, owners, onClose }: CopyDialogProps): ReactNode {
  const [opId, setOpId] = useState(newOperationId);
  const [name, setName] = useState("");
  const [typed, setTyped] = useState<string>();
  // A set that must say what it is not has no decision to hand on.
  const [decision, setDecision] = useState(source.notice === null ? source.decision.document : "");
  const [ownerId, setOwner] = useState(owners[0]?.id ?? "");
  const [tried, setTried] = useState(false);
  const id = typed ?? fileName([name], "").replace(/\.$/, "");
  const queries = useQueryClient();
  const navigate = useNavigate();
  const copy = useMutation(
    api.criteria.copy.mutationOptions({
      onSuccess: async (made) => {
        await queries.invalidateQueries({ queryKey: api.criteria.list.queryKey() });
        const search = { bo: made.id, ban: String(made.version) };
        await navigate({ to: "/bo-tieu-chi/xem", search });
      },
      // Another name is another operation.
      onError: () => setOpId(newOperationId()),
    }),
  );
  function submit(event: FormEvent): void {
    event.preventDefault();
    setTried(true);
    if (name.trim() === "" || decision.trim() === "" || !code.test(id)) return;
    const from = { id: source.id, version: source.version };
    copy.mutate({ opId, from, id, name: name.trim(), decision: decision.trim(), ownerId });
  }
  return (
    <Dialog
      open
      title="Sao thành bộ tiêu chí của mình"
      onClose={onClose}
      footer={
        <>
          <Button
            type="submit"
            form="sao-bo"
            tone="primary"
            busy={copy.isPending ? "Đang sao…" : undefined}
          >
            Sao thành bản thảo
          </Button>
          <Button onClick={onClose}>Quay lại</Button>
        </>
      }
    >
      <form id="sao-bo" className="c-stack" onSubmit={submit} noValidate>
        <p>
          Sao từ “{source.name}”, phiên bản {source.version}. Bản gốc không đổi; sửa quyết định,
          điểm và quy tắc ở bản thảo rồi ban hành.
        </p>
        <Field
          data-focus
          label="Tên bộ tiêu chí"
          value={name}
          maxLength={500}
          error={tried && name.trim() === "" ? "Hãy đặt tên." : undefined}
          onChange={(event) => setName(event.target.value)}
        />
        <Field
          label="Quyết định ban hành"
          hint="số, ký hiệu, ngày; thành căn cứ của bộ và của từng mục, sửa được sau"
          value={decision}
          maxLength={500}
          error={tried && decision.trim() === "" ? "Hãy ghi quyết định ban hành." : undefined}
          onChange={(event) => setDecision(event.target.value)}
        />
        <Field
          label="Mã"
          hint="chữ, số, dấu chấm, gạch nối; không đổi được về sau"
          value={id}
          maxLength={64}
          spellCheck={false}
          error={
            tried && !code.test(id) ? "Mã gồm chữ, số, dấu chấm, gạch nối, tối đa 64." : undefined
          }
          onChange={(event) => setTyped(event.target.value)}
        />
        <Owner owners={owners} value={ownerId} onChange={setOwner} />
        {copy.isError && <Refusal error={copy.error} />}
      </form>
    </Dialog>
  );
}
