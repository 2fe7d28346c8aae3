import { once } from "node:events";
import { createServer, type RequestListener, type Server } from "node:http";
import { afterEach, expect, test } from "vitest";
import { createTurns } from "./turns.ts";

const open: Server[] = [];
afterEach(() => {
  for (const server of open.splice(0)) server.close().closeAllConnections();
});

async function listen(server: Server): Promise<string> {
  open.push(server);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return `http://127.0.0.1:${address.port}`;
}

function named(name: string): RequestListener {
  return (incoming, outgoing) => {
    let body = "";
    incoming.on("data", (chunk) => (body += String(chunk)));
    incoming.once("end", () => {
      outgoing.writeHead(201, { "x-name": name });
      outgoing.end(`${name} ${incoming.method} ${incoming.url} ${incoming.headers.cookie} ${body}`);
    });
  };
}

test("requests go to the servers in turn, with cookie and body", async () => {
  const servers = [await listen(createServer(named("a"))), await listen(createServer(named("b")))];
  const url = await listen(createTurns(servers));
  const ask = () =>
    fetch(`${url}/x?y=1`, { method: "POST", body: "figures", headers: { cookie: "c=1" } });
  const answers = [await ask(), await ask(), await ask()];
  const texts = await Promise.all(answers.map((answer) => answer.text()));
  expect(texts.map((text) => text.slice(1))).toEqual(Array(3).fill(" POST /x?y=1 c=1 figures"));
  expect(texts[0]?.[0]).not.toBe(texts[1]?.[0]);
  expect(texts[0]?.[0]).toBe(texts[2]?.[0]);
  expect(answers[0]?.status).toBe(201);
});

test("a server that is gone is passed over; with none left it says so", async () => {
  const gone = createServer(named("gone"));
  const dead = await listen(gone);
  gone.close();
  await once(gone, "close");
  const alive = await listen(createServer(named("a")));
  const url = await listen(createTurns([dead, alive]));
  for (const _ of [1, 2]) expect((await fetch(url)).headers.get("x-name")).toBe("a");
  const nobody = await listen(createTurns([dead]));
  expect((await fetch(nobody)).status).toBe(502);
});

test("a request that a server broke off is not given to another: it may have been carried out", async () => {
  let reached = 0;
  const breaking = await listen(
    createServer((incoming) => {
      reached += 1;
      incoming.destroy();
    }),
  );
  const url = await listen(createTurns([breaking, breaking]));
  expect((await fetch(url, { method: "POST", body: "{}" })).status).toBe(502);
  expect(reached).toBe(1);
});
