import { useMutation, useQuery } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { areaLabel } from "@cchc/domain/form/areas";
import { formatInstant } from "@cchc/domain/text/days";
import { Confirm, Dialog } from "@cchc/ui/dialog";
import { Facts } from "@cchc/ui/facts";
import { Failure } from "@cchc/ui/failure";
import { Loading } from "@cchc/ui/loading";
import { Notice } from "@cchc/ui/notice";
import { api, client, failureOf, queryClient } from "../api.ts";
import { newOperationId } from "@cchc/ui/operation-id";
import { EntryForm } from "./entry-form.tsx";
import { Hints } from "./hints.tsx";
import { dayText, type DocumentEntry, entryTitle, filePath, sizeText } from "./words.ts";

export interface EntryDialogProps {
  /** Which entry; absent: closed. */
  open: string | undefined;
  isNew: boolean;
  unitId: string;
  mayEdit: boolean;
  onClose: () => void;
}

/** One entry over the list: to write where one may, else to read. */
export function EntryDialog({
  open,
  isNew,
  unitId,
  mayEdit,
  onClose,
}: EntryDialogProps): ReactNode {
  const found = useQuery(
    api.documents.get.queryOptions(
      { documentId: open ?? "" },
      { enabled: open !== undefined && !isNew },
    ),
  );
  const entry = isNew ? undefined : found.data;
  const writes = mayEdit && (isNew || entry?.withdrawn === false);
  const waiting = !isNew && entry === undefined;
  return (
    <Dialog
      wide
      open={open !== undefined}
      title={isNew ? "Thêm văn bản" : entry === undefined ? "Văn bản" : entryTitle(entry)}
      onClose={onClose}
    >
      {found.isError && (
        <Failure title="Chưa mở được văn bản này" onRetry={() => void found.refetch()}>
          {failureOf(found.error).message}
        </Failure>
      )}
      {waiting && !found.isError && <Loading>Đang lấy văn bản…</Loading>}
      {!waiting && entry !== undefined && <Beside entry={entry} mayEdit={mayEdit} />}
      {!waiting && writes && (
        <EntryForm key={open} unitId={unitId} entry={entry} onSaved={onClose} onCancel={onClose} />
      )}
      {!writes && entry !== undefined && <ReadOnly entry={entry} />}
    </Dialog>
  );
}

/** Where the entry is used, who wrote it last, and the way out of the register. */
function Beside({ entry, mayEdit }: { entry: DocumentEntry; mayEdit: boolean }): ReactNode {
  const [asking, setAsking] = useState(false);
  const withdraw = useMutation({
    mutationFn: (withdrawn: boolean) =>
      client.documents.withdraw.mutate({
        opId: newOperationId(),
        documentId: entry.id,
        version: entry.version,
        withdrawn,
      }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: api.documents.pathKey() }),
    onSuccess: () => setAsking(false),
  });
  const cited = entry.citedIn.map(
    ({ leafCode, round, pageNote }) =>
      `${leafCode}${pageNote === "" ? "" : `, ${pageNote}`} (${round})`,
  );
  return (
    <>
      {withdraw.isError && (
        <Notice tone="wrong" title={failureOf(withdraw.error).message} announce />
      )}
      {entry.withdrawn && <Notice title="Văn bản này đã rút khỏi sổ; nơi đã dùng vẫn xem được." />}
      <p className="c-small c-quiet">
        {cited.length > 0 && <>Minh chứng cho {cited.join("; ")}. </>}
        {entry.by} ghi lúc {formatInstant(entry.at)}.{" "}
        {mayEdit && (
          <button
            type="button"
            className="r-open"
            onClick={() => (entry.withdrawn ? withdraw.mutate(false) : setAsking(true))}
          >
            {entry.withdrawn ? "Đưa lại vào sổ" : "Rút khỏi sổ"}
          </button>
        )}
      </p>
      <Confirm
        open={asking}
        title={`Rút ${entryTitle(entry)} khỏi sổ?`}
        confirmLabel="Rút khỏi sổ"
        tone="danger"
        busy={withdraw.isPending ? "Đang rút…" : undefined}
        onConfirm={() => withdraw.mutate(true)}
        onCancel={() => setAsking(false)}
      >
        <p>
          Văn bản không còn được chọn làm minh chứng mới. Nơi đã dùng vẫn xem được, và có thể đưa
          lại vào sổ.
        </p>
      </Confirm>
    </>
  );
}

function ReadOnly({ entry }: { entry: DocumentEntry }): ReactNode {
  const { summary, issuedOn, issuer, area, files, hints } = entry;
  const links = files.map((file) => (
    <p key={file.position}>
      <a href={filePath(entry.id, file)} target="_blank" rel="noreferrer">
        {file.name}
      </a>{" "}
      <span className="c-quiet c-small">{sizeText(file.size)}</span>
    </p>
  ));
  return (
    <>
      <Hints hints={hints} />
      <Facts
        facts={[
          { name: "Trích yếu", value: summary },
          { name: "Ngày ban hành", value: dayText(issuedOn) },
          { name: "Cơ quan ban hành", value: issuer },
          { name: "Lĩnh vực", value: area === null ? "–" : areaLabel(area) },
          { name: "Tệp", value: links.length === 0 ? "chưa có tệp" : links },
        ]}
      />
    </>
  );
}
