import { once } from "node:events";
import { text } from "node:stream/consumers";
import { SMTPServer } from "smtp-server";

export type MailServer = {
  url: string;
  /** What it was sent, as it came, with \n for line ends. */
  messages: string[];
  /** While true every recipient is refused, to be tried again later. */
  refuse: boolean;
  close: () => Promise<void>;
};

const NOT_NOW = 451;

/** A mail server on a free port that keeps what it is sent. */
export async function startMailServer(): Promise<MailServer> {
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onRcptTo(_address, _session, done) {
      done(mail.refuse ? Object.assign(new Error("not now"), { responseCode: NOT_NOW }) : null);
    },
    onData(stream, _session, done) {
      text(stream).then((message) => {
        mail.messages.push(message.replaceAll("\r\n", "\n"));
        done();
      }, done);
    },
  });
  const listening = server.listen(0, "127.0.0.1");
  const mail: MailServer = {
    url: "",
    messages: [],
    refuse: false,
    close: () => new Promise((resolve) => server.close(resolve)),
  };
  await once(listening, "listening");
  const address = listening.address();
  if (address === null || typeof address === "string") throw new Error("the mail server has no port");
  mail.url = `smtp://127.0.0.1:${address.port}`;
  return mail;
}
