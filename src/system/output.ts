/** The two streams: stdout carries what another program may read, stderr all talk. Both pass the mask. */
import { fstatSync, writeSync } from "node:fs";
import { withoutCommands } from "./text/actions-log.ts";

export interface Output {
  /** To stdout, exactly as given (no line feed added). */
  data(text: string): void;
  /** To stderr, a line. Silent under --quiet. */
  say(text: string): void;
  /** To stderr, a line, whatever --quiet says: errors and what a person must know. */
  warn(text: string): void;
  /** To stderr, a line, only under --verbose. */
  detail(text: string): void;
  readonly color: boolean;
  /** Width of the terminal in columns; 80 where it is none. */
  readonly columns: number;
  readonly stdoutIsTerminal: boolean;
  readonly stderrIsTerminal: boolean;
  /** Whether a person looks at both streams, as text: then progress is drawn, else never. */
  readonly showsProgress: boolean;
}

/** A terminal that was closed takes nothing any more; a disk that fails is another matter. */
function isDevice(fd: number): boolean {
  return fstatSync(fd).isCharacterDevice();
}

/** Writes all of it before it returns, through short writes and a full pipe, so that an exit loses nothing. */
export function writeAll(fd: number, text: string): void {
  const bytes = Buffer.from(text, "utf8");
  let offset = 0;
  while (offset < bytes.length) {
    try {
      offset += writeSync(fd, bytes, offset);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === "EPIPE" || (code === "EIO" && isDevice(fd))) return;
      if (code !== "EAGAIN") throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
    }
  }
}

export function consoleOutput(settings: {
  readonly color: boolean;
  readonly quiet: boolean;
  readonly verbose: boolean;
  readonly mask: (text: string) => string;
  /** Whether a log of GitHub Actions reads it: then no line of it may be a command. */
  readonly toActions: boolean;
  /** Whether stdout is for people too; what another program reads is given as it is. */
  readonly isText: boolean;
}): Output {
  const shown = (text: string) => (settings.toActions ? withoutCommands(settings.mask(text)) : settings.mask(text));
  const line = (text: string) => writeAll(2, `${shown(text)}\n`);
  return {
    data: (text) => writeAll(1, settings.isText ? shown(text) : settings.mask(text)),
    say: (text) => {
      if (!settings.quiet) line(text);
    },
    warn: line,
    detail: (text) => {
      if (settings.verbose) line(text);
    },
    color: settings.color,
    columns: process.stdout.columns ?? process.stderr.columns ?? 80,
    stdoutIsTerminal: process.stdout.isTTY === true,
    stderrIsTerminal: process.stderr.isTTY === true,
    showsProgress: settings.isText && !settings.quiet && process.stdout.isTTY === true && process.stderr.isTTY === true,
  };
}
