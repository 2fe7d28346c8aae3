import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useBlocker, useNavigate } from "@tanstack/react-router";
import { type ReactNode, useDeferredValue, useMemo, useState } from "react";
import { checkSet } from "@cchc/domain/criteria/check-set";
import { KNOWN_CODES } from "@cchc/domain/criteria/known";
import { Button } from "@cchc/ui/button";
import { Confirm } from "@cchc/ui/dialog";
import { api, failureOf } from "../api.ts";
import { useTell } from "../frame/frame-state.tsx";
import { Refusal } from "../frame/refusal.tsx";
import { newOperationId } from "@cchc/ui/operation-id";
import { download } from "@cchc/ui/download";
import { IssueDialog } from "./issue-dialog.tsx";
import { OverwriteDialog } from "./import-dialog.tsx";
import { type Place, placeText } from "./place.ts";
import { Move } from "./rows.tsx";
import { SetFrame } from "./set-frame.tsx";
import type { OpenSet } from "./set-screen.tsx";
import {
  addArea,
  addBonusLeaf,
  addCriterion,
  addLeaf,
  move,
  removable,
  remove,
  type Restructured,
  siblings,
} from "./structure.ts";
import { useDraft } from "./use-draft.ts";

export interface EditorProps {
  open: OpenSet;
  /** Fetches what the server holds now. */
  onReload: () => void;
}

/** A draft in its writer's hands: nothing is sent until it is saved, and leaving says so. */
export function Editor({ open, onReload }: EditorProps): ReactNode {
  const { head } = open;
  const draft = useDraft(open.set, head.revision);
  const { now, dirty } = draft;
  const checked = useDeferredValue(now);
  const findings = useMemo(() => checkSet(checked, KNOWN_CODES), [checked]);
  const [doing, setDoing] = useState<"issue" | "discard" | "overwrite">();
  const navigate = useNavigate();
  const leaving = useBlocker({
    shouldBlockFn: ({ current, next }) => dirty && leaves(current, next),
    enableBeforeUnload: () => dirty,
    withResolver: true,
  });
  const close = (): void => setDoing(undefined);
  function restructure({ set, place }: Restructured): void {
    draft.change(set);
    const muc = place === undefined ? undefined : placeText(place);
    const search = { bo: head.id, ban: String(head.version), muc };
    void navigate({ to: "/bo-tieu-chi/xem", search, replace: true });
  }
  return (
    <>
      <SetFrame
        open={open}
        set={now}
        findings={findings}
        onChange={draft.change}
        actions={
          <>
            <Button
              onClick={() =>
                download(`${head.id}-${head.version}.json`, JSON.stringify(now, null, 2))
              }
            >
              Xuất tệp JSON
            </Button>
            <Button onClick={() => setDoing("overwrite")}>Thay bằng tệp JSON…</Button>
            <Button onClick={() => setDoing("discard")}>Bỏ bản thảo…</Button>
          </>
        }
        renderTools={(place) => <Tools place={place} set={now} onDo={restructure} />}
        foot={
          <SaveBar
            draft={draft}
            onIssue={() => setDoing("issue")}
            onReload={onReload}
            onKeep={() =>
              download(`${head.id}-${head.version}-cua-toi.json`, JSON.stringify(now, null, 2))
            }
          />
        }
      />
      {doing === "issue" && (
        <IssueDialog
          open={open}
          draft={draft}
          findings={findings}
          onClose={close}
          onIssued={onReload}
        />
      )}
      {doing === "overwrite" && (
        <OverwriteDialog
          address={{ id: head.id, version: head.version, revision: draft.revision }}
          dirty={dirty}
          onClose={close}
          onDone={onReload}
        />
      )}
      {doing === "discard" && <Discard open={open} revision={draft.revision} onClose={close} />}
      <Confirm
        open={leaving.status === "blocked"}
        title="Rời đi khi chưa lưu?"
        confirmLabel="Rời đi, bỏ phần chưa lưu"
        cancelLabel="Ở lại"
        tone="danger"
        onConfirm={() => leaving.proceed?.()}
        onCancel={() => leaving.reset?.()}
      >
        <p>Các sửa đổi từ lần lưu cuối sẽ mất. Bản đã lưu trên máy chủ vẫn còn.</p>
      </Confirm>
    </>
  );
}

interface Spot {
  readonly pathname: string;
  readonly search: object;
}

/** Other places of the same version are no leaving. */
function leaves(current: Spot, next: Spot): boolean {
  const name = ({ pathname, search }: Spot): string => {
    const { bo, ban }: { bo?: unknown; ban?: unknown } = { ...search };
    return JSON.stringify([pathname, bo, ban]);
  };
  return name(current) !== name(next);
}

