import { type ReactNode, useEffect, useRef, useSyncExternalStore } from "react";
import { formatInstant } from "@cchc/domain/text/days";
import { Button } from "../button.tsx";
import { Icon } from "../icon.tsx";
import type { SlotSaver, TextPhase } from "./slot-saver.ts";

/** Letters of one line on paper. */
const LINE = 78;

export interface SlotEditorProps {
  prompt: string;
  saver: SlotSaver;
  onClose: () => void;
}

/** A text of the paper while it is being written, with what is known of its saving. */
export function SlotEditor({ prompt, saver, onClose }: SlotEditorProps): ReactNode {
  const { text, phase } = useSyncExternalStore(saver.subscribe, saver.view);
  const area = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    area.current?.focus();
  }, []);
  // As high as what is written in it.
  const rows = text.split("\n").reduce((sum, line) => sum + 1 + Math.floor(line.length / LINE), 1);
  return (
    <div>
      <textarea
        ref={area}
        className="p-slot-text"
        aria-label={prompt}
        rows={Math.max(3, rows)}
        placeholder={`${prompt}; mỗi dòng là một ý.`}
        value={text}
        onChange={({ target }) => saver.type(target.value)}
        onBlur={() => saver.flush()}
        onKeyDown={(event) => {
          if (event.key !== "Escape") return;
          saver.flush();
          onClose();
        }}
      />
      <div className="p-slot-bar c-no-print">
        <Button
          small
          onClick={() => {
            saver.flush();
            onClose();
          }}
        >
          Xong
        </Button>
        <PhaseWords phase={phase} saver={saver} />
      </div>
    </div>
  );
}

function PhaseWords({ phase, saver }: { phase: TextPhase; saver: SlotSaver }): ReactNode {
  switch (phase.kind) {
    case "still":
      return <span className="p-slot-state">Mỗi dòng là một ý; tự lưu khi ngừng gõ.</span>;
    case "saving":
      return <span className="p-slot-state">Đang lưu…</span>;
    case "saved":
      return (
        <span className="p-slot-state" role="status">
          Đã lưu lúc {formatInstant(phase.at).slice(0, 5)}
        </span>
      );
    case "unreachable":
      return (
        <span className="p-slot-wrong" role="status">
          <Icon name="alert" /> Mất kết nối: đoạn này chưa lưu, đang giữ trên máy và sẽ gửi lại.
        </span>
      );
    case "signed-out":
      return (
        <span className="p-slot-wrong" role="status">
          <Icon name="lock" /> Chưa lưu, chờ đăng nhập lại.
        </span>
      );
    case "refused":
      return (
        <span className="p-slot-wrong" role="alert">
          <Icon name="cross" /> {phase.message}
        </span>
      );
    case "conflict":
      return (
        <span className="p-slot-wrong" role="alert">
          <Icon name="alert" /> {phase.by} vừa viết đoạn này: “{phase.theirs.content}”.{" "}
          <Button small onClick={() => saver.settle("mine")}>
            Giữ bản của tôi
          </Button>{" "}
          <Button small onClick={() => saver.settle("theirs")}>
            Lấy bản kia
          </Button>
        </span>
      );
  }
}
