import { createServer, type Socket } from "node:net";

export type MailServer = { url: string; messages: string[]; refuse: boolean; close: () => Promise<void> };

/** A mail server on a free port that keeps what it is sent, or refuses every recipient while told to. */
export async function startMailServer(): Promise<MailServer> {
  const messages: string[] = [];
  const state = { refuse: false };
  const server = createServer((socket) => converse(socket, messages, () => state.refuse));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the mail server has no port");
  return {
    url: `smtp://127.0.0.1:${address.port}`,
    messages,
    get refuse() {
      return state.refuse;
    },
    set refuse(value) {
      state.refuse = value;
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

// As much of SMTP as sending one message takes (RFC 5321).
function converse(socket: Socket, messages: string[], refuse: () => boolean): void {
  let pending = "";
  let message: string[] | null = null;
  socket.write("220 ready\r\n");
  socket.on("data", (chunk) => {
    const lines = (pending + chunk.toString("utf8")).split("\r\n");
    pending = lines.pop() ?? "";
    for (const line of lines) {
      if (message && line === ".") {
        messages.push(message.join("\n"));
        message = null;
        socket.write("250 kept\r\n");
      } else if (message) message.push(line);
      else if (line.startsWith("DATA")) {
        message = [];
        socket.write("354 go on\r\n");
      } else if (line.startsWith("RCPT") && refuse()) socket.write("451 not now\r\n");
      else if (line.startsWith("QUIT")) socket.end("221 bye\r\n");
      else socket.write("250 ok\r\n");
    }
  });
}