interface ToolsProps {
  place: Place | undefined;
  set: OpenSet["set"];
  onDo: (done: Restructured) => void;
}

/** What can be added, moved and removed where one stands. */
function Tools({ place, set, onDo }: ToolsProps): ReactNode {
  if (place === undefined) {
    return (
      <div className="c-row">
        <Button onClick={() => onDo(addArea(set))}>Thêm lĩnh vực</Button>
      </div>
    );
  }
  if (place.kind === "set") return null;
  const { at, count } = siblings(set, place);
  return (
    <div className="c-row s-place-tools">
      {place.kind === "area" && (
        <Button onClick={() => onDo(addCriterion(set, place.area))}>Thêm tiêu chí</Button>
      )}
      {(place.kind === "criterion" || place.kind === "leaf") && (
        <Button onClick={() => onDo(addLeaf(set, place))}>Thêm tiêu chí thành phần</Button>
      )}
      {(place.kind === "bonus" || place.kind === "bonus-leaf") && (
        <Button onClick={() => onDo(addBonusLeaf(set))}>Thêm mục thưởng, phạt</Button>
      )}
      {count > 1 && (
        <span>
          <Move name="mục này" at={at} count={count} onMove={(by) => onDo(move(set, place, by))} />
        </span>
      )}
      {removable(set, place) && (
        <Button tone="danger" onClick={() => onDo(remove(set, place))}>
          Bỏ mục này
        </Button>
      )}
    </div>
  );
}

interface SaveBarProps {
  draft: ReturnType<typeof useDraft>;
  onIssue: () => void;
  onReload: () => void;
  /** Takes what is on the screen to a file. */
  onKeep: () => void;
}

function SaveBar({ draft, onIssue, onReload, onKeep }: SaveBarProps): ReactNode {
  const { dirty, saving, canUndo } = draft;
  const failed = saving.isError && dirty ? saving.error : undefined;
  const conflict = failed !== undefined && failureOf(failed).code === "conflict";
  return (
    <div className="s-tight s-save">
      {failed !== undefined && (
        <Refusal error={failed}>
          {conflict && (
            <>
              <p>
                Phần bạn đang sửa vẫn còn trên màn hình này. Hãy giữ nó vào một tệp, mở bản mới rồi
                sửa tiếp hoặc thay bằng tệp của bạn.
              </p>
              <div className="c-row">
                <Button onClick={onKeep}>Giữ bản của tôi vào tệp</Button>
                <Button onClick={onReload}>Mở bản mới, bỏ bản của tôi</Button>
              </div>
            </>
          )}
        </Refusal>
      )}
      <div className="a-actions">
        <Button
          tone={dirty ? "primary" : "secondary"}
          disabled={!dirty}
          busy={saving.isPending ? "Đang lưu…" : undefined}
          onClick={draft.save}
        >
          Lưu bản thảo
        </Button>
        <Button disabled={!canUndo} onClick={draft.undo}>
          Hoàn tác
        </Button>
        <Button tone={dirty ? "secondary" : "primary"} onClick={onIssue}>
          Ban hành…
        </Button>
        <p role="status" className={dirty ? "c-tone-doubt" : "c-quiet"}>
          {dirty ? "Có sửa đổi chưa lưu" : `Đã lưu, lần ghi ${draft.revision}`}
        </p>
      </div>
    </div>
  );
}

function Discard(props: { open: OpenSet; revision: number; onClose: () => void }): ReactNode {
  const { open, revision, onClose } = props;
  const { id, version, name } = open.head;
  const queries = useQueryClient();
  const navigate = useNavigate();
  const tell = useTell();
  const [opId] = useState(newOperationId);
  const discard = useMutation(
    api.criteria.discardDraft.mutationOptions({
      onSuccess: async () => {
        await navigate({ to: "/bo-tieu-chi", ignoreBlocker: true });
        tell(`Đã bỏ bản thảo “${name}” phiên bản ${version}.`);
        await queries.invalidateQueries({ queryKey: api.criteria.list.queryKey() });
      },
    }),
  );
  return (
    <Confirm
      open
      title={`Bỏ bản thảo phiên bản ${version}?`}
      confirmLabel="Bỏ bản thảo"
      tone="danger"
      busy={discard.isPending ? "Đang bỏ…" : undefined}
      onConfirm={() => discard.mutate({ opId, id, version, revision })}
      onCancel={onClose}
    >
      <p>
        “{name}” phiên bản {version} sẽ bị xóa cho mọi người. Các phiên bản đã ban hành vẫn còn.
      </p>
      {discard.isError && <Refusal error={discard.error} />}
    </Confirm>
  );
}
