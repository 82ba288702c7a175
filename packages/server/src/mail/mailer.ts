import { DirectoryError } from '@whoswho/core';

/** A mail to one person. */
export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** Sends mails. */
export interface Mailer {
  /** Answers when the mail server has taken it; throws `mailFailed` when it has not. */
  send(mail: Mail): Promise<void>;
}

/** Where mails go to be sent, and who sends them. */
export interface MailSettings {
  /** `smtp://` or `smtps://`, with user and password where they are needed. */
  readonly smtpUrl: string;
  readonly from: string;
}

/** Nobody waits longer for a mail server. */
const patienceMs = 15_000;

/** Sends through a mail server; a connection is opened for each mail, as there are few. */
export function smtpMailer({ smtpUrl, from }: MailSettings): Mailer {
  return {
    async send(mail) {
      const { createTransport } = await import('nodemailer');
      const transport = createTransport({
        url: smtpUrl,
        connectionTimeout: patienceMs,
        greetingTimeout: patienceMs,
        socketTimeout: patienceMs,
        disableFileAccess: true,
        disableUrlAccess: true,
      });
      try {
        await transport.sendMail({ from, ...mail });
      } catch (cause) {
        const why = cause instanceof Error ? cause.message : String(cause);
        throw new DirectoryError('mailFailed', `The mail server did not take the mail: ${why}`, {
          cause,
        });
      } finally {
        transport.close();
      }
    },
  };
}
