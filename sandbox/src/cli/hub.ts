import { createHash } from "node:crypto";
import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { type WebSocket, WebSocketServer } from "ws";
import { randomText } from "../base/ids";
import type { EventRecord } from "../records/event";
import type { Account } from "../store/account";
import type { World } from "../store/world";
import { signatureHeader } from "../webhooks/sign";
import { eventBody } from "../wire/event";

/** Where `stripe listen` dials in, after asking for a session over the API. */
export const CLI_SOCKET_PATH = "/_sandbox/cli";

const SUBPROTOCOL = "stripecli-devproxy-v1";

type Session = { account: Account; secret: string; sockets: Set<WebSocket> };

/** The sessions of the Stripe CLI: each connected one gets every event of its account, signed here. */
export class CliHub {
  readonly #sessions = new Map<string, Session>();
  readonly #server = new WebSocketServer({
    noServer: true,
    handleProtocols: (offered) => (offered.has(SUBPROTOCOL) ? SUBPROTOCOL : false),
  });

  constructor(world: World) {
    world.eventListeners.add((account, event) => this.forward(account, event, event.created));
  }

  /** A new session. The secret is the same for every session of an account, as it is per device at Stripe. */
  open(account: Account): { id: string; secret: string } {
    const id = `cliws_${randomText(24)}`;
    const secret = `whsec_${createHash("sha256").update(`cli:${account.id}`).digest("hex")}`;
    this.#sessions.set(id, { account, secret, sockets: new Set() });
    return { id, secret };
  }

  /** Takes over the connection of a CLI, or answers it with the error that makes the CLI ask for a new session. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const id = request.headers["websocket-id"];
    const session = typeof id === "string" ? this.#sessions.get(id) : undefined;
    if (!session) {
      const body = JSON.stringify({ error: { message: "Unknown WebSocket ID." } });
      socket.end(
        `HTTP/1.1 404 Not Found\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
      );
      return;
    }
    this.#server.handleUpgrade(request, socket, head, (connected) => {
      session.sockets.add(connected);
      connected.on("close", () => session.sockets.delete(connected));
      connected.on("error", () => connected.terminate());
    });
  }

  /** Forwards an event to the connected CLIs of its account. */
  forward(account: Account, event: EventRecord, now: number): void {
    for (const session of this.#sessions.values()) {
      if (session.account !== account || session.sockets.size === 0) continue;
      const frame = frameFor(event, session.secret, now);
      for (const socket of session.sockets) {
        socket.send(frame);
      }
    }
  }

  clear(): void {
    for (const { sockets } of this.#sessions.values()) for (const socket of sockets) socket.terminate();
    this.#sessions.clear();
  }

  close(): void {
    this.clear();
    this.#server.close();
  }
}

function frameFor(event: EventRecord, secret: string, now: number): string {
  const body = eventBody(event);
  return JSON.stringify({
    type: "webhook_event",
    webhook_id: `wh_${randomText(24)}`,
    webhook_conversation_id: `wc_${randomText(24)}`,
    event_payload: body,
    http_headers: {
      "User-Agent": "Stripe/1.0 (+https://stripe.com/docs/webhooks)",
      Accept: "*/*; q=0.5, application/xml",
      "Cache-Control": "no-cache",
      "Content-Type": "application/json; charset=utf-8",
      "Stripe-Signature": signatureHeader(body, [secret], now * 1000),
    },
    endpoint: { api_version: null },
  });
}
