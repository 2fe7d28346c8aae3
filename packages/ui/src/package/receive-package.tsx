import { type ReactNode, useState } from "react";
import { packageEnding } from "@cchc/domain/package/package";
import { formatInstant } from "@cchc/domain/text/days";
import { failureOf } from "@cchc/domain/text/failure";
import { Button } from "../button.tsx";
import { Receipt } from "../facts.tsx";
import { FieldBox } from "../field.tsx";
import { Notice } from "../notice.tsx";
import { newOperationId } from "../operation-id.ts";
import { idByChoice } from "./id-by-choice.ts";
import { type PackagePreview, PackageReview } from "./package-review.tsx";

export interface PackageReceipt {
  readonly code: string;
  readonly at: string;
  readonly cells: number;
  readonly submission: { readonly code: string } | null;
}

export interface TakeChoice {
  readonly text: string;
  readonly reportVersion: number;
  readonly overtaken: "package" | "server";
}

/** The calls of the server that read and take packages in. */
export interface PackageCalls {
  /** Says what the package says; throws what the server refuses. */
  readonly preview: { readonly mutate: (input: { text: string }) => Promise<PackagePreview> };
  /** Takes it in; throws what the server refuses. The same choice comes again under the same id. */
  readonly take: {
    readonly mutate: (input: TakeChoice & { opId: string }) => Promise<PackageReceipt>;
  };
}

export interface ReceivePackageProps {
  packages: PackageCalls;
  /** A package was taken in: what the screens show may be old. */
  onTaken: () => void;
}

type Step =
  | { readonly kind: "choose"; readonly failure?: string }
  | {
      readonly kind: "review";
      readonly text: string;
      readonly said: PackagePreview;
      readonly failure?: string;
    }
  | { readonly kind: "done"; readonly said: PackagePreview; readonly receipt: PackageReceipt };

/** Largest file that is asked about; the server takes no more. */
const largest = 950_000;

/** From the file on a USB stick or out of a chat to its receipt. */
export function ReceivePackage({ packages, onTaken }: ReceivePackageProps): ReactNode {
  const [step, setStep] = useState<Step>({ kind: "choose" });
  const [busy, setBusy] = useState(false);
  const [idOf] = useState(() => idByChoice(newOperationId));

  const preview = (text: string): Promise<PackagePreview> => packages.preview.mutate({ text });
  const take = async (choice: TakeChoice): Promise<PackageReceipt> => {
    const taken = await packages.take.mutate({ opId: idOf(choice), ...choice });
    onTaken();
    return taken;
  };
  const look = async (text: string): Promise<void> => {
    setBusy(true);
    try {
      setStep({ kind: "review", text, said: await preview(text) });
    } catch (error) {
      setStep({ kind: "choose", failure: failureOf(error).message });
    }
    setBusy(false);
  };
  const choose = async (file: File | undefined): Promise<void> => {
    if (file === undefined) return;
    if (file.size > largest) {
      const failure = `Tệp này lớn hơn mọi gói nộp: hãy chọn tệp có đuôi ${packageEnding}.`;
      setStep({ kind: "choose", failure });
      return;
    }
    await look(await file.text());
  };
  const takeIn = async (overtaken: TakeChoice["overtaken"]): Promise<void> => {
    if (step.kind !== "review") return;
    const { text, said } = step;
    const choice = { text, reportVersion: said.reportVersion, overtaken };
    setBusy(true);
    try {
      const receipt = await take(choice);
      setStep({ kind: "done", said, receipt });
    } catch (error) {
      // The report may have changed meanwhile: what is decided on is what stands there now.
      const now = await preview(text).catch(() => said);
      // Taken in, and only the answer was lost: the same operation gives its receipt again. Where
      // it does not, the first failure is what is said.
      const mine = now.refusal !== null && said.refusal === null;
      const receipt = mine ? await take(choice).catch(() => undefined) : undefined;
      if (receipt !== undefined) setStep({ kind: "done", said, receipt });
      else setStep({ kind: "review", text, said: now, failure: failureOf(error).message });
    }
    setBusy(false);
  };

  if (step.kind === "done") {
    const { receipt, said } = step;
    return (
      <div className="c-stack">
        <Receipt
          title={`ĐÃ NHẬN GÓI ${formatInstant(receipt.at)}`}
          code={receipt.code}
          facts={[
            { name: "Đơn vị", value: said.unit.name },
            { name: "Kỳ", value: said.period.name },
            { name: "Người ký gói", value: said.signer?.name ?? "" },
            { name: "Số ô thay đổi", value: String(receipt.cells) },
            {
              name: "Thời điểm tính",
              value:
                "Lúc máy chủ nhận gói, theo đồng hồ máy chủ. Giờ ghi trong gói không có ai xác nhận nên không dùng để tính đúng hạn.",
            },
            ...(receipt.submission === null
              ? []
              : [{ name: "Báo cáo ĐÃ NỘP, mã biên nhận", value: receipt.submission.code }]),
          ]}
        />
        <div className="c-row c-no-print">
          <Button onClick={() => setStep({ kind: "choose" })}>Nhận gói khác</Button>
        </div>
      </div>
    );
  }
  return (
    <div className="c-stack-wide">
      {step.failure !== undefined && <Notice tone="wrong" title={step.failure} announce />}
      <FieldBox
        label="Tệp gói nộp"
        hint={`Chép từ USB hoặc tải từ tin nhắn về máy, đuôi ${packageEnding}.`}
      >
        {({ id, describedBy }) => (
          <input
            id={id}
            aria-describedby={describedBy}
            type="file"
            accept={packageEnding}
            disabled={busy}
            onChange={(event) => {
              const [file] = event.target.files ?? [];
              // The same file may be chosen once more.
              event.target.value = "";
              void choose(file);
            }}
          />
        )}
      </FieldBox>
      {step.kind === "review" && (
        <PackageReview key={step.said.hash} said={step.said} busy={busy} onTake={takeIn} />
      )}
    </div>
  );
}
