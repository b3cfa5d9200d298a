// What the tests measure of a page: every visible text with its colour, its ground and its size, through shadow roots.
() => {
  const probe = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const channels = (colour) => {
    const mixed = colour.match(/^color\(srgb ([\d.e-]+) ([\d.e-]+) ([\d.e-]+)(?: \/ ([\d.]+))?\)$/);
    if (mixed) return [...mixed.slice(1, 4).map((part) => Number(part) * 255), Number(mixed[4] ?? 1)];
    probe.clearRect(0, 0, 1, 1);
    probe.fillStyle = colour;
    probe.fillRect(0, 0, 1, 1);
    const [red, green, blue, alpha] = probe.getImageData(0, 0, 1, 1).data;
    return [red, green, blue, alpha / 255];
  };
  const above = (node) => node.assignedSlot ?? node.parentElement ?? node.getRootNode().host ?? null;
  const over = (top, ground) => [0, 1, 2].map((i) => top[i] * top[3] + ground[i] * (1 - top[3])).concat(1);
  const ground = (element) => {
    if (!element) return [255, 255, 255, 1];
    const own = channels(getComputedStyle(element).backgroundColor);
    return own[3] === 1 ? own : over(own, ground(above(element)));
  };
  const opacity = (element) => (element ? Number(getComputedStyle(element).opacity) * opacity(above(element)) : 1);
  const found = [];
  const visit = (root) => {
    for (const element of root.querySelectorAll("*")) {
      if (element.shadowRoot) visit(element.shadowRoot);
      if (["STYLE", "SCRIPT", "NOSCRIPT", "OPTION", "TITLE"].includes(element.tagName)) continue;
      const words = [...element.childNodes].filter((n) => n.nodeType === 3).map((n) => n.data).join(" ").trim();
      const named = element.getAttribute("aria-label") ?? "";
      const style = getComputedStyle(element);
      const box = element.getBoundingClientRect();
      if ((!words && !named) || style.visibility === "hidden" || box.width <= 1 || box.height <= 1) continue;
      const behind = ground(element);
      const ink = channels(element instanceof SVGElement ? style.fill : style.color);
      ink[3] *= opacity(element);
      found.push({
        words, named, tag: element.tagName.toLowerCase(), box: [box.left, box.top, box.right, box.bottom],
        quoted: Boolean(element.closest("q, cite, code")), ink: over(ink, behind).slice(0, 3), ground: behind.slice(0, 3),
        size: parseFloat(style.fontSize),
      });
    }
  };
  visit(document);
  return found;
}
