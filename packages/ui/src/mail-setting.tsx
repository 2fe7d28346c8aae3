import { type FormEvent, type ReactNode, useState } from "react";
import { Button } from "./button.tsx";
import { Check, Field } from "./field.tsx";
import { Notice } from "./notice.tsx";

/** Where a person is written to, and whether. */
export interface MailAddress {
  readonly address: string | null;
  readonly wanted: boolean;
}

export interface MailSettingProps {
  kept: MailAddress;
  /** Whether this server sends mail at all. */
  configured: boolean;
  busy: boolean;
  saved: boolean;
  failure: string | undefined;
  onSave: (address: MailAddress) => void;
}

const shape = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/** An address for the day's letter, and the wish to have it; both can be taken back. */
export function MailSetting(props: MailSettingProps): ReactNode {
  const { kept, configured, busy, saved, failure, onSave } = props;
  const [address, setAddress] = useState(kept.address ?? "");
  const [wanted, setWanted] = useState(kept.address === null || kept.wanted);
  const [tried, setTried] = useState(false);
  const wrong = address !== "" && !shape.test(address);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (busy || wrong) return;
    onSave(address === "" ? { address: null, wanted: false } : { address, wanted });
  };
  return (
    <form className="c-stack c-prose" onSubmit={submit} noValidate>
      <p>
        Mỗi ngày nhiều nhất một thư: báo cáo, nhiệm vụ, chỉ tiêu sắp đến hạn hoặc quá hạn và lời
        nhắc của cấp trên.
      </p>
      {!configured && (
        <Notice tone="doubt" title="Máy chủ này chưa gửi được thư">
          Quản trị chưa khai máy chủ thư. Địa chỉ vẫn lưu được; lời nhắc hiện trong “Việc cần làm”.
        </Notice>
      )}
      {failure !== undefined && <Notice tone="wrong" title={failure} announce />}
      {saved && failure === undefined && (
        <Notice tone="settled" title="Đã lưu địa chỉ nhận thư." announce />
      )}
      <Field
        label="Địa chỉ thư điện tử"
        hint="Để trống: không nhận thư và xóa địa chỉ đã lưu."
        type="email"
        autoComplete="email"
        value={address}
        error={
          tried && wrong ? "Địa chỉ chưa đúng: hãy xem lại, ví dụ ten@coquan.gov.vn." : undefined
        }
        onChange={({ target }) => setAddress(target.value.trim())}
      />
      <Check
        label="Nhận thư nhắc việc"
        checked={wanted}
        onChange={({ target }) => setWanted(target.checked)}
      />
      <div>
        <Button type="submit" busy={busy ? "Đang lưu…" : undefined}>
          Lưu địa chỉ
        </Button>
      </div>
    </form>
  );
}
