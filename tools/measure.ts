import ts from 'typescript';
import { isTest, type SourceFile } from './source-files.ts';

/** What house.md calls hard limits; the aims are lower. */
export const limits = { fileLines: 400, testFileLines: 600, functionLines: 70, columns: 100 };

/** Sizes of one file that are past a limit, as `path: what is too long`. */
export function findOversize(file: SourceFile): readonly string[] {
  const lines = file.text.trimEnd().split('\n');
  const most = isTest(file.path) ? limits.testFileLines : limits.fileLines;
  const found: string[] = [];
  if (lines.length > most) found.push(`${file.path}: ${lines.length} lines`);
  lines.forEach((line, at) => {
    if (line.length > limits.columns) {
      found.push(`${file.path}:${at + 1}: ${line.length} columns`);
    }
  });
  return [...found, ...findLongFunctions(file)];
}

function findLongFunctions(file: SourceFile): readonly string[] {
  const source = parse(file);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    const isFunction = ts.isFunctionLike(node) && 'body' in node && node.body !== undefined;
    if (isFunction && !isChapter(node)) {
      const first = source.getLineAndCharacterOfPosition(node.getStart(source)).line;
      const last = source.getLineAndCharacterOfPosition(node.end).line;
      const length = last - first + 1;
      if (length > limits.functionLines) {
        found.push(`${file.path}:${first + 1}: a function of ${length} lines`);
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** What is handed to `describe` is a chapter of tests, not a function with a job. */
function isChapter({ parent }: ts.Node): boolean {
  return ts.isCallExpression(parent) && /^describe\b/.test(parent.expression.getText());
}

/** The syntax tree of a file, for tools that read code. */
export function parse({ path, text }: SourceFile): ts.SourceFile {
  const kind = path.endsWith('.tsx') ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  return ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true, kind);
}
