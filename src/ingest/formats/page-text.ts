/** The words of a tree, a blank line between its blocks; what a person does not see on the page is left out. */

const SKIPPED = new Set([
  "SCRIPT",
  "STYLE",
  "NOSCRIPT",
  "TEMPLATE",
  "HEAD",
  "IFRAME",
  "OBJECT",
  "SVG",
  "MATH",
  "CANVAS",
  "BUTTON",
  "FORM",
  "SELECT",
  "NAV",
  "TEXTAREA",
]);
const BLOCKS =
  /^(ADDRESS|ARTICLE|ASIDE|BLOCKQUOTE|DD|DETAILS|DIV|DL|DT|FIGCAPTION|FIGURE|FOOTER|H[1-6]|HEADER|HR|LI|MAIN|OL|P|PRE|SECTION|TABLE|TR|UL)$/;

export function textOf(root: Element): string {
  const blocks: string[] = [];
  let line = "";
  const end = () => {
    const plain = line
      .replace(/[^\S\n]+/g, " ")
      .replace(/ ?\n ?/g, "\n")
      .trim();
    if (plain !== "") blocks.push(plain);
    line = "";
  };
  // A walk without recursion, since a page's depth is not ours to choose.
  let node: ChildNode | null = root.firstChild;
  while (node) {
    let down = false;
    if (node.nodeType === 3) line += (node.textContent ?? "").replace(/\s+/g, " ");
    else if (node.nodeType === 1) {
      const element = node as Element;
      const name = element.tagName.toUpperCase();
      if (name === "BR") line += "\n";
      else if (!SKIPPED.has(name) && !isHidden(element)) {
        if (BLOCKS.test(name)) end();
        if (name === "TD" || name === "TH") line += " ";
        down = true;
      }
    }
    if (down && node.firstChild) {
      node = node.firstChild as ChildNode;
      continue;
    }
    if (down) leave(node as ChildNode);
    while (node && !node.nextSibling) {
      node = node.parentNode as ChildNode | null;
      if (!node || node === (root as unknown as ChildNode)) {
        end();
        return blocks.join("\n\n");
      }
      leave(node);
    }
    node = node?.nextSibling as ChildNode | null;
  }
  end();
  return blocks.join("\n\n");

  function leave(left: ChildNode): void {
    if (left.nodeType === 1 && BLOCKS.test((left as Element).tagName.toUpperCase())) end();
  }
}

const isHidden = (element: Element): boolean =>
  element.hasAttribute("hidden") ||
  element.getAttribute("aria-hidden") === "true" ||
  /display\s*:\s*none|visibility\s*:\s*hidden/i.test(element.getAttribute("style") ?? "");
