import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { Button } from "@cchc/ui/button";
import { Confirm } from "@cchc/ui/dialog";
import { Field, TextField } from "@cchc/ui/field";
import { api } from "../api.ts";
import type { RoundHead } from "../appraisal/use-round.ts";
import { useTell } from "../frame/frame-state.tsx";
import { Refusal } from "../frame/refusal.tsx";
import { newOperationId } from "@cchc/ui/operation-id";
import { DayField } from "@cchc/ui/day/day-field";
import { readDay } from "@cchc/ui/day/typed-day";

export interface PublishFormProps {
  round: RoundHead;
  /** Which number it will be; from the second on it says what it changes. */
  number: number;
}

/** What the deciding paper says, the consequence, and one button. */
export function PublishForm({ round, number }: PublishFormProps): ReactNode {
  const queries = useQueryClient();
  const tell = useTell();
  const [title, setTitle] = useState(
    `Kết quả chấm điểm cải cách hành chính các xã, phường năm ${round.year}`,
  );
  const [decision, setDecision] = useState("");
  const [day, setDay] = useState("");
  const [changeNote, setChangeNote] = useState("");
  const [tried, setTried] = useState(false);
  const [asking, setAsking] = useState(false);
  const [opId] = useState(newOperationId);
  const publishing = useMutation(api.publications.publish.mutationOptions());
  const correcting = number > 1;
  const { day: decidedOn } = readDay(day);
  const missing = (text: string, ask: string): string | undefined =>
    tried && text.trim() === "" ? ask : undefined;
  const whole =
    title.trim() !== "" &&
    decision.trim() !== "" &&
    decidedOn !== undefined &&
    (!correcting || changeNote.trim() !== "");

  async function publish(): Promise<void> {
    if (decidedOn === undefined) return;
    try {
      await publishing.mutateAsync({
        opId,
        roundId: round.id,
        title: title.trim(),
        decision: decision.trim(),
        decidedOn,
        changeNote: correcting ? changeNote.trim() : "",
      });
    } catch {
      // Told beside the button.
      return;
    } finally {
      setAsking(false);
    }
    tell(`Đã công bố lần ${number}. Trang công bố mở được không cần tài khoản.`);
    await queries.invalidateQueries({ queryKey: api.publications.pathKey() });
  }

  return (
    <form
      className="c-stack r-publish"
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (whole) setAsking(true);
      }}
    >
      <h2>Theo quyết định nào</h2>
      <Field
        label="Tên kết quả"
        value={title}
        maxLength={300}
        error={missing(title, "Hãy ghi tên kết quả.")}
        onChange={(event) => setTitle(event.target.value)}
      />
      <Field
        label="Số, ký hiệu quyết định"
        hint="ví dụ 15/QĐ-UBND"
        value={decision}
        maxLength={100}
        error={missing(decision, "Hãy ghi số, ký hiệu quyết định công bố.")}
        onChange={(event) => setDecision(event.target.value)}
      />
      <DayField label="Ngày quyết định" value={day} tried={tried} onChange={setDay} />
      {correcting && (
        <TextField
          label="Đính chính điều gì, vì sao"
          hint="in trên trang công bố, cạnh các đơn vị thay đổi"
          value={changeNote}
          maxLength={1000}
          error={missing(changeNote, "Hãy ghi bản này đính chính điều gì.")}
          onChange={(event) => setChangeNote(event.target.value)}
        />
      )}
      <p className="c-measure">
        Sau khi công bố, ai có đường dẫn cũng xem được kết quả và phiếu điểm từng xã, phường, không
        cần tài khoản. Bản công bố không sửa, không rút lại được: nếu sai, công bố bản đính chính,
        bản cũ vẫn còn đó.
      </p>
      {publishing.isError && <Refusal error={publishing.error} />}
      <div className="c-row">
        <Button type="submit" tone="primary">
          {correcting ? `Công bố bản đính chính (lần ${number})…` : "Công bố…"}
        </Button>
      </div>
      <Confirm
        open={asking}
        title={correcting ? `Công bố bản đính chính, lần ${number}?` : "Công bố kết quả?"}
        confirmLabel="Công bố"
        busy={publishing.isPending ? "Đang công bố…" : undefined}
        onConfirm={() => void publish()}
        onCancel={() => setAsking(false)}
      >
        <p>
          “{title}”, theo {decision} ngày {day}. Mọi người xem được ngay; không rút lại được.
        </p>
      </Confirm>
    </form>
  );
}
