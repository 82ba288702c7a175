import { main } from '../packages/server/src/cli/main.ts';

/** What a command is asked. */
export interface Asked {
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

/** Runs `whoswho` again and again in one process, for whoever started it: see `command.ts`. */
process.on('message', ({ args, env }: Asked) => {
  void answer(args, env);
});

async function answer(args: readonly string[], env: Asked['env']): Promise<void> {
  for (const name of Object.keys(process.env)) {
    delete process.env[name];
  }
  Object.assign(process.env, env);
  process.exitCode = undefined;
  process.stdout.removeAllListeners('error');
  const [stdout, stderr] = [caught(process.stdout), caught(process.stderr)];
  try {
    await main(args);
  } finally {
    process.send?.({ code: process.exitCode ?? 0, stdout: stdout(), stderr: stderr() });
  }
}

/** Catches what is written from now on; the answer tells it and ends it. */
function caught(stream: NodeJS.WriteStream): () => string {
  const chunks: string[] = [];
  stream.write = (chunk: string | Uint8Array) => {
    chunks.push(chunk.toString());
    return true;
  };
  return () => {
    // What it is without ours.
    Reflect.deleteProperty(stream, 'write');
    return chunks.join('');
  };
}
