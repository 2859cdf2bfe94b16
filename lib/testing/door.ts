import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";

export type Door = {
  port: number;
  /** From now on connections lead to this port of this machine. */
  leadTo: (port: number) => void;
  /** Ends every connection and lets none in until it leads somewhere again. */
  shut: () => void;
  /** Ends every connection and lets none in until it is mended. */
  cut: () => void;
  /** Leads where it led before. */
  mend: () => void;
  close: () => Promise<void>;
};

/** An address that stays the same while the server behind it is stopped and comes back on another port. */
export async function openDoor(to: number): Promise<Door> {
  let target: number | null = to;
  let isCut = false;
  const sockets = new Set<Socket>();
  const server = createServer((caller) => {
    if (target === null || isCut) return caller.destroy();
    const callee = connect({ host: "127.0.0.1", port: target });
    for (const [socket, other] of [
      [caller, callee],
      [callee, caller],
    ] as const) {
      sockets.add(socket);
      socket.on("error", () => undefined);
      socket.on("close", () => {
        sockets.delete(socket);
        other.destroy();
      });
      socket.pipe(other);
    }
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the door has no port");
  const endAll = () => {
    for (const socket of sockets) socket.destroy();
  };
  const shut = () => {
    target = null;
    endAll();
  };
  return {
    port: address.port,
    leadTo: (port) => {
      target = port;
    },
    shut,
    cut() {
      isCut = true;
      endAll();
    },
    mend() {
      isCut = false;
    },
    async close() {
      shut();
      server.close();
      await once(server, "close");
    },
  };
}
