/** The same as a mail. The client is loaded when there is something to tell, not before. */
import { isLoopback } from "../system/loopback.ts";
import { safeAddress } from "./request.ts";
import type { Channel } from "./telling.ts";
import { messageOf, subjectOf } from "./words.ts";

export interface MailSettings {
  /** `smtps://user:password@host`, or `smtp://` for a server that then turns to TLS. */
  readonly url: string;
  /** One address, or several with commas between them. */
  readonly to: string;
  readonly workspace: string;
  readonly mask: (text: string) => string;
}

/** Milliseconds. */
const patience = 10_000;

export function mail({ url, to, workspace, mask }: MailSettings): Channel {
  return {
    name: "mail",
    async send(troubles) {
      const address = safeAddress("CAMPAIGN_SMTP_URL", url, ["smtps:", "smtp:"]);
      const { createTransport } = await import("nodemailer");
      const transport = createTransport({
        url,
        // A password never crosses the net in the clear; a server on this machine needs no certificate.
        ...(isLoopback(address.hostname) ? { ignoreTLS: true } : { requireTLS: true }),
        connectionTimeout: patience,
        greetingTimeout: patience,
        socketTimeout: patience,
        disableFileAccess: true,
        disableUrlAccess: true,
      });
      const [from = ""] = to.split(",");
      try {
        await transport.sendMail({
          from: from.trim(),
          to,
          subject: mask(subjectOf(workspace, troubles)),
          text: mask(messageOf(workspace, troubles)),
        });
      } catch (error) {
        const { code = "an error" } = error as { code?: string };
        throw new Error(`the mail server did not take it (${code}).`, { cause: error });
      } finally {
        transport.close();
      }
    },
  };
}
