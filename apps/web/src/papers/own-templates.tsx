import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { formatInstant } from "@cchc/domain/text/days";
import { Button } from "@cchc/ui/button";
import { Notice } from "@cchc/ui/notice";
import { newOperationId } from "@cchc/ui/operation-id";
import { saveFile, SaveError } from "@cchc/ui/paper/save-file";
import { api, failureOf, type Outputs } from "../api.ts";
import { uploadFile, UploadError } from "../register/upload-file.ts";
import type { ReportAddress } from "../report/open-report.ts";
import { WordFileButton } from "./word-file-button.tsx";

type Tag = Outputs["papers"]["templates"]["tags"][number];

export interface OwnTemplatesProps {
  address: ReportAddress;
  /** Whether this person writes in the report's unit. */
  writes: boolean;
}

/** The unit's own Word templates: filled with this report, uploaded, and the tags there are. */
export function OwnTemplates({ address, writes }: OwnTemplatesProps): ReactNode {
  const queries = useQueryClient();
  const [problem, setProblem] = useState<string>();
  const [sending, setSending] = useState(false);
  const found = useQuery(api.papers.templates.queryOptions(address));
  const add = useMutation(
    api.papers.addTemplate.mutationOptions({
      onSuccess: () => queries.invalidateQueries({ queryKey: api.papers.templates.queryKey() }),
    }),
  );
  const take = async (file: File | undefined): Promise<void> => {
    if (file === undefined) return;
    add.reset();
    setProblem(undefined);
    setSending(true);
    try {
      const { signal } = new AbortController();
      const sent = { unitId: address.unitId, file, signal, onProgress: () => undefined };
      const { uploadId } = await uploadFile(sent);
      await add.mutateAsync({ ...address, opId: newOperationId(), uploadId });
    } catch (error) {
      setProblem(error instanceof UploadError ? error.failure.message : failureOf(error).message);
    } finally {
      setSending(false);
    }
  };
  const save = async (name: string): Promise<void> => {
    setProblem(undefined);
    try {
      const place = [address.unitId, address.periodId, name].map(encodeURIComponent).join("/");
      await saveFile(`/api/papers/own/${place}.docx`);
    } catch (error) {
      if (!(error instanceof SaveError)) throw error;
      setProblem(error.message);
    }
  };
  if (found.data === undefined) return null;
  const { templates, tags } = found.data;
  if (templates.length === 0 && !writes) return null;
  return (
    <section className="c-stack c-no-print w-compare" aria-labelledby="mau-word-rieng">
      <h2 id="mau-word-rieng">Mẫu Word riêng của đơn vị</h2>
      <p className="c-quiet">
        Soạn mẫu trong Word, chỗ nào cần số thì gõ thẻ trong ngoặc nhọn, ví dụ{" "}
        <code>{"{tthc.received.total}"}</code>; tải mẫu lên rồi lấy về bản đã điền số của kỳ này.
      </p>
      {templates.length > 0 && (
        <ul className="w-issued">
          {templates.map(({ name, version, by, at }) => (
            <li key={name}>
              <strong>{name}</strong> (bản {version}, {by} tải lên {formatInstant(at)}){" "}
              <Button small onClick={() => void save(name)}>
                Tải bản đã điền<span className="c-sr">: {name}</span>
              </Button>
            </li>
          ))}
        </ul>
      )}
      {writes && (
        <WordFileButton
          label="Chọn mẫu Word"
          busy={sending ? "Đang tải lên, kiểm tra thẻ…" : undefined}
          onFile={(file) => void take(file)}
        >
          Tải mẫu lên…
        </WordFileButton>
      )}
      {problem !== undefined && (
        <p className="c-error" role="alert">
          {problem}
        </p>
      )}
      {add.data?.status === "added" && (
        <Notice
          announce
          tone="settled"
          title={`Đã nhận mẫu “${add.data.name}”, bản ${add.data.version}: mọi thẻ đều đúng.`}
        />
      )}
      {add.data?.status === "refused" && (
        <Notice
          announce
          tone="wrong"
          title="Chưa nhận mẫu này: hãy sửa các thẻ dưới đây trong Word"
        >
          <ul>
            {add.data.problems.map(({ message, place }, at) => (
              // The same tag may be wrong in several places.
              <li key={`${at} ${place}`}>{message}</li>
            ))}
          </ul>
        </Notice>
      )}
      <Tags tags={tags} />
    </section>
  );
}

function Tags({ tags }: { tags: readonly Tag[] }): ReactNode {
  return (
    <details>
      <summary>Danh sách {tags.length} thẻ dùng được</summary>
      <p className="c-quiet">
        Thẻ của một danh sách đặt giữa thẻ mở và thẻ đóng của nó, ví dụ{" "}
        <code>{"{#lĩnh vực}{tên}: {tthc.received.total}{/lĩnh vực}"}</code>.
      </p>
      <div className="c-table-box">
        <table className="c-table" aria-label="Thẻ dùng được">
          <thead>
            <tr>
              <th scope="col">Thẻ</th>
              <th scope="col">Chỗ đó hiện</th>
              <th scope="col">Trong danh sách</th>
            </tr>
          </thead>
          <tbody>
            {tags.map(({ tag, label, list }) => (
              <tr key={`${list ?? ""} ${tag}`}>
                <th scope="row">
                  <code>{`{${tag}}`}</code>
                </th>
                <td>{label}</td>
                <td>{list ?? ""}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
