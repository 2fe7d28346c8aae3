import {
  Agent,
  createServer,
  request,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from "node:http";
import { pipeline } from "node:stream/promises";

/**
 * A proxy that gives each request to the next of its servers in turn, whoever asks: harder than any
 * proxy that keeps a person at one. A server that does not take the connection is passed over.
 */
export function createTurns(addresses: readonly string[]): Server {
  const agent = new Agent({ keepAlive: true, maxSockets: 256 });
  let turn = 0;
  return createServer((incoming, outgoing) => {
    const chunks: Buffer[] = [];
    incoming.on("data", (chunk: Buffer) => chunks.push(chunk));
    incoming.once("end", () => {
      turn += 1;
      const order = addresses.map((_, at) => addresses[(turn + at) % addresses.length] ?? "");
      void answer(outgoing, pass(incoming, Buffer.concat(chunks), { agent, order }));
    });
  });
}

async function answer(outgoing: ServerResponse, passed: Promise<IncomingMessage>): Promise<void> {
  try {
    const answered = await passed;
    outgoing.writeHead(answered.statusCode ?? 502, answered.headers);
    await pipeline(answered, outgoing);
  } catch {
    if (outgoing.headersSent) outgoing.destroy();
    else outgoing.writeHead(502).end();
  }
}

interface Passing {
  readonly agent: Agent;
  /** Servers, the one whose turn it is first. */
  readonly order: readonly string[];
}

async function pass(
  incoming: IncomingMessage,
  body: Buffer,
  { agent, order }: Passing,
): Promise<IncomingMessage> {
  let refused: unknown;
  for (const address of order) {
    try {
      return await send(`${address}${incoming.url ?? "/"}`, { incoming, body, agent });
    } catch (error) {
      refused = error;
      // Nothing reached a server that took no connection; anything else may have been carried out.
      const untouched = error instanceof Error && "code" in error && error.code === "ECONNREFUSED";
      if (!untouched) break;
    }
  }
  throw refused;
}

interface Forwarded {
  readonly incoming: IncomingMessage;
  readonly body: Buffer;
  readonly agent: Agent;
}

function send(url: string, { incoming, body, agent }: Forwarded): Promise<IncomingMessage> {
  const { method = "GET", headers } = incoming;
  return new Promise((resolve, reject) => {
    const passed = request(url, { method, headers, agent }, resolve);
    passed.once("error", reject);
    passed.end(body);
  });
}
