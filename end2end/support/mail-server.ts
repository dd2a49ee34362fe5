// A real SMTP server that keeps what it is given, so that a test reads its mail as a person would.

import type { AddressInfo } from 'node:net';
import { simpleParser, type ParsedMail } from 'mailparser';
import { SMTPServer } from 'smtp-server';

/** A mail as it arrived. */
export class Letter {
  constructor(
    readonly recipients: string[],
    readonly parsed: ParsedMail,
  ) {}

  /** Every link in its text, its HTML and its List-Unsubscribe header. */
  get links(): string[] {
    const html = typeof this.parsed.html === 'string' ? this.parsed.html : '';
    const hrefs = [...html.matchAll(/href="([^"]+)"/g)].map(([, href]) => (href ?? '').replaceAll('&amp;', '&'));
    const written = (this.parsed.text ?? '').match(/https?:\/\/[^\s<>]+/g) ?? [];
    return [...new Set([...hrefs, ...written, ...this.oneClick])].filter((link) => link.startsWith('http'));
  }

  /** The first link whose path starts so, `/confirm/` for one. */
  link(prefix: string): string {
    const found = this.links.find((link) => leadsTo(link, prefix));
    if (!found) throw new Error(`no link to ${prefix} in "${this.parsed.subject}", only ${this.links.join(' ')}`);
    return found;
  }

  /** The page of the record that the mail is about. */
  get record(): string {
    const { origin, pathname } = new URL(this.link('/your-sign-up/'));
    return origin + pathname.split('/').slice(0, 3).join('/');
  }

  has(prefix: string): boolean {
    return this.links.some((link) => leadsTo(link, prefix));
  }

  /** A header as it was sent, unfolded; empty when there is none. */
  header(name: string): string {
    const line = this.parsed.headerLines.find(({ key }) => key === name.toLowerCase())?.line ?? '';
    return line.slice(line.indexOf(':') + 1).replace(/\r?\n\s+/g, ' ').trim();
  }

  /** The web addresses of List-Unsubscribe (RFC 2369). */
  get oneClick(): string[] {
    return [...this.header('list-unsubscribe').matchAll(/<(https?:[^>]+)>/g)].map(([, url]) => url ?? '');
  }
}

function leadsTo(link: string, prefix: string): boolean {
  return new URL(link).pathname.startsWith(prefix);
}

export class MailServer {
  readonly letters: Letter[] = [];
  /** Everybody to whom a mail was begun, even one that isn't taken yet. */
  readonly begun: string[] = [];
  private taken = new Set<Letter>();
  private arrived: (() => void)[] = [];
  private held: Promise<void> = Promise.resolve();
  private before = 0;
  private readonly server: SMTPServer;

  private constructor() {
    this.server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['AUTH', 'STARTTLS'],
      onData: (stream, session, done) => {
        simpleParser(stream).then(async (parsed) => {
          const recipients = session.envelope.rcptTo.map(({ address }) => address);
          this.begun.push(...recipients);
          if (this.before > 0) this.before -= 1;
          else await this.held;
          this.letters.push(new Letter(recipients, parsed));
          this.arrived.splice(0).forEach((wake) => wake());
          done();
        }, done);
      },
    });
  }

  static async start(): Promise<MailServer> {
    const mail = new MailServer();
    await new Promise<void>((resolve, reject) => {
      mail.server.once('error', reject);
      mail.server.listen(0, '127.0.0.1', resolve);
    });
    return mail;
  }

  get url(): string {
    return `smtp://127.0.0.1:${(this.server.server.address() as AddressInfo).port}`;
  }

  /** Takes so many more mails and then none, until what this gives is called: so something can be done in the middle. */
  hold(before = 0): () => void {
    let release = (): void => {};
    this.before = before;
    this.held = new Promise((resolve) => (release = resolve));
    return () => release();
  }

  /** The next mail to this address that has a link with this path. */
  next(address: string, prefix: string): Promise<Letter> {
    return this.take(address, (letter) => letter.has(prefix), `a link to ${prefix}`);
  }

  /** The next mail to this address that no one has taken yet and that is the one looked for. */
  async take(address: string, isIt: (letter: Letter) => boolean, what: string, patience = 20_000): Promise<Letter> {
    const end = Date.now() + patience;
    for (;;) {
      const mine = this.letters.filter((one) => !this.taken.has(one) && one.recipients.includes(address));
      const letter = mine.find(isIt);
      if (letter) {
        this.taken.add(letter);
        return letter;
      }
      const left = end - Date.now();
      if (left <= 0) {
        const others = mine.map(({ parsed }) => `"${parsed.subject}"`).join(', ') || 'nothing';
        throw new Error(`no mail to ${address} with ${what} came, but ${others}`);
      }
      await this.another(left);
    }
  }

  /** Waits for one more mail, or until patience ends. */
  private another(patience: number): Promise<void> {
    return new Promise((resolve) => {
      const impatient = setTimeout(resolve, patience);
      this.arrived.push(() => {
        clearTimeout(impatient);
        resolve();
      });
    });
  }

  stop(): Promise<void> {
    return new Promise((resolve) => this.server.close(() => resolve()));
  }
}
