import { Agent, request } from "node:http";

/** A browser's part: one cookie, kept connections; as light as possible, for it shares the cores. */
export interface Client {
  query(path: string, input: unknown): Promise<string>;
  mutate(path: string, input: unknown): Promise<string>;
}

const agent = new Agent({ keepAlive: true, maxSockets: 200 });

interface Answer {
  readonly status: number;
  readonly text: string;
}

function send(
  url: string,
  { method, body, cookie }: { method: "GET" | "POST"; body?: string; cookie?: string },
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const headers = {
      origin: new URL(url).origin,
      ...(body === undefined
        ? {}
        : { "content-type": "application/json", "content-length": Buffer.byteLength(body) }),
      ...(cookie === undefined ? {} : { cookie }),
    };
    const outgoing = request(url, { method, agent, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.once("error", reject);
      response.once("end", () =>
        resolve({
          status: response.statusCode ?? 0,
          text: Buffer.concat(chunks).toString("utf8"),
        }),
      );
    });
    outgoing.once("error", reject);
    outgoing.end(body);
  });
}

/** @throws Error when the server does not answer 200: a failed answer is never a quick one. */
async function answered(sent: Promise<Answer>): Promise<Answer> {
  const answer = await sent;
  if (answer.status !== 200) throw new Error(`${answer.status}: ${answer.text.slice(0, 500)}`);
  return answer;
}

/** Somebody who is signed in already. */
export function clientOf(url: string, cookie: string): Client {
  return {
    query: async (path, input) => {
      const asked = `${url}/trpc/${path}?input=${encodeURIComponent(JSON.stringify(input))}`;
      return (await answered(send(asked, { method: "GET", cookie }))).text;
    },
    mutate: async (path, input) => {
      const sent = send(`${url}/trpc/${path}`, {
        method: "POST",
        body: JSON.stringify(input),
        cookie,
      });
      return (await answered(sent)).text;
    },
  };
}

export function closeConnections(): void {
  agent.destroy();
}
