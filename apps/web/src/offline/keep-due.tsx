import { type ReactNode, useState } from "react";
import { Button } from "@cchc/ui/button";
import { hasAnswer } from "./answers.ts";
import { keepApp } from "./app-files.ts";
import { vault } from "./vault.ts";

/** A question whose answer opens a page without a line. */
export interface KeptQuestion {
  readonly queryKey: readonly unknown[];
  /** Asks the server anew. */
  readonly ask: () => Promise<unknown>;
}

interface KeepDueProps {
  readonly questions: readonly KeptQuestion[];
  /** What they open: `báo cáo chưa nộp`. */
  readonly what: string;
}

/** One press before a trip or a bad day of the line: what is due lies on this computer. */
export function KeepDue({ questions, what }: KeepDueProps): ReactNode {
  const [step, setStep] = useState<"ready" | "keeping" | "failed">("ready");
  const [kept, setKept] = useState(() => questions.every(({ queryKey }) => hasAnswer(queryKey)));
  if (questions.length === 0) return null;
  if (vault.state() !== "kept") {
    return (
      <p className="c-quiet">
        Máy này không giữ {what} để nhập khi mất mạng được: mở Sổ CCHC bằng địa chỉ https.
      </p>
    );
  }
  const keep = async (): Promise<void> => {
    setStep("keeping");
    try {
      for (const { ask } of questions) await ask();
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
            ? `Máy này đang giữ ${questions.length} ${what}, đã mã hóa cho riêng bạn.`
            : ""}
      </p>
    </div>
  );
}
