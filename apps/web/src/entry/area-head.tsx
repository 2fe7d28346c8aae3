import type { ReactNode } from "react";
import { areaLabel } from "@cchc/domain/form/areas";
import { fieldOf } from "@cchc/domain/form/form";
import { completenessSentence } from "@cchc/domain/report/completeness";
import { Button, LinkButton } from "@cchc/ui/button";
import { PageHead } from "@cchc/ui/page";
import { useDerived } from "../report/open-report.ts";
import { addressOf, pathOf } from "../report/paths.ts";
import type { AreaProps } from "./area-notes.tsx";

interface AreaHeadProps extends AreaProps {
  whyOpen: boolean;
  onWhy: () => void;
}

/** The name of the area and how much of it is answered. */
export function AreaHead({ area, report, workbook, whyOpen, onWhy }: AreaHeadProps): ReactNode {
  const handedIn = report.state === "submitted" || report.state === "received";
  const own = useDerived(workbook).areas.find((one) => one.area === area);
  const counted =
    report.editing.writable && fieldOf(workbook.form, "tthc.received.total")?.area === area;
  return (
    <PageHead
      title={areaLabel(area)}
      lead={
        own === undefined
          ? undefined
          : `${completenessSentence(own, handedIn)}. Đã trả lời ${own.answered}/${own.fields} ô.`
      }
      actions={
        <>
          {counted && (
            <LinkButton href={pathOf(addressOf(report), "doi-chieu")}>
              Đối chiếu với một cửa
            </LinkButton>
          )}
          {!whyOpen && <Button onClick={onWhy}>Vì sao?</Button>}
        </>
      }
    />
  );
}

const keys: readonly (readonly [string, string])[] = [
  ["Enter", "ô sau"],
  ["Shift+Enter", "ô trước"],
  ["Esc", "lấy lại số cũ"],
  ["Ctrl+Z", "hoàn tác"],
  ["Ctrl+Y", "làm lại"],
  ["Ctrl+V", "dán cả khối từ Excel"],
  ["Shift+F2", "không phát sinh, chưa có số liệu, ghi chú"],
];

/** Which keys do what, in one line. */
export function KeysLine(): ReactNode {
  return (
    <p className="w-keys c-no-print">
      {keys.map(([key, words]) => (
        <span key={key}>
          <kbd>{key}</kbd> {words}
        </span>
      ))}
    </p>
  );
}
