import { type FormEvent, type ReactNode, useState } from "react";
import { formatInstant } from "@cchc/domain/text/days";
import { Button } from "../button.tsx";
import { Check, Field } from "../field.tsx";
import { Notice } from "../notice.tsx";
import { ShownOnce } from "./shown-once.tsx";

/** One message to an address. */
export interface ListedDelivery {
  readonly id: string;
  readonly event: string;
  readonly state: "waiting" | "sent" | "given_up" | "out_of_reach";
  readonly attempts: number;
  readonly failure: string | null;
  readonly writtenAt: string;
  readonly sentAt: string | null;
  readonly nextAt: string | null;
}

/** An address with its latest messages. */
export interface ListedWebhook {
  readonly id: string;
  readonly url: string;
  readonly events: readonly string[];
  readonly deliveries: readonly ListedDelivery[];
}

export interface EventChoice {
  readonly event: string;
  readonly label: string;
}

export interface WebhookListProps {
  webhooks: readonly ListedWebhook[];
  choices: readonly EventChoice[];
  /** Where messages may go; none: nowhere. */
  origins: readonly string[];
  busy: boolean;
  failure: string | undefined;
  /** The secret of the address just added, shown this once. */
  made: string | undefined;
  onCreate: (wanted: { url: string; events: readonly string[] }) => void;
  onRemove: (id: string) => void;
}

/** The addresses that are told of what happens, and a form for a new one. */
export function WebhookList(props: WebhookListProps): ReactNode {
  const { webhooks, choices, origins, failure, made, onRemove } = props;
  const labels = new Map(choices.map(({ event, label }) => [event, label]));
  return (
    <div className="c-stack">
      {made !== undefined && <ShownOnce key={made} what="Mã ký tin" secret={made} />}
      {failure !== undefined && <Notice tone="wrong" title={failure} announce />}
      {webhooks.length === 0 && <p>Chưa có địa chỉ nào.</p>}
      {webhooks.map(({ id, url, events, deliveries }) => (
        <section key={id} className="c-stack-tight" aria-label={url}>
          <p>
            <strong className="c-secret">{url}</strong>:{" "}
            {events.map((event) => labels.get(event) ?? event).join("; ")}{" "}
            <Button small tone="quiet" onClick={() => onRemove(id)}>
              Bỏ<span className="c-sr"> địa chỉ {url}</span>
            </Button>
          </p>
          {deliveries.length > 0 && (
            <ul>
              {deliveries.map((one) => (
                <li key={one.id}>
                  {formatInstant(one.writtenAt)} · {labels.get(one.event) ?? one.event} ·{" "}
                  {deliveryWords(one)}
                </li>
              ))}
            </ul>
          )}
        </section>
      ))}
      {origins.length === 0 ? (
        <Notice tone="doubt" title="Máy chủ chưa cho gửi tin tới địa chỉ nào">
          <p>Nhờ người quản trị máy chủ đặt CCHC_WEBHOOK_ORIGINS rồi thêm địa chỉ ở đây.</p>
        </Notice>
      ) : (
        <NewWebhook key={made} {...props} />
      )}
    </div>
  );
}

const failures: Readonly<Record<string, string>> = {
  timeout: "nơi nhận không trả lời kịp",
  unreachable: "không nối được với nơi nhận",
  "not-allowed": "máy chủ không còn cho gửi tới địa chỉ này",
  removed: "địa chỉ đã bỏ",
};

function deliveryWords({ state, attempts, failure, sentAt, nextAt }: ListedDelivery): string {
  const why =
    failure === null
      ? ""
      : (failures[failure] ?? `nơi nhận trả về mã ${failure.replace("http-", "")}`);
  switch (state) {
    case "sent":
      return sentAt === null ? "đã nhận" : `đã nhận ${formatInstant(sentAt)}`;
    case "given_up":
      return `đã thôi gửi sau ${attempts} lần: ${why}`;
    case "out_of_reach":
      return "không gửi: ngoài phạm vi của bạn";
    case "waiting":
      return why === "" || nextAt === null
        ? "đang chờ gửi"
        : `chưa nhận (${why}), gửi lại lúc ${formatInstant(nextAt)}`;
  }
}

function NewWebhook({ choices, origins, busy, onCreate }: WebhookListProps): ReactNode {
  const [url, setUrl] = useState("");
  const [events, setEvents] = useState<readonly string[]>(choices.map(({ event }) => event));
  const [tried, setTried] = useState(false);
  const wrong = !origins.some((origin) => url === origin || url.startsWith(`${origin}/`));
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (!busy && !wrong && events.length > 0) onCreate({ url, events });
  };
  return (
    <form className="c-stack c-prose" onSubmit={submit} noValidate>
      <h3>Thêm địa chỉ</h3>
      <Field
        label="Địa chỉ nhận tin"
        hint={`bắt đầu bằng ${origins.join(" hoặc ")}`}
        inputMode="url"
        value={url}
        error={
          tried && wrong ? `Hãy gõ địa chỉ bắt đầu bằng ${origins.join(" hoặc ")}.` : undefined
        }
        onChange={({ target }) => setUrl(target.value.trim())}
      />
      <fieldset className="c-fieldset c-stack-tight">
        <legend>Báo khi nào</legend>
        {tried && events.length === 0 && <p className="c-error">Hãy chọn ít nhất một việc.</p>}
        {choices.map(({ event, label }) => (
          <Check
            key={event}
            label={label}
            checked={events.includes(event)}
            onChange={({ target }) =>
              setEvents(target.checked ? [...events, event] : events.filter((one) => one !== event))
            }
          />
        ))}
      </fieldset>
      <div>
        <Button type="submit" busy={busy ? "Đang thêm…" : undefined}>
          Thêm địa chỉ
        </Button>
      </div>
    </form>
  );
}
