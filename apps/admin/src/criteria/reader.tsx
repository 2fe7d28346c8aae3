import { useMutation, useQueryClient } from "@tanstack/react-query";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { type ReactNode, useMemo, useState } from "react";
import { checkSet } from "@cchc/domain/criteria/check-set";
import { KNOWN_CODES } from "@cchc/domain/criteria/known";
import { Button } from "@cchc/ui/button";
import { api, client } from "../api.ts";
import { Refusal } from "../frame/refusal.tsx";
import { newOperationId } from "@cchc/ui/operation-id";
import { ownUnits } from "../session.ts";
import { download } from "@cchc/ui/download";
import { CopyDialog } from "./copy-dialog.tsx";
import { SetFrame } from "./set-frame.tsx";
import type { OpenSet } from "./set-screen.tsx";

const workspace = getRouteApi("/workspace");

/** A set that is only read: a built-in or an issued one, or somebody else's. */
export function Reader({ open }: { open: OpenSet; onReload: () => void }): ReactNode {
  const { me } = workspace.useRouteContext();
  const { head, set } = open;
  const { id, version } = head;
  const findings = useMemo(() => checkSet(set, KNOWN_CODES), [set]);
  const [copying, setCopying] = useState(false);
  const owners = ownUnits(me, "criteria.manage");
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [opId] = useState(newOperationId);
  const next = useMutation(
    api.criteria.newVersion.mutationOptions({
      onSuccess: async (made) => {
        await queries.invalidateQueries({ queryKey: api.criteria.list.queryKey() });
        const search = { bo: made.id, ban: String(made.version) };
        await navigate({ to: "/bo-tieu-chi/xem", search });
      },
    }),
  );
  const take = useMutation({
    mutationFn: () => client.criteria.export.query({ id, version }),
    onSuccess: ({ fileName, text }) => download(fileName, text),
  });
  return (
    <>
      <SetFrame
        open={open}
        set={set}
        findings={findings}
        actions={
          <>
            {head.manageable && (
              <Button
                tone="primary"
                busy={next.isPending ? "Đang lập…" : undefined}
                onClick={() => next.mutate({ opId, id, version })}
              >
                Lập phiên bản mới
              </Button>
            )}
            {owners.length > 0 && (
              <Button onClick={() => setCopying(true)}>Sao thành bộ của mình…</Button>
            )}
            <Button
              busy={take.isPending ? "Đang lấy tệp…" : undefined}
              onClick={() => take.mutate()}
            >
              Xuất tệp JSON
            </Button>
          </>
        }
        foot={
          <>
            {head.note !== "" && (
              <section className="s-tight">
                <h2>Nội dung thay đổi của phiên bản {version}</h2>
                <p className="s-note">{head.note}</p>
              </section>
            )}
            {next.isError && <Refusal error={next.error} />}
            {take.isError && <Refusal error={take.error} />}
          </>
        }
      />
      {copying && <CopyDialog source={head} owners={owners} onClose={() => setCopying(false)} />}
    </>
  );
}
