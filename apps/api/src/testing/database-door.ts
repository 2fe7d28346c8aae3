/** A door before a test database that can be shut and opened: a network that breaks. */

import { once } from "node:events";
import { connect as connectTo, createServer, type Server, type Socket } from "node:net";
import type { DatabaseAddress } from "@cchc/db/dump";

export interface DatabaseDoor {
  /** How the database is reached through it. */
  readonly url: string;
  /** Breaks every connection and refuses new ones. */
  readonly shut: () => Promise<void>;
  readonly open: () => Promise<void>;
}

export async function doorTo(address: DatabaseAddress, database: string): Promise<DatabaseDoor> {
  const sockets = new Set<Socket>();
  const through = (client: Socket): void => {
    const server = behind(address);
    for (const [one, other] of [
      [client, server],
      [server, client],
    ] as const) {
      sockets.add(one);
      one.on("error", () => other.destroy());
      one.on("close", () => {
        sockets.delete(one);
        other.destroy();
      });
      one.pipe(other);
    }
  };
  let door: Server = createServer(through);
  door.listen(0, "127.0.0.1");
  await once(door, "listening");
  const at = door.address();
  if (at === null || typeof at === "string") throw new TypeError("a door has a port");
  const user = "url" in address ? new URL(address.url).username : address.connection.user;
  const password = "url" in address ? new URL(address.url).password : "";
  return {
    url: `postgres://${user}${password === "" ? "" : `:${password}`}@127.0.0.1:${at.port}/${database}`,
    async shut() {
      const closed = once(door, "close");
      door.close();
      for (const socket of sockets) socket.destroy();
      await closed;
    },
    async open() {
      door = createServer(through);
      door.listen(at.port, "127.0.0.1");
      await once(door, "listening");
    },
  };
}

function behind(address: DatabaseAddress): Socket {
  if ("url" in address) {
    const { hostname, port } = new URL(address.url);
    return connectTo({ host: hostname, port: Number(port === "" ? 5432 : port) });
  }
  const { host, port } = address.connection;
  return host.startsWith("/")
    ? connectTo({ path: `${host}/.s.PGSQL.${port}` })
    : connectTo({ host, port });
}
