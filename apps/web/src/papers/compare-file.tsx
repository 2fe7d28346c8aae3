import { useMutation } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { fieldOf, type Form } from "@cchc/domain/form/form";
import { cellRef } from "@cchc/domain/report/cell";
import { base64Of } from "@cchc/ui/base64";
import { Link } from "@cchc/ui/link";
import { Notice } from "@cchc/ui/notice";
import { StateMark } from "@cchc/ui/state-mark";
import { api, failureOf, type Outputs } from "../api.ts";
import { cellHref } from "../report/lines.ts";
import type { ReportAddress } from "../report/open-report.ts";
import type { PaperView } from "./slots.ts";
import { WordFileButton } from "./word-file-button.tsx";

type Comparison = Outputs["papers"]["compare"];

/** What the server takes in one request. */
const LARGEST = 700 * 1024;

export interface CompareFileProps {
  address: ReportAddress;
  paper: PaperView;
  form: Form;
}

/** A Word file that somebody edited by hand, figure by figure beside the data. */
export function CompareFile({ address, paper, form }: CompareFileProps): ReactNode {
  const [name, setName] = useState("");
  const [problem, setProblem] = useState<string>();
  const compare = useMutation(api.papers.compare.mutationOptions());
  const take = async (file: File | undefined): Promise<void> => {
    if (file === undefined) return;
    compare.reset();
    setProblem(undefined);
    setName(file.name);
    if (file.size > LARGEST) {
      setProblem("Tệp lớn hơn 700 kB: hãy bỏ bớt hình ảnh trong tệp rồi chọn lại.");
      return;
    }
    const bytes = new Uint8Array(await file.arrayBuffer());
    compare.mutate({ ...address, template: paper.template.code, file: base64Of(bytes) });
  };
  return (
    <section className="c-stack c-no-print w-compare" aria-labelledby="so-ban-word">
      <h2 id="so-ban-word">So bản Word đã sửa tay với số liệu</h2>
      <p className="c-quiet">
        Chọn tệp .docx tải từ đây rồi sửa trong Word: từng số được so với ô của nó, số gõ thêm không
        có nguồn được nêu ra. Tệp chỉ được đọc, không lưu và không đổi số liệu.
      </p>
      <WordFileButton
        label="Chọn tệp Word đã sửa"
        busy={compare.isPending ? "Đang so…" : undefined}
        onFile={(file) => void take(file)}
      >
        Chọn tệp Word…
      </WordFileButton>
      {(problem ?? (compare.isError ? failureOf(compare.error).message : undefined)) !==
        undefined && (
        <p className="c-error" role="alert">
          {problem ?? failureOf(compare.error).message}
        </p>
      )}
      {compare.data !== undefined && (
        <Found found={compare.data} name={name} form={form} address={address} />
      )}
    </section>
  );
}

interface FoundProps {
  found: Comparison;
  name: string;
  form: Form;
  address: ReportAddress;
}

function Found({ found, name, form, address }: FoundProps): ReactNode {
  const { same, figures, unsourced, marked } = found;
  const whole = figures.length === 0 && unsourced.length === 0;
  return (
    <div className="c-stack">
      <Notice
        announce
        tone={whole ? "settled" : "doubt"}
        title={
          whole
            ? `${name}: cả ${same} số khớp với số liệu`
            : `${name}: ${same} số khớp, ${figures.length} số khác hoặc đã bỏ, ${unsourced.length} số không có nguồn`
        }
      >
        {!marked && (
          <p>
            Tệp không còn dấu của từng số (đã qua một chương trình khác), nên chỉ tìm được số có hay
            không trong văn bản.
          </p>
        )}
      </Notice>
      {figures.length > 0 && (
        <div className="c-table-box">
          <table className="c-table" aria-label="Số khác với số liệu">
            <thead>
              <tr>
                <th scope="col">Số</th>
                <th scope="col">Trong tệp</th>
                <th scope="col">Theo số liệu</th>
                <th scope="col">Đoạn văn</th>
              </tr>
            </thead>
            <tbody>
              {figures.map(({ state, code, cells, now, written, context }, at) => (
                // The same figure may stand in several places.
                <tr key={`${at} ${code}`}>
                  <th scope="row">
                    <CellLinks code={code} cells={cells} form={form} address={address} />
                  </th>
                  <td>
                    <StateMark tone={state === "differs" ? "wrong" : "doubt"}>
                      {state === "differs" ? written : "đã bỏ"}
                    </StateMark>
                  </td>
                  <td>{now}</td>
                  <td className="c-quiet">{context}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {unsourced.length > 0 && (
        <>
          <h3>Số không có nguồn</h3>
          <ul className="w-unsourced">
            {unsourced.map(({ number, context }, at) => (
              <li key={`${at} ${number}`}>
                <strong>{number}</strong> <span className="c-quiet">trong “{context}”</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

interface CellLinksProps {
  code: string;
  cells: readonly string[];
  form: Form;
  address: ReportAddress;
}

function CellLinks({ code, cells, form, address }: CellLinksProps): ReactNode {
  const named = cells.flatMap((key) => {
    const ref = cellRef(key);
    const field = fieldOf(form, ref.field);
    if (field === undefined) return [];
    const row = ref.row === "" ? "" : ` (${ref.row})`;
    return [{ key, label: `${field.shortLabel ?? field.label}${row}`, ref }];
  });
  if (named.length === 0) return "Đoạn tự viết";
  return (
    <>
      {code.startsWith("%") && "Tỷ lệ tính từ "}
      {named.map(({ key, label, ref }, at) => (
        <span key={key}>
          {at > 0 && ", "}
          <Link href={cellHref(form, address, ref)}>{label}</Link>
        </span>
      ))}
    </>
  );
}
