import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { ACTIVITY_KINDS, activityKind } from "@cchc/domain/activity/catalogue";
import { dutyStanding } from "@cchc/domain/activity/duty-standing";
import { itemStateLabels } from "@cchc/domain/activity/item-workflow";
import { qualifierPrefix } from "@cchc/domain/report/cell-words";
import { formatDay } from "@cchc/domain/text/days";
import { formatCount } from "@cchc/domain/text/numbers";
import { Button } from "@cchc/ui/button";
import { type DataColumn, DataTable } from "@cchc/ui/data-table";
import { Empty } from "@cchc/ui/empty";
import { Failure } from "@cchc/ui/failure";
import { Field } from "@cchc/ui/field";
import { Loading } from "@cchc/ui/loading";
import { Select } from "@cchc/ui/select";
import { StateMark } from "@cchc/ui/state-mark";
import { api, failureOf } from "../api.ts";
import { ActivityDialog } from "./activity-dialog.tsx";
import type { Entry } from "./words.ts";

export interface LogViewProps {
  unitId: string;
  year: number;
  /** Only the duties that leave a paper, each with how it stands. */
  duties?: boolean;
}

/** What the unit did in a year: found by kind and words, one short form to add. */
export function LogView({ unitId, year, duties = false }: LogViewProps): ReactNode {
  const [kind, setKind] = useState("");
  const [words, setWords] = useState("");
  const [open, setOpen] = useState<Entry | "new" | undefined>(undefined);
  const kinds = ACTIVITY_KINDS.filter(({ group }) => !duties || group === "duty");
  const known = kinds.find((info) => info.kind === kind)?.kind;
  const list = useQuery(
    api.activities.list.queryOptions(
      {
        unitId,
        from: `${year}-01-01`,
        to: `${year}-12-31`,
        search: words,
        ...(known === undefined ? {} : { kind: known }),
      },
      { placeholderData: (before) => before },
    ),
  );
  const today = list.data?.today ?? `${year}-12-31`;
  const entries = (list.data?.activities ?? []).filter((entry) =>
    kinds.some((info) => info.kind === entry.kind),
  );
  const waiting = entries.filter(
    (entry) => (dutyStanding(entry, today)?.state ?? "settled") !== "settled",
  ).length;
  const mayEdit = list.data?.mayEdit === true;
  const add = mayEdit && (
    <Button tone="primary" onClick={() => setOpen("new")}>
      Ghi việc đã làm
    </Button>
  );
  return (
    <div className="c-stack">
      <search className="c-toolbar">
        <Select
          line
          label="Loại việc"
          value={kind}
          choices={[
            { value: "", label: "Mọi loại" },
            ...kinds.map((info) => ({ value: info.kind, label: info.label })),
          ]}
          onChange={({ target }) => setKind(target.value)}
        />
        <Field
          line
          type="search"
          label="Tìm trong sổ"
          value={words}
          onChange={({ target }) => setWords(target.value)}
        />
        {add}
      </search>
      {list.isError ? (
        <Failure title="Chưa lấy được sổ" onRetry={() => void list.refetch()}>
          {failureOf(list.error).message}
        </Failure>
      ) : list.isPending ? (
        <Loading>Đang lấy sổ việc đã làm…</Loading>
      ) : entries.length === 0 ? (
        <Empty title={`Năm ${year} chưa ghi việc nào`} actions={add}>
          {duties
            ? "Thông báo niêm yết TTHC, cuộc kiểm tra, lần công khai ngân sách, dự toán kinh phí: ghi một lần, hạn tự theo."
            : "Mỗi tin bài, buổi phát thanh, hội nghị, băng rôn ghi một lần; chỉ tiêu tự đếm."}
        </Empty>
      ) : (
        <>
          {duties && (
            <p>
              <strong>
                {entries.length} việc
                {waiting === 0
                  ? ", đều đã xong đúng hạn."
                  : `, ${waiting} việc còn thiếu hoặc chậm.`}
              </strong>
            </p>
          )}
          <DataTable
            caption={`Việc đã làm năm ${year}`}
            captionHidden
            rows={entries}
            rowKey={({ id }) => id}
            onRow={setOpen}
            columns={duties ? dutyColumns(setOpen, today) : logColumns(setOpen)}
          />
        </>
      )}
      {open !== undefined && (
        <ActivityDialog
          key={open === "new" ? "new" : open.id}
          unitId={unitId}
          entry={open === "new" ? undefined : open}
          today={today}
          duties={duties}
          year={year}
          mayEdit={mayEdit}
          onClose={() => setOpen(undefined)}
        />
      )}
    </div>
  );
}

function nameOf({ kind, details }: Entry): string {
  const { title, place, schedule, decision, plan, paper } = details;
  const name = title ?? place ?? schedule ?? decision ?? plan ?? paper;
  return typeof name === "string" && name !== "" ? name : activityKind(kind).label;
}

/** `onOpen`: the keyboard's way into an entry. */
function whatColumn(onOpen: (entry: Entry) => void): DataColumn<Entry> {
  return {
    key: "what",
    heading: "Việc",
    cell: (entry) => (
      <>
        <button type="button" className="p-open" onClick={() => onOpen(entry)}>
          {nameOf(entry)}
        </button>
        <div className="c-small c-quiet">
          {activityKind(entry.kind).label}
          {entry.illustration && " · số liệu minh họa"}
        </div>
      </>
    ),
  };
}

const standingMarks = {
  settled: { tone: "settled", words: "Xong" },
  lacking: { tone: "doubt", words: "Còn thiếu, chậm" },
  late: { tone: "wrong", words: "Quá hạn" },
} as const;

function dutyColumns(onOpen: (entry: Entry) => void, today: string): readonly DataColumn<Entry>[] {
  return [
    whatColumn(onOpen),
    { key: "day", heading: "Ngày", cell: ({ day }) => formatDay(day) },
    {
      key: "standing",
      heading: "Tình hình",
      cell: (entry) =>
        dutyStanding(entry, today)?.sentences.map((sentence) => <p key={sentence}>{sentence}</p>),
    },
    {
      key: "state",
      heading: "Tình trạng",
      cell: (entry) => {
        const { tone, words } = standingMarks[dutyStanding(entry, today)?.state ?? "settled"];
        return <StateMark tone={tone}>{words}</StateMark>;
      },
    },
    papersColumn,
  ];
}

const papersColumn: DataColumn<Entry> = {
  key: "papers",
  heading: "Tài liệu",
  align: "right",
  cell: ({ papers }) => (papers.length === 0 ? "" : String(papers.length)),
};

function logColumns(onOpen: (entry: Entry) => void): readonly DataColumn<Entry>[] {
  return [
    whatColumn(onOpen),
    { key: "day", heading: "Ngày", cell: ({ day }) => formatDay(day) },
    {
      key: "count",
      heading: "Số lượng",
      align: "right",
      cell: (entry) =>
        `${qualifierPrefix(entry.qualifier)}${formatCount(entry.count)} ${activityKind(entry.kind).unit}`,
    },
    {
      key: "state",
      heading: "Tình trạng",
      cell: (entry) =>
        activityKind(entry.kind).staged ? itemStateLabels[entry.state ?? "written"] : "",
    },
    papersColumn,
  ];
}
