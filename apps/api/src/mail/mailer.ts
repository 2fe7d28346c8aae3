import { createTransport } from "nodemailer";

/** A letter to one person. */
export interface Letter {
  /** The same for every try, so that a mail server or reader can tell a second copy. */
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/** The way out to a mail server. */
export interface Mailer {
  /** Where people open the program; letters link to it. */
  readonly origin: string;
  /** @throws MailFailure */
  send(letter: Letter): Promise<void>;
  close(): void;
}

/** Why a letter did not go out, without anybody's address in it. */
export class MailFailure extends Error {
  override readonly name = "MailFailure";
  /** `EENVELOPE 550`: the library's word and the mail server's code. */
  readonly reason: string;
  /** The mail server will never take it: another try says the same. */
  readonly final: boolean;
  /** The server could not be talked to at all: other letters would fail alike. */
  readonly unreachable: boolean;

  constructor(error: unknown) {
    const code = wordOf(error, "code") ?? "EUNKNOWN";
    const answer = Number(wordOf(error, "responseCode"));
    super(`mail: ${code}`);
    this.reason = Number.isInteger(answer) ? `${code} ${answer}` : code;
    // Refused sign-in is for the administrator to mend: letters wait for it.
    this.final = code === "EENVELOPE" && answer >= 500 && answer < 600;
    this.unreachable = code !== "EENVELOPE" && code !== "EMESSAGE";
  }
}

function wordOf(error: unknown, key: string): string | undefined {
  if (typeof error !== "object" || error === null) return undefined;
  const value: unknown = Reflect.get(error, key);
  return typeof value === "string" || typeof value === "number" ? String(value) : undefined;
}

export interface MailerOptions {
  /** `smtp://user:password@host:587`, `smtps://…` */
  readonly url: string;
  readonly from: string;
  readonly origin: string;
}

const seconds = 1000;

/** Talks SMTP. A password is sent only over an encrypted line, unless the server is this machine. */
export function createMailer({ url, from, origin }: MailerOptions): Mailer {
  const { username, hostname } = new URL(url);
  const here = hostname === "127.0.0.1" || hostname === "localhost" || hostname === "[::1]";
  const transport = createTransport({
    url,
    requireTLS: username !== "" && !here,
    connectionTimeout: 15 * seconds,
    greetingTimeout: 15 * seconds,
    socketTimeout: 30 * seconds,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    origin,
    async send({ id, to, subject, text }) {
      try {
        await transport.sendMail({
          from,
          to,
          subject,
          text,
          messageId: `<${id}@so-cchc.invalid>`,
          headers: {
            "Auto-Submitted": "auto-generated",
            "List-Unsubscribe": `<${origin}/mat-khau>`,
          },
        });
      } catch (error) {
        throw new MailFailure(error);
      }
    },
    close: () => transport.close(),
  };
}
