// Puts the board's HTML in place and reports what is picked. The HTML comes escaped from markup.
export default function ({ data, parentElement, setTriggerValue }) {
  let root = parentElement.querySelector("#board-root");
  follow(root, setTriggerValue);
  if (meet(data.access, (told) => setTriggerValue("browser", told))) return;
  const focused = root.dataset.key;
  const active = root.getRootNode().activeElement;
  const stay = root.contains(active) ? active.dataset.stay : undefined;
  const fresh = root.shown !== data.html; // a file taken away leaves the page as it stands: what is unfolded, the focus
  const typed = fresh ? filled(root) : [];
  if (fresh) root.innerHTML = root.shown = data.html;
  document.documentElement.lang = data.lang;
  refill(root, typed);
  if (fresh) restore(root);
  if (fresh) drawSlides(root);
  if (data.file && data.file.at === root.dataset.awaited) {
    delete root.dataset.awaited; // once: the same data may be drawn again
    save(data.file, root.tab);
    delete root.tab;
  }
  (window.requestIdleCallback ?? ((later) => setTimeout(later, 2000)))(fetchAhead);
  const here = root.querySelector("nav [aria-current=page]");
  if (fresh) here?.scrollIntoView({ block: "nearest", inline: "center" }); // the row of pages may be longer than a phone
  if (here) document.title = titled(root, here); // the page is a fragment, so its title is not set anew with the language
  if (focused) root.querySelector(`select[data-key="${focused}"]`)?.focus();
  if (fresh && stay) root.querySelector(`[data-stay="${CSS.escape(stay)}"]`)?.focus(); // moved with what it moved
  const panel = root.querySelector(".passport");
  if (panel && fresh) {
    panel.querySelector(".shut").focus();
    if (panel.getBoundingClientRect().top > 0) opener(root)?.scrollIntoView(); // a sheet from below would hide it
  } else if (root.explained) {
    opener(root)?.focus({ preventScroll: true });
    delete root.explained;
  }
  root.onkeydown = (event) => {
    if (event.key === "Tab" && panel) stayWithin(panel, event);
    if (event.key === "Escape") root.querySelector(".passport .shut")?.click();
    if (event.key !== "Enter" || event.isComposing || event.target !== search) return; // a word is still being put together
    const rows = root.querySelectorAll("[data-row]:not([hidden])");
    if (rows.length === 1) rows[0].querySelector("a")?.click();
  };

  const opened = root.querySelector("[data-opened]");
  if (opened && root.dataset.opened !== opened.dataset.opened) opened.focus();
  root.dataset.opened = opened?.dataset.opened ?? "";

  const search = root.querySelector("input[data-search]");
  const searched = () => (search ? { q: search.value.trim() } : {});
  if (search) search.oninput = () => find(root, search);
  const kept = new URL(window.location.href).searchParams.get("q");
  if (search && fresh && kept && !search.value) {
    search.value = kept;
    find(root, search);
  }

  const tell = (name, value, first) => send(root, name, value, first);
  dropZone(root, (file) => tell("sent", file));

  root.onchange = (event) => {
    if (event.target.type === "file") {
      take(event.target.form, event.target.files, (file) => tell("sent", file));
      return;
    }
    const key = event.target.dataset.key;
    if (!key) return;
    if (event.target.value === "pick") {
      const day = root.querySelector(`input[type=date][data-key="${key}"]`);
      day.hidden = false;
      day.focus();
      return;
    }
    root.dataset.key = key;
    const { value } = event.target; // a year of before the merger has its area with it
    const query = value.includes("=") ? Object.fromEntries(new URLSearchParams(value)) : { [key]: value };
    if (value) tell("picked", { ...searched(), ...query });
  };

  // A form goes to the server whole, as text; the button pressed names what is wanted.
  root.onsubmit = (event) => {
    event.preventDefault();
    if (event.target.ariaBusy) return; // sent already: one save is asked for once
    event.target.ariaBusy = "true";
    const busy = event.target.querySelector("[data-busy]");
    if (busy) busy.textContent = busy.dataset.busy;
    const fields = Object.fromEntries(new FormData(event.target, event.submitter));
    tell("sent", { ...fields, form: event.target.dataset.form });
  };

  root.onclick = (event) => {
    const wanted = event.target.closest("button[data-table]");
    if (wanted) {
      const at = String(performance.now());
      tell("download", { ...wanted.dataset, at }, () => {
        root.dataset.awaited = at;
        // A tab opens only within the click itself; what it shows arrives a moment later.
        if (wanted.dataset.format === "open") root.tab = window.open("", "_blank");
        wanted.classList.add("done");
      });
      return;
    }
    const copied = event.target.closest("button[data-copy]");
    if (copied) {
      navigator.clipboard?.writeText(copied.dataset.copy).then(() => copied.classList.add("done"));
      return;
    }
    const link = event.target.closest("a[data-page], a[data-query], a[data-passport]");
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    if (!link) {
      if (event.target.closest("select, input, button, summary, .passport") || getSelection().toString()) return;
      const told = event.target.closest("[data-passport]");
      if (told) tell("picked", { passport: told.dataset.passport });
      else root.querySelector(".passport .shut")?.click();
      return;
    }
    event.preventDefault();
    if (link.dataset.passport) root.explained = [link.dataset.passport, explaining(root, link.dataset.passport).indexOf(link)];
    const query = Object.fromEntries(new URL(link.href, document.baseURI).searchParams);
    if (link.dataset.page && connected() && root.querySelector(".banner")) {
      window.location.assign(link.href); // while files are watched, that timer may overtake a switch within the session
      return;
    }
    if (link.dataset.page) {
      // One step back; Streamlit alone would write two, the query before the page.
      tell("opened", { page: link.dataset.page, query }, () => history.pushState({}, "", link.href));
      return;
    }
    if (query.scope === "communes") Object.assign(query, searched());
    if (!query.q) delete query.q;
    tell("picked_all", query);
  };
}

