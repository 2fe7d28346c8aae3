import { createHash, createHmac } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";

/** What a signature is made of, as it arrived. */
export interface SignedRequest {
  readonly method: string;
  /** As sent, percent-encoded. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
}

function hmac(key: string | Buffer, text: string): Buffer {
  return createHmac("sha256", key).update(text).digest();
}

function sha256(bytes: string | Buffer): string {
  return createHash("sha256").update(bytes).digest("hex");
}

/**
 * The signature that a request without a query must carry, told from its `Authorization` header.
 * Source: AWS, Signature Version 4, "Authenticating Requests: Using the Authorization Header".
 */
export function signatureOf({ method, path, headers }: SignedRequest, secretKey: string): string {
  const given = headers["authorization"] ?? "";
  const [, day = "", region = "", signed = ""] =
    /Credential=[^/]+\/(\d{8})\/([^/]+)\/s3\/aws4_request, ?SignedHeaders=([^,]+)/.exec(given) ??
    [];
  const canonical = [
    method,
    path,
    "",
    ...signed.split(";").map((name) => `${name}:${headers[name] ?? ""}`),
    "",
    signed,
    headers["x-amz-content-sha256"] ?? "",
  ].join("\n");
  const scope = `${day}/${region}/s3/aws4_request`;
  const text = ["AWS4-HMAC-SHA256", headers["x-amz-date"], scope, sha256(canonical)].join("\n");
  const dayKey = hmac(`AWS4${secretKey}`, day);
  return hmac(hmac(hmac(hmac(dayKey, region), "s3"), "aws4_request"), text).toString("hex");
}

/** A server that speaks as much S3 as a store needs: one bucket, signatures and hashes checked. */
export async function startS3Server({ bucket, secretKey }: { bucket: string; secretKey: string }) {
  const kept = new Map<string, Buffer>();
  const asked: string[] = [];
  let failing = 0;
  let bodies: "whole" | "without-length" | "stalled" = "whole";
  const answerTo = async (
    request: IncomingMessage,
  ): Promise<[number, string | Buffer, number?]> => {
    const { method = "", url: path = "" } = request;
    const body = Buffer.concat(await request.toArray());
    asked.push(`${method} ${path}`);
    if (failing > 0) {
      failing -= 1;
      return [503, "SlowDown"];
    }
    const headers: Record<string, string> = {};
    for (const [name, value] of Object.entries(request.headers)) headers[name] = String(value);
    const given = /Signature=([0-9a-f]{64})$/.exec(headers["authorization"] ?? "")?.[1];
    if (given !== signatureOf({ method, path, headers }, secretKey)) {
      return [403, "SignatureDoesNotMatch"];
    }
    const [, inBucket, ...rest] = path.split("/");
    if (inBucket !== bucket) return [404, "NoSuchBucket"];
    const key = rest.join("/");
    if (method === "PUT") {
      if (headers["x-amz-content-sha256"] !== sha256(body))
        return [400, "XAmzContentSHA256Mismatch"];
      if (Number(headers["content-length"]) !== body.length) return [411, "MissingContentLength"];
      kept.set(key, body);
      return [200, Buffer.alloc(0)];
    }
    const bytes = kept.get(key);
    if (bytes === undefined) return [404, "NoSuchKey"];
    return [200, method === "HEAD" ? Buffer.alloc(0) : bytes, bytes.length];
  };
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const [status, content, length] = await answerTo(request);
    const text = `<Error><Code>${String(content)}</Code></Error>`;
    const bytes = typeof content === "string" ? Buffer.from(text) : content;
    const size = length ?? bytes.length;
    response.writeHead(status, bodies === "without-length" ? {} : { "content-length": size });
    if (bodies === "stalled" && request.method === "GET") {
      response.write(bytes.subarray(0, Math.ceil(size / 2)));
      return;
    }
    response.end(request.method === "HEAD" ? undefined : bytes);
  };
  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return {
    endpoint: `http://127.0.0.1:${address.port}`,
    kept: kept as ReadonlyMap<string, Buffer>,
    asked,
    /** The next requests are answered with 503. */
    fail(times: number): void {
      failing = times;
    },
    /** How bodies come from now on: cut off half-way without an end, or of a length nobody says. */
    send(how: typeof bodies): void {
      bodies = how;
    },
    async close(): Promise<void> {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}
