import { once } from "node:events";
import { connect } from "node:net";

export type RawClient = {
  /** Sends text as it is: no HTTP library puts it right. Nothing happens once the server has closed. */
  send: (text: string) => void;
  /** All that has come back so far. */
  received: () => string;
  /** All that came back, once the server has closed the connection. */
  untilClosed: () => Promise<string>;
  close: () => void;
};

/** A client that sends what a browser never would, and waits as long as it likes. */
export async function connectTo(url: string): Promise<RawClient> {
  const { hostname, port } = new URL(url);
  const socket = connect({ host: hostname, port: Number(port) });
  let received = "";
  socket.on("data", (chunk) => {
    received += chunk.toString("latin1");
  });
  // A reset is a way of being closed; `closed` tells of it.
  socket.on("error", () => undefined);
  const closed = new Promise<void>((resolve) => socket.once("close", () => resolve()));
  await once(socket, "connect");
  return {
    send: (text) => {
      if (socket.writable) socket.write(text, "latin1");
    },
    received: () => received,
    untilClosed: () => closed.then(() => received),
    close: () => socket.destroy(),
  };
}
