const newline = 0x0a;

/** The lines of a stream, each with its newline, those of a chunk at a time; the last may lack it. */
export async function* linesOf(stream: AsyncIterable<Buffer>): AsyncGenerator<Buffer[]> {
  let begun: Buffer[] = [];
  for await (const chunk of stream) {
    const lines: Buffer[] = [];
    let start = 0;
    for (let end = chunk.indexOf(newline); end !== -1; end = chunk.indexOf(newline, start)) {
      const rest = chunk.subarray(start, end + 1);
      lines.push(begun.length === 0 ? rest : Buffer.concat([...begun, rest]));
      begun = [];
      start = end + 1;
    }
    if (start < chunk.length) {
      begun.push(chunk.subarray(start));
    }
    yield lines;
  }
  yield begun.length === 0 ? [] : [Buffer.concat(begun)];
}