// A tab of a browser names the indicator first, where the page is about one.
function titled(root, here) {
  const one = root.querySelector('select[data-key="id"] option[selected]');
  return one ? `${one.textContent} · ${here.textContent}` : here.textContent;
}

// A slide shown small has the styles of the deck and none of the page; nothing in it can be reached or run.
let sheet;
function drawSlides(root) {
  for (const slide of root.querySelectorAll("template[data-slide]")) {
    if (!sheet) (sheet = new CSSStyleSheet()).replaceSync(SLIDES);
    const shadow = slide.parentElement.attachShadow({ mode: "open" });
    shadow.adoptedStyleSheets = [sheet];
    shadow.append(slide.content);
  }
}

// A file dropped beside the zone would take the place of the page.
function dropZone(root, send) {
  const zone = root.querySelector("form[data-form=file]");
  const over = (event) => [...(event.dataTransfer?.types ?? [])].includes("Files");
  root.ondragover = root.ondragenter = (event) => {
    if (!zone || !over(event)) return;
    event.preventDefault();
    zone.classList.add("over");
  };
  root.ondragleave = (event) => {
    if (zone && !root.contains(event.relatedTarget)) zone.classList.remove("over");
  };
  root.ondrop = (event) => {
    if (!zone || !over(event)) return;
    event.preventDefault();
    zone.classList.remove("over");
    take(zone, event.dataTransfer.files, send);
  };
}

// A file goes to the server in base64, once; one that is too large is told before it is read.
function take(form, files, send) {
  const { tooLarge, one, unread, busy, limit } = form.dataset;
  const said = form.querySelector("[role=status]");
  const tell = (words, failed) => {
    said.textContent = words;
    said.classList.toggle("failed", failed);
  };
  if (!files.length || form.ariaBusy) return;
  const [file] = files;
  if (files.length > 1 || file.size > Number(limit)) {
    tell(files.length > 1 ? one : tooLarge, true);
    form.querySelector("input").value = "";
    return;
  }
  form.ariaBusy = "true";
  tell(busy, false);
  const reader = new FileReader();
  reader.onerror = () => {
    form.ariaBusy = null;
    tell(unread, true);
  };
  reader.onload = () => send({ form: "file", name: file.name, size: String(file.size), content: reader.result.split(",")[1] ?? "" });
  reader.readAsDataURL(file);
}

