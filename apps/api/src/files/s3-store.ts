import { openAsBlob } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import { AwsClient } from "aws4fetch";
import { Problem } from "../problem.ts";
import type { LogLine } from "../services.ts";
import { createIncoming } from "./incoming.ts";
import { type FileStore, storedName } from "./store.ts";

/** A bucket of a server that speaks S3, and the key to it. */
export interface S3Address {
  /** `https://s3.tinh.gov.vn`; the bucket stands in the path. */
  readonly endpoint: string;
  readonly bucket: string;
  readonly region: string;
  readonly accessKey: string;
  readonly secretKey: string;
}

export interface S3Options {
  readonly address: S3Address;
  /** Folder in which files lie until the bucket has them. */
  readonly incoming: string;
  readonly log: (line: LogLine) => void;
  /** Milliseconds before the second try, twice as many before the third; 300 where absent. */
  readonly pause?: number;
  /**
   * Milliseconds until an answer begins, and between two pieces of it; 20 000 where absent. A file
   * that is sent has longer, by its size.
   */
  readonly patience?: number;
}

const TRIES = 3;

/** The slowest line that an upload may have, bytes a millisecond. */
const SLOWEST = 100;

interface Asking {
  readonly method: "GET" | "HEAD" | "PUT";
  readonly name: string;
  readonly body?: Blob;
  /** SHA-256 of the body. */
  readonly hash?: string;
}

/** An answer that a later one may mend. */
function isPassing({ status }: Response): boolean {
  return status >= 500 || status === 429 || status === 408;
}

/**
 * Files in a bucket, under the names that they have in a folder; one that arrived damaged is refused
 * by the bucket, as every upload is signed with its hash.
 */
export function createS3Store(options: S3Options): FileStore {
  const { address, log, pause = 300, patience = 20_000 } = options;
  const { endpoint, bucket, region, accessKey, secretKey } = address;
  const root = `${endpoint.replace(/\/+$/u, "")}/${encodeURIComponent(bucket)}`;
  const incoming = createIncoming(options.incoming);
  const client = new AwsClient({
    accessKeyId: accessKey,
    secretAccessKey: secretKey,
    service: "s3",
    region,
    retries: 0,
  });

  const away = (detail: string): Problem => {
    log({ level: "error", event: "the file store is away", detail });
    return new Problem("store-away", {});
  };
  const once = async ({ method, name, body, hash }: Asking): Promise<Response> => {
    const headers = { "x-amz-content-sha256": hash ?? "UNSIGNED-PAYLOAD" };
    const stop = new AbortController();
    const request = await client.sign(`${root}/${name}`, {
      method,
      headers,
      signal: stop.signal,
      ...(body === undefined ? {} : { body }),
    });
    // Not signed, as a proxy may change it: bytes come as they are, with their length.
    request.headers.set("accept-encoding", "identity");
    const longest = patience + (body === undefined ? 0 : body.size / SLOWEST);
    const timer = setTimeout(() => stop.abort(), longest);
    try {
      return steady(await fetch(request), { patience, stop });
    } finally {
      clearTimeout(timer);
    }
  };
  /** Tries again what may pass. @throws Problem `store-away` where it does not */
  const ask = async (asking: Asking): Promise<Response> => {
    let last = "";
    for (let tried = 0; tried < TRIES; tried += 1) {
      if (tried > 0) await wait(pause * 2 ** (tried - 1));
      try {
        const response = await once(asking);
        if (!isPassing(response)) return response;
        last = await told(asking, response);
      } catch (error) {
        last = `${asking.method} ${root}: ${causeOf(error)}`;
      }
    }
    throw away(last);
  };
  /** null where there is none; `"unknown"` where the bucket does not say how long it is. */
  const sizeOf = async (name: string): Promise<number | "unknown" | null> => {
    const response = await ask({ method: "HEAD", name });
    await response.body?.cancel();
    if (response.status === 404) return null;
    if (!response.ok) throw away(await told({ method: "HEAD", name }, response));
    return lengthOf(response) ?? "unknown";
  };
  return {
    put(source, put) {
      return incoming.take(source, put, async (path, { hash, size }) => {
        const name = storedName(hash);
        if (name === undefined) throw new Error(`no place for ${hash}`);
        if ((await sizeOf(name)) === size) return;
        const asking: Asking = { method: "PUT", name, body: await openAsBlob(path), hash };
        const response = await ask(asking);
        if (!response.ok) throw away(await told(asking, response));
        await response.body?.cancel();
      });
    },
    async open(hash) {
      const name = storedName(hash);
      if (name === undefined) return null;
      const asking: Asking = { method: "GET", name };
      const response = await ask(asking);
      if (response.ok && response.body !== null) {
        return { size: lengthOf(response), stream: response.body };
      }
      const why = await told(asking, response);
      if (response.status === 404 && !why.includes("NoSuchBucket")) return null;
      throw away(why);
    },
    async has(hash, size) {
      const name = storedName(hash);
      const there = name === undefined ? null : await sizeOf(name);
      return there !== null && (size === undefined || there === size);
    },
  };
}

/** Bytes that an answer promises; null where it promises none. */
function lengthOf({ headers }: Response): number | null {
  const given = headers.get("content-length") ?? "";
  return /^\d+$/u.test(given) ? Number(given) : null;
}

interface Steady {
  /** Milliseconds. */
  readonly patience: number;
  readonly stop: AbortController;
}

/** The same answer, given up where no more of its body comes; whoever reads slowly has all the time. */
function steady(response: Response, { patience, stop }: Steady): Response {
  const { body, status, headers } = response;
  if (body === null) return response;
  const reader = body.getReader();
  const pieces = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const timer = setTimeout(() => stop.abort(new Error("the body stalled")), patience);
      try {
        const { done, value } = await reader.read();
        if (done) controller.close();
        else controller.enqueue(value);
      } finally {
        clearTimeout(timer);
      }
    },
    cancel: (why) => reader.cancel(why),
  });
  return new Response(pieces, { status, headers });
}

/** For the log: what was asked, and the store's own code; never a key, never a signature. */
async function told({ method, name }: Asking, response: Response): Promise<string> {
  const text = response.bodyUsed ? "" : await response.text();
  const code = /<Code>([\w.]+)<\/Code>/u.exec(text)?.[1] ?? "";
  return `${method} ${name}: ${response.status} ${code}`.trim();
}

function causeOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { cause } = error;
  const code = cause instanceof Error && "code" in cause ? String(cause.code) : "";
  return code === "" ? error.message : code;
}
