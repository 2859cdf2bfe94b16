import { Body } from "@react-email/body";
import { Button } from "@react-email/button";
import { Container } from "@react-email/container";
import { Head } from "@react-email/head";
import { Html } from "@react-email/html";
import { Preview } from "@react-email/preview";
import { SHOP } from "@/lib/shop";
import type { MailContent } from "./mail-content";
import { DARK_MODE, STYLE } from "./mail-style";
import { DELIVERY_TITLE, QUESTIONS, TRACKING } from "./mail-words";

/** A mail in the shop's look. It loads nothing: no picture, no font, and so nobody learns when it is read. */
export function HtmlMail({ content }: { content: MailContent }) {
  return (
    <Html lang="en">
      <Head>
        <meta name="viewport" content="width=device-width" />
        <meta name="color-scheme" content="light dark" />
        <title>{content.subject}</title>
        <style>{DARK_MODE}</style>
      </Head>
      <Body className="page" style={STYLE.page}>
        <Preview>{content.paragraphs.join(" ")}</Preview>
        <Container>
          <p className="ink" style={STYLE.shop}>
            {SHOP.name}
          </p>
          <table width="100%" cellPadding={0} cellSpacing={0} border={0} role="presentation">
            <tbody>
              <tr>
                <td className="card" style={STYLE.card}>
                  <Letter content={content} />
                </td>
              </tr>
            </tbody>
          </table>
          <Footer content={content} />
        </Container>
      </Body>
    </Html>
  );
}

function Letter({ content }: { content: MailContent }) {
  return (
    <>
      <h1 className="ink" style={STYLE.title}>
        {content.subject}
      </h1>
      <p className="ink" style={STYLE.greeting}>
        {content.greeting}
      </p>
      {content.paragraphs.map((paragraph) => (
        <p key={paragraph} className="ink" style={STYLE.paragraph}>
          {paragraph}
        </p>
      ))}
      {content.tracking !== null && (
        <p className="ink" style={STYLE.paragraph}>
          {TRACKING}{" "}
          <a className="link" href={content.tracking} style={STYLE.link}>
            {content.tracking}
          </a>
        </p>
      )}
      <p style={STYLE.action}>
        <Button className="button" href={content.action.link} style={STYLE.button}>
          {content.action.label}
        </Button>
      </p>
      <Bill content={content} />
      <h2 className="ink" style={STYLE.subtitle}>
        {DELIVERY_TITLE}
      </h2>
      <p className="ink" style={STYLE.address}>
        {lines(content.delivery)}
      </p>
    </>
  );
}

function Bill({ content: { bill, totals } }: { content: MailContent }) {
  return (
    <table width="100%" cellPadding={0} cellSpacing={0} border={0}>
      <tbody>
        {[...bill, ...totals].map(({ label, amount }, index) => {
          const weight = index >= bill.length ? { fontWeight: 600 } : {};
          return (
            // Two lines may be the same; their order never changes.
            // biome-ignore lint/suspicious/noArrayIndexKey: rendered once
            <tr key={index}>
              <th scope="row" className="ink" style={{ ...STYLE.label, ...weight }}>
                {label}
              </th>
              <td className="ink" style={{ ...STYLE.amount, ...weight }}>
                {amount}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function Footer({ content: { seller, answersTo } }: { content: MailContent }) {
  return (
    <p className="muted" style={STYLE.footer}>
      {seller.join(", ")}
      <br />
      {QUESTIONS}{" "}
      <a className="link" href={`mailto:${answersTo}`} style={STYLE.link}>
        {answersTo}
      </a>
    </p>
  );
}

/** Lines under each other, without a tag that some program would set apart. */
function lines(all: readonly string[]) {
  return all.map((line, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: rendered once
    <span key={index}>
      {index > 0 && <br />}
      {line}
    </span>
  ));
}
