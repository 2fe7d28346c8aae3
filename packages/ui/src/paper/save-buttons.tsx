import { type ReactNode, useState } from "react";
import { Button } from "../button.tsx";
import { PrintButton } from "../print-button.tsx";
import { saveFile, SaveError } from "./save-file.ts";

const formats = [
  { ending: "docx", label: "Tải Word" },
  { ending: "xlsx", label: "Tải Excel" },
  { ending: "pdf", label: "Tải PDF" },
] as const;

export interface SaveButtonsProps {
  /** Where the paper is made, without its ending. */
  path: string;
  /** Behind the ending. */
  query?: string;
  /** A spreadsheet holds annexes; a paper without any has none. */
  sheets: boolean;
}

/** The paper as files and on a printer. */
export function SaveButtons({ path, query = "", sheets }: SaveButtonsProps): ReactNode {
  const [busy, setBusy] = useState<string>();
  const [problem, setProblem] = useState<string>();
  const save = async (ending: string): Promise<void> => {
    setBusy(ending);
    setProblem(undefined);
    try {
      await saveFile(`/api/papers/${path}.${ending}${query}`);
    } catch (error) {
      if (!(error instanceof SaveError)) throw error;
      setProblem(error.message);
    } finally {
      setBusy(undefined);
    }
  };
  return (
    <>
      {formats
        .filter(({ ending }) => sheets || ending !== "xlsx")
        .map(({ ending, label }) => (
          <Button
            key={ending}
            small
            busy={busy === ending ? "Đang tạo…" : undefined}
            onClick={() => void save(ending)}
          >
            {label}
          </Button>
        ))}
      <PrintButton small />
      {problem !== undefined && (
        <p className="c-error" role="alert">
          {problem}
        </p>
      )}
    </>
  );
}
