import { once } from "node:events";
import { SMTPServer } from "smtp-server";

/** A letter as the mail server received it. */
export interface Received {
  readonly to: readonly string[];
  readonly raw: string;
  /** The text, decoded. */
  readonly text: string;
}

/** What a mail server answers to a recipient instead of taking the letter. */
export type Refusal = { readonly code: number; readonly message: string } | undefined;

/** A real mail server on this machine, without sign-in. */
export async function createMailServer() {
  const received: Received[] = [];
  let refusal: Refusal;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS", "AUTH"],
    onRcptTo: (_address, _session, done) => {
      if (refusal === undefined) return done();
      done(Object.assign(new Error(refusal.message), { responseCode: refusal.code }));
    },
    onData: (stream, session, done) => {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        const raw = Buffer.concat(chunks).toString("utf8");
        const to = session.envelope.rcptTo.map(({ address }) => address);
        received.push({ to, raw, text: textOf(raw) });
        done();
      });
    },
  });
  server.listen(0, "127.0.0.1");
  await once(server.server, "listening");
  const address = server.server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return {
    url: `smtp://127.0.0.1:${address.port}`,
    received,
    refuse: (next: Refusal): void => {
      refusal = next;
    },
    close: () => new Promise<void>((closed) => server.close(() => closed())),
  };
}

function textOf(raw: string): string {
  const [head = "", ...rest] = raw.split("\r\n\r\n");
  const body = rest.join("\r\n\r\n");
  if (/transfer-encoding: base64/i.test(head)) return Buffer.from(body, "base64").toString("utf8");
  const bytes = body
    .replaceAll("=\r\n", "")
    .replaceAll(/=([0-9A-F]{2})/g, (_all, hex: string) => String.fromCodePoint(parseInt(hex, 16)));
  return Buffer.from(bytes, "latin1").toString("utf8");
}
