import { type ReactNode, useState } from "react";
import { Button } from "@cchc/ui/button";
import { queryClient } from "../api.ts";
import type { Task } from "../home/order.ts";
import { reportOptions } from "../report/open-report.ts";
import { hasAnswer } from "./answers.ts";
import { keepApp } from "./app-files.ts";
import { vault } from "./vault.ts";

/** One press before a trip or a bad day of the line: what is due lies on this computer. */
export function KeepDue({ tasks }: { readonly tasks: readonly Task[] }): ReactNode {
  const [step, setStep] = useState<"ready" | "keeping" | "failed">("ready");
  const options = tasks.map(({ unit, period }) =>
    reportOptions({ unitId: unit.id, periodId: period.id }),
  );
  const [kept, setKept] = useState(() => options.every(({ queryKey }) => hasAnswer(queryKey)));
  if (tasks.length === 0) return null;
  if (vault.state() !== "kept") {
    return (
      <p className="c-quiet">
        Máy này không giữ báo cáo để nhập khi mất mạng được: mở Sổ CCHC bằng địa chỉ https.
      </p>
    );
  }
  const keep = async (): Promise<void> => {
    setStep("keeping");
    try {
      for (const one of options) await queryClient.fetchQuery({ ...one, staleTime: 0 });
      await keepApp();
      setKept(true);
      setStep("ready");
    } catch {
      setStep("failed");
    }
  };
  return (
    <div className="c-row">
      <Button
        onClick={() => void keep()}
        busy={step === "keeping" ? "Đang giữ trên máy…" : undefined}
      >
        {kept ? "Giữ lại bản mới nhất trên máy này" : "Giữ trên máy này để nhập khi mất mạng"}
      </Button>
      <p className="c-quiet" role="status">
        {step === "failed"
          ? "Chưa giữ được: kiểm tra đường truyền rồi bấm lại."
          : kept
            ? `Máy này đang giữ ${tasks.length} báo cáo chưa nộp, đã mã hóa cho riêng bạn.`
            : ""}
      </p>
    </div>
  );
}
