/**
 * Circles of citation: texts that all name each other as their source while none holds the thing itself. Each arrow goes
 * from an issuer to whom it cites; a circle without a way out to a primary speaker is marked.
 */
import { compare } from "./canonical.ts";
import type { Report } from "./report.ts";

/** Circles among issuers, each in order of name; empty when every chain ends in somebody's own word. */
export function citationCircles(reports: readonly Report[]): string[][] {
  const cites = new Map<string, Set<string>>();
  for (const { issuer, root } of reports) {
    const cited = cites.get(issuer) ?? new Set<string>();
    if (root.stated && root.lineage !== issuer) cited.add(root.lineage);
    cites.set(issuer, cited);
  }
  return components(cites).filter((members) => {
    // A way out: a member that speaks for itself somewhere, or cites one outside who is no member.
    const leaves = members.some((member) => [...(cites.get(member) ?? [])].some((cited) => !members.includes(cited)));
    const primary = reports.some(({ issuer, root }) => members.includes(issuer) && !root.stated);
    return members.length > 1 && !leaves && !primary;
  });
}

// Tarjan's strongly connected components.
function components(graph: ReadonlyMap<string, ReadonlySet<string>>): string[][] {
  const index = new Map<string, number>();
  const low = new Map<string, number>();
  const stack: string[] = [];
  const found: string[][] = [];
  const visit = (node: string): void => {
    index.set(node, index.size);
    low.set(node, index.get(node) as number);
    stack.push(node);
    for (const next of [...(graph.get(node) ?? [])].sort(compare)) {
      if (!index.has(next)) {
        visit(next);
        low.set(node, Math.min(low.get(node) as number, low.get(next) as number));
      } else if (stack.includes(next)) low.set(node, Math.min(low.get(node) as number, index.get(next) as number));
    }
    if (low.get(node) !== index.get(node)) return;
    found.push(stack.splice(stack.indexOf(node)).sort(compare));
  };
  for (const node of [...graph.keys()].sort(compare)) if (!index.has(node)) visit(node);
  return found;
}
