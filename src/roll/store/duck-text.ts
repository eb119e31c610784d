/** A text as a literal of a DuckDB statement, where a parameter cannot stand. */
export function text(value: string): string {
  return `'${value.replaceAll("'", "''")}'`;
}

export function list(values: readonly string[]): string {
  return `[${values.map(text).join(', ')}]`;
}

/** The clean lines of a spool: the physical line's number and these columns of text. */
export function readLines(path: string, columns: readonly string[]): string {
  const types = ['line', ...columns]
    .map((name) => `${text(name)}: ${name === 'line' ? "'BIGINT'" : "'VARCHAR'"}`).join(', ');
  return `read_csv(${text(path)}, header = false, auto_detect = false, columns = {${types}},
    delim = '\t', quote = '', escape = '', comment = '', new_line = '\\n', nullstr = '',
    max_line_size = 4000000, strict_mode = false)`;
}
