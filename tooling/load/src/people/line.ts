import { Agent, request } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { gunzipSync } from "node:zlib";
import type { Kind, Recorder } from "../record.ts";

/** When the server was killed on purpose, so that what fails then is not taken for an error. */
export interface Interruption {
  /** Milliseconds of `performance.now()`; undefined before it. */
  began: number | undefined;
  ended: number | undefined;
  /** Whether another process serves meanwhile: then what is answered counts as at any time. */
  readonly served: boolean;
}

/** Where the requests go and who counts them. */
export interface Scene {
  readonly url: string;
  readonly recorder: Recorder;
  readonly interruption: Interruption;
}

/** One person's browser: a cookie and two kept connections. */
export interface Line {
  query<Answer>(kind: Kind, path: string, input: unknown): Promise<Answer>;
  /** Sent again with the same `opId` until it is answered: what the apps do on a bad line. */
  mutate<Answer>(kind: Kind, path: string, input: unknown): Promise<Answer>;
  close(): void;
}

/** The server said no, or no server answered. */
export class Refused extends Error {
  readonly code: string;
  /** Whether the same request may work in a moment. */
  readonly later: boolean;
  constructor(code: string, later: boolean) {
    super(code);
    this.code = code;
    this.later = later;
  }
}

interface Reply {
  readonly status: number;
  readonly text: string;
}

/** Most times that one request is sent. */
const tries = 120;

export function openLine({ url, recorder, interruption }: Scene, cookie: string): Line {
  const agent = new Agent({ keepAlive: true, maxSockets: 2 });
  const headers = { cookie, origin: url, "accept-encoding": "gzip" };
  const send = (path: string, body: string | undefined): Promise<Reply> =>
    exchange(`${url}/trpc/${path}`, { agent, headers }, body);
  const ask = async <Answer>(kind: Kind, path: string, body?: string): Promise<Answer> => {
    const parse: (json: string) => Body<Answer> = JSON.parse;
    for (let attempt = 1; ; attempt += 1) {
      const began = performance.now();
      try {
        const answer = answerOf(await send(path, body), parse);
        if (interruption.served || !during(interruption, began))
          recorder.answered(kind, performance.now() - began);
        return answer;
      } catch (error) {
        const refused = refusalOf(error);
        if (refused.later && during(interruption, began)) recorder.cut();
        else recorder.failed(kind, refused.code);
        if (!refused.later || attempt === tries) throw refused;
        await sleep(500);
      }
    }
  };
  return {
    query: (kind, path, input) =>
      ask(kind, `${path}?input=${encodeURIComponent(JSON.stringify(input))}`),
    mutate: (kind, path, input) => ask(kind, path, JSON.stringify(input)),
    close: () => agent.destroy(),
  };
}

/** Whether a request that began then met the time of the kill; two seconds of it are for reconnecting. */
function during({ began, ended }: Interruption, requestBegan: number): boolean {
  if (began === undefined) return false;
  return ended === undefined || requestBegan < ended + 2000;
}

function refusalOf(error: unknown): Refused {
  if (error instanceof Refused) return error;
  const code = error instanceof Error && "code" in error ? String(error.code) : String(error);
  return new Refused(code, true);
}

interface Body<Answer> {
  readonly result?: { readonly data: Answer };
  readonly error?: { readonly data?: { readonly code?: string } };
}

function answerOf<Answer>({ status, text }: Reply, parse: (json: string) => Body<Answer>): Answer {
  let body: Body<Answer> = {};
  try {
    body = parse(text);
  } catch {
    // A proxy's page, or an answer cut off: the status says it.
  }
  if (status === 200 && body.result !== undefined) return body.result.data;
  const code = `${status} ${body.error?.data?.code ?? "?"}`;
  throw new Refused(code, status === 502 || status === 503 || status === 429);
}

interface Sending {
  readonly agent: Agent;
  readonly headers: Readonly<Record<string, string>>;
}

function exchange(
  url: string,
  { agent, headers }: Sending,
  body: string | undefined,
): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const typed =
      body === undefined
        ? {}
        : { "content-type": "application/json", "content-length": Buffer.byteLength(body) };
    const method = body === undefined ? "GET" : "POST";
    const outgoing = request(url, { agent, method, headers: { ...headers, ...typed } }, (reply) => {
      const chunks: Buffer[] = [];
      reply.on("data", (chunk: Buffer) => chunks.push(chunk));
      reply.once("error", reject);
      reply.once("end", () => {
        const bytes = Buffer.concat(chunks);
        const packed = reply.headers["content-encoding"] === "gzip";
        const text = (packed ? gunzipSync(bytes) : bytes).toString("utf8");
        resolve({ status: reply.statusCode ?? 0, text });
      });
    });
    // Longer than the server gives any statement.
    outgoing.setTimeout(60_000, () =>
      outgoing.destroy(Object.assign(new Error(), { code: "ETIMEDOUT" })),
    );
    outgoing.once("error", reject);
    outgoing.end(body);
  });
}
