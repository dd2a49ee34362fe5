// One site for one test: the program in a process of its own, on a free port, with a fresh data folder and its own mail
// server. It can be started again days later, on the same data.

import { spawn, execFile, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { content } from './content.ts';
import { MailServer } from './mail-server.ts';

const PROGRAM = resolve(process.env['ONPURPOSE_BIN'] ?? '../target/debug/onpurpose');

export class Site {
  /** What the processes said, all starts together. */
  log = '';
  private serving: ChildProcess | undefined;

  private constructor(
    readonly mail: MailServer,
    readonly url: string,
    private readonly folder: string,
    private readonly settings: NodeJS.ProcessEnv,
  ) {}

  static async start(): Promise<Site> {
    const mail = await MailServer.start();
    const address = `127.0.0.1:${await freePort()}`;
    const folder = await mkdtemp(join(tmpdir(), 'onpurpose-end2end-'));
    const site = new Site(mail, `http://${address}`, folder, {
      PATH: process.env['PATH'],
      ONPURPOSE_LISTEN: address,
      ONPURPOSE_BASE_URL: `http://${address}`,
      ONPURPOSE_DATA_DIR: join(folder, 'data'),
      ONPURPOSE_SMTP_URL: mail.url,
      ONPURPOSE_MAIL_FROM: 'no-reply@harbour.example',
      ONPURPOSE_SWEEP_SECONDS: '1',
      // A browser that is driven by a program fills a form in less than two seconds.
      ONPURPOSE_RATE_LIMIT: 'off',
    });
    const file = join(folder, 'content.toml');
    await writeFile(file, content());
    await site.run('migrate');
    await site.run('import', file);
    await rm(file);
    await site.serve({});
    return site;
  }

  /** Stops the program and starts it on the same data, with a clock that many days ahead. */
  async restart(daysAhead: number): Promise<void> {
    await this.halt();
    const clock = {
      LD_PRELOAD: await fakeClock(),
      FAKETIME: `+${daysAhead}d`,
      // Only the date is moved: what the program waits for takes as long as ever.
      FAKETIME_DONT_FAKE_MONOTONIC: '1',
      NO_FAKE_STAT: '1',
    };
    // A clock that leaps by days is not believed until somebody says that it is right.
    await this.call(clock, ['clock', 'accept']);
    await this.serve(clock);
  }

  /** Runs a subcommand beside the server. */
  async run(...parts: string[]): Promise<string> {
    return this.call({}, parts);
  }

  private async call(clock: NodeJS.ProcessEnv, parts: string[]): Promise<string> {
    const { stdout, stderr } = await promisify(execFile)(PROGRAM, parts, { env: { ...this.settings, ...clock } });
    this.log += stderr;
    return stdout;
  }

  /** The names of the files that hold these words, and "the log" where it does; letters' case does not matter. */
  async holdersOf(words: string): Promise<string[]> {
    const needle = words.toLowerCase();
    const holders = this.log.toLowerCase().includes(needle) ? ['the log'] : [];
    for (const name of await readdir(this.folder, { recursive: true })) {
      // latin1 keeps every byte as it is; a folder, and a file that has just gone, have none.
      const bytes = await readFile(join(this.folder, name), 'latin1').catch(() => '');
      if (bytes.toLowerCase().includes(needle)) holders.push(name);
    }
    return holders;
  }

  async stop(): Promise<void> {
    await this.halt();
    await this.mail.stop();
    await rm(this.folder, { recursive: true, force: true });
  }

  private async serve(clock: NodeJS.ProcessEnv): Promise<void> {
    const serving = spawn(PROGRAM, ['serve'], { env: { ...this.settings, ...clock }, stdio: ['ignore', 'pipe', 'pipe'] });
    this.serving = serving;
    for (const stream of [serving.stdout, serving.stderr]) {
      stream.on('data', (said: Buffer) => (this.log += said.toString('latin1')));
    }
    await this.ready(serving);
  }

  private async ready(serving: ChildProcess): Promise<void> {
    const end = Date.now() + 20_000;
    while (Date.now() < end) {
      if (serving.exitCode !== null) break;
      const answer = await fetch(`${this.url}/readyz`).catch(() => undefined);
      if (answer?.ok) return;
      await new Promise((wake) => setTimeout(wake, 50));
    }
    throw new Error(`the site did not start:\n${this.log}`);
  }

  private async halt(): Promise<void> {
    const serving = this.serving;
    if (!serving || serving.exitCode !== null || serving.signalCode !== null) return;
    const gone = once(serving, 'exit');
    serving.kill('SIGTERM');
    const slow = setTimeout(() => serving.kill('SIGKILL'), 10_000);
    await gone;
    clearTimeout(slow);
  }
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}

/** Debian's package `faketime`, wherever this machine's architecture puts it. */
async function fakeClock(): Promise<string> {
  for (const folder of await readdir('/usr/lib')) {
    const library = join('/usr/lib', folder, 'faketime/libfaketimeMT.so.1');
    const found = await readFile(library).catch(() => undefined);
    if (found) return library;
  }
  throw new Error('the Debian package faketime is missing');
}
