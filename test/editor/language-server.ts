import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const root = join(import.meta.dirname, '..', '..');

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
}

/** A place as the protocol counts it: from 0. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

export interface Diagnostic {
  readonly message: string;
  readonly range: { readonly start: Position };
}

/** The YAML language server that editors start, spoken to over its standard streams. */
export class LanguageServer {
  readonly #server: ChildProcess;
  readonly #answers = new Map<number, (result: unknown) => void>();
  readonly #diagnostics = new Map<string, (found: readonly Diagnostic[]) => void>();
  #received = Buffer.alloc(0);
  #lastId = 0;

  constructor() {
    const program = join(
      root,
      'node_modules',
      'yaml-language-server',
      'bin',
      'yaml-language-server',
    );
    this.#server = spawn(process.execPath, [program, '--stdio'], {
      stdio: ['pipe', 'pipe', 'ignore'],
    });
    this.#server.stdout?.on('data', (part: Buffer) => this.#receive(part));
  }

  async start(): Promise<void> {
    await this.#ask('initialize', {
      processId: process.pid,
      rootUri: pathToFileURL(root).href,
      capabilities: {
        textDocument: { completion: { completionItem: { documentationFormat: ['markdown'] } } },
      },
    });
    this.#tell('initialized', {});
    this.#tell('workspace/didChangeConfiguration', {
      settings: {
        yaml: { validate: true, completion: true, hover: true, schemaStore: { enable: false } },
      },
    });
  }

  stop(): void {
    this.#server.kill();
  }

  /** Opens a text under a name in `scenarios/`, and waits for what is marked in it. */
  open(name: string, text: string): Promise<readonly Diagnostic[]> {
    const uri = uriOf(name);
    const marked = new Promise<readonly Diagnostic[]>((resolve) =>
      this.#diagnostics.set(uri, resolve),
    );
    this.#tell('textDocument/didOpen', {
      textDocument: { uri, languageId: 'yaml', version: 1, text },
    });
    return marked;
  }

  /** What is offered, each word with what the editor shows beside it. */
  async completionsAt(name: string, position: Position): Promise<ReadonlyMap<string, string>> {
    const result = await this.#ask('textDocument/completion', {
      textDocument: { uri: uriOf(name) },
      position,
    });
    const { items } = result as {
      readonly items: readonly { readonly label: string; readonly documentation?: unknown }[];
    };
    return new Map(items.map(({ label, documentation }) => [label, JSON.stringify(documentation)]));
  }

  async hoverAt(name: string, position: Position): Promise<string> {
    const result = await this.#ask('textDocument/hover', {
      textDocument: { uri: uriOf(name) },
      position,
    });
    return JSON.stringify(result);
  }

  #ask(method: string, params: unknown): Promise<unknown> {
    this.#lastId += 1;
    const id = this.#lastId;
    this.#send({ id, method, params });
    return new Promise((resolve) => this.#answers.set(id, resolve));
  }

  #tell(method: string, params: unknown): void {
    this.#send({ method, params });
  }

  #send(message: Message): void {
    const body = JSON.stringify({ jsonrpc: '2.0', ...message });
    this.#server.stdin?.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  }

  #receive(part: Buffer): void {
    this.#received = Buffer.concat([this.#received, part]);
    for (;;) {
      const end = this.#received.indexOf('\r\n\r\n');
      const length = Number(
        /Content-Length: (\d+)/i.exec(this.#received.subarray(0, end).toString())?.[1],
      );
      if (end === -1 || this.#received.length < end + 4 + length) return;
      const body = this.#received.subarray(end + 4, end + 4 + length).toString();
      this.#received = this.#received.subarray(end + 4 + length);
      this.#handle(JSON.parse(body));
    }
  }

  #handle({ id, method, params, result }: Message): void {
    if (method === 'textDocument/publishDiagnostics') {
      const { uri, diagnostics } = params as { uri: string; diagnostics: readonly Diagnostic[] };
      this.#diagnostics.get(uri)?.(diagnostics);
    } else if (method !== undefined && id !== undefined) {
      // Questions of the server's own, such as for settings, have no answer here.
      this.#send({ id, result: null });
    } else if (id !== undefined) {
      this.#answers.get(id)?.(result);
    }
  }
}

function uriOf(name: string): string {
  return pathToFileURL(join(root, 'scenarios', name)).href;
}
