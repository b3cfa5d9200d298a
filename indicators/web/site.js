// The published site without this script has every word and number; with it there is a search, tables can be sorted.
const folded = (words) => words.normalize("NFD").toLowerCase().replace(/đ/g, "d").replace(/\p{M}/gu, "").trim().replace(/\s+/g, " ");

// Open choices are folded by a click elsewhere or Escape, as a select is.
const shut = (but) => document.querySelectorAll(".choice[open]").forEach((one) => one !== but && (one.open = false));
addEventListener("click", (event) => shut(event.target.closest(".choice")));
addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  document.querySelector(".choice[open] > summary")?.focus();
  shut();
});

// The words of every page's title; fetched when the search is first used. Files on a disk may not be fetched.
const box = document.querySelector(".search");
if (box && location.protocol !== "file:") {
  const [input, list] = [box.querySelector("input"), box.querySelector("ul")];
  let pages;
  box.hidden = false;
  const find = async () => {
    pages ??= fetch(box.dataset.index).then((answer) => answer.json());
    const [known, wanted] = [await pages, folded(input.value)];
    const found = wanted ? known.filter(([title]) => wanted.split(" ").every((word) => folded(title).includes(word))).slice(0, 9) : [];
    list.replaceChildren(
      ...found.map(([title, path]) => {
        const link = Object.assign(document.createElement("a"), { href: `${box.dataset.root}/${path}`, textContent: title });
        const item = document.createElement("li");
        item.append(link);
        return item;
      }),
    );
    if (wanted && !found.length) list.textContent = box.dataset.none;
  };
  input.addEventListener("input", find);
  input.addEventListener("keydown", (event) => event.key === "Enter" && list.querySelector("a")?.click());
}

// What a page lists is searched in the page itself, as on the live one.
for (const search of document.querySelectorAll("input[data-search]")) {
  search.hidden = false;
  search.addEventListener("input", () => {
    const wanted = folded(search.value);
    let n = 0;
    for (const one of document.querySelectorAll("[data-fold]")) {
      const out = !one.dataset.fold.includes(wanted);
      if ("row" in one.dataset) {
        one.hidden = out;
        n += !out;
      } else one.classList.toggle("out", out);
    }
    for (const group of document.querySelectorAll("details:has([data-row])")) {
      const left = group.querySelector("[data-row]:not([hidden])");
      group.hidden = !left;
      group.open = Boolean(wanted && left);
    }
    const said = document.querySelector(".found");
    said.textContent = wanted ? said.dataset[n ? (n === 1 ? "one" : "many") : "none"].replace("{n}", n) : "";
  });
}

for (const copy of document.querySelectorAll("button[data-copy]")) {
  copy.hidden = false;
  copy.addEventListener("click", () => navigator.clipboard?.writeText(copy.parentElement.querySelector("span").textContent).then(() => copy.classList.add("done")));
}

// A click on a heading sorts its table by that column, numbers as numbers.
const comma = document.documentElement.lang === "vi";
const value = (cell) => {
  const words = cell?.textContent.trim() ?? "";
  const plain = words.replace(/−/g, "-").replace(comma ? /\./g : /,/g, "").replace(",", ".");
  const number = parseFloat(plain.replace(/^[^\d-]+/, ""));
  return /\d/.test(words) && !Number.isNaN(number) ? number : folded(words);
};
for (const head of document.querySelectorAll("table.ranking thead th:not(.bullet), table.list thead th, table.units thead th")) {
  const words = head.textContent.trim();
  if (!words) continue;
  const button = Object.assign(document.createElement("button"), { type: "button", textContent: words });
  head.replaceChildren(button);
  button.addEventListener("click", () => {
    const table = head.closest("table");
    const at = [...head.parentElement.children].indexOf(head);
    const up = head.ariaSort === "descending" || (!head.ariaSort && typeof value(table.tBodies[0].rows[0]?.cells[at]) === "string");
    for (const other of head.parentElement.children) other.removeAttribute("aria-sort");
    head.ariaSort = up ? "ascending" : "descending";
    const rows = [...table.tBodies[0].rows].map((row) => [value(row.cells[at]), row]);
    rows.sort(([a], [b]) => (typeof a === typeof b ? (a < b ? -1 : a > b ? 1 : 0) : typeof a === "number" ? -1 : 1) * (up ? 1 : -1));
    table.tBodies[0].append(...rows.map(([, row]) => row));
  });
}
