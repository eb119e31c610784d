import ts from 'typescript';
import { rooms } from '../rooms.mjs';
import { parse } from './measure.ts';
import { isTest, listSources } from './source-files.ts';

export interface Known {
  readonly code: string;
  /** One of the seven kinds; absent for the reason of one item in a larger answer. */
  readonly kind: string | undefined;
  /** Whether it is told of one item in a larger answer. */
  readonly ofItem: boolean;
  /** The sentences found beside it, each once. */
  readonly details: readonly string[];
}

/** The codes that the sources bear, each with the kind and the words found beside it. */
export function listRefusals(): readonly Known[] {
  const byCode = new Map<string, Known>();
  for (const file of listSources()) {
    if (!file.path.startsWith('src/') || isTest(file.path)) continue;
    for (const found of findRefusals(parse(file))) {
      const before = byCode.get(found.code);
      byCode.set(found.code, {
        code: found.code,
        kind: before?.kind ?? found.kind,
        ofItem: found.ofItem || before?.ofItem === true,
        details: [...new Set([...(before?.details ?? []), ...found.details])],
      });
    }
  }
  return [...byCode.values()].sort((a, b) => (a.code < b.code ? -1 : 1));
}

const names = rooms.map(({ name }) => name).join('|');
const codePattern = new RegExp(`^(${names})/[a-z]+(-[a-z]+)*$`);

function findRefusals(source: ts.SourceFile): readonly Known[] {
  const found: Known[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteral(node) && codePattern.test(node.text) && !isAddress(node)) {
      const { kind, detail, ofItem = false } = wordsBeside(node);
      const said = detail === undefined || /^…?$/.test(detail.trim()) ? [] : [detail.trim()];
      found.push({ code: node.text, kind, ofItem, details: said });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

const isAddress = ({ parent }: ts.Node): boolean =>
  ts.isImportDeclaration(parent) || ts.isExportDeclaration(parent);

interface Words {
  readonly kind: string | undefined;
  readonly detail: string | undefined;
  readonly ofItem?: true;
}

/** Kind and words stand in the same object, or in the same list of arguments in that order. */
function wordsBeside(literal: ts.StringLiteral): Words {
  const { parent } = literal;
  if (ts.isPropertyAssignment(parent) && ts.isObjectLiteralExpression(parent.parent)) {
    const fields = new Map(parent.parent.properties.filter(ts.isPropertyAssignment).map(
      (field) => [field.name.getText(), textOf(field.initializer)],
    ));
    return { kind: fields.get('kind'), detail: fields.get('detail') ?? fields.get('reason') };
  }
  // Of one item: told as (code, pointer, reason).
  if (ts.isCallExpression(parent) && parent.arguments[0] === literal) {
    return { kind: undefined, detail: textOf(parent.arguments[2]), ofItem: true };
  }
  const list = ts.isArrayLiteralExpression(parent) ? parent.elements
    : ts.isNewExpression(parent) ? (parent.arguments ?? []) : [];
  const at = list.findIndex((item) => item === literal);
  return { kind: textOf(list[at - 1]), detail: textOf(list[at + 1]) };
}

/** The words of an expression as far as they stand in the code. */
function textOf(node: ts.Node | undefined): string | undefined {
  if (node === undefined) return undefined;
  if (ts.isStringLiteralLike(node)) return node.text;
  if (ts.isTemplateExpression(node)) {
    return node.head.text + node.templateSpans.map(({ literal }) => `…${literal.text}`).join('');
  }
  const isSum = ts.isBinaryExpression(node)
    && node.operatorToken.kind === ts.SyntaxKind.PlusToken;
  if (!isSum) return undefined;
  return (textOf(node.left) ?? '…') + (textOf(node.right) ?? '…');
}