// A number may stand in several places of a page: the passport goes back to the one that opened it.
const explaining = (root, key) => [...root.querySelectorAll(`a[data-passport="${CSS.escape(key)}"]`)];
const opener = (root) => root.explained && explaining(root, root.explained[0])[root.explained[1]];

// The page behind a passport is dimmed, so the keyboard stays in front.
function stayWithin(panel, event) {
  const stops = [...panel.querySelectorAll("a[href], button")];
  const [from, to] = event.shiftKey ? [stops[0], stops.at(-1)] : [stops.at(-1), stops[0]];
  if (event.target !== from) return;
  event.preventDefault();
  to.focus();
}

// A name as it is typed without its marks; the same in boards/alphabet.py.
const folded = (words) => words.normalize("NFD").toLowerCase().replace(/đ/g, "d").replace(/\p{M}/gu, "").trim().replace(/\s+/g, " ");

// Shows the rows and tiles that a search finds, says how many, and keeps the search in the address.
function find(root, search) {
  const wanted = folded(search.value);
  let n = 0;
  for (const one of root.querySelectorAll("[data-fold]")) {
    const out = !one.dataset.fold.includes(wanted);
    if ("row" in one.dataset) {
      one.hidden = out;
      n += !out;
    } else one.classList.toggle("out", out);
  }
  for (const group of root.querySelectorAll("details:has([data-row])")) {
    const left = group.querySelector("[data-row]:not([hidden])");
    group.hidden = !left;
    group.open = Boolean(wanted && left);
  }
  const said = root.querySelector(".found");
  said.textContent = wanted ? said.dataset[n ? (n === 1 ? "one" : "many") : "none"].replace("{n}", n) : "";
  const here = new URL(window.location.href);
  if (wanted) here.searchParams.set("q", search.value.trim());
  else here.searchParams.delete("q");
  history.replaceState(history.state, "", here);
}

// On a phone or a slow line, what is fetched ahead would hold up the next click, or be paid for in vain.
function sparing() {
  const line = navigator.connection ?? {}; // not every browser tells; its `downlink` is a guess at first
  return line.saveData || (line.effectiveType ?? "4g") !== "4g" || matchMedia("(max-width: 760px)").matches;
}

// The first page with a chart would wait a second or two for its script: it is fetched while the reader reads.
function fetchAhead() {
  const own = document.querySelector('script[type="module"][src*="/static/js/"]'); // Streamlit's, whose folder it is
  if (!CHARTS || !own || sparing()) return;
  const href = new URL(CHARTS, own.src).href;
  if (document.querySelector(`link[rel="modulepreload"][href="${href}"]`)) return;
  document.head.append(Object.assign(document.createElement("link"), { rel: "modulepreload", href }));
}

// On paper a chart is as wide as the sheet: drawn for a window, it would lose its last years. Dark ink is no ink there.
addEventListener("beforeprint", function fitPaper() {
  const app = document.querySelector(".stApp");
  document.documentElement.classList.toggle("dark", Boolean(app) && getComputedStyle(app).colorScheme === "dark");
  for (const drawn of document.querySelectorAll(".js-plotly-plot .main-svg")) {
    const [width, height] = [drawn.width.baseVal.value, drawn.height.baseVal.value];
    drawn.setAttribute("viewBox", `0 0 ${width} ${height}`);
    drawn.closest(".js-plotly-plot").style.setProperty("--shape", `${width} / ${height}`);
  }
});
addEventListener("afterprint", () => {
  for (const drawn of document.querySelectorAll(".js-plotly-plot .main-svg")) drawn.removeAttribute("viewBox");
});

function save({ name, type, content }, tab) {
  const bytes = Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0));
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([bytes], { type }));
  if (tab) {
    tab.location.href = link.href; // it stays as long as this page does
    return;
  }
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000); // a slow machine reads it after the click
}
