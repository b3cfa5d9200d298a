// Between the board and the server: what is sent must be answered, and a page whose session is gone is drawn anew.
// One state for all boards of a page, as each component loads this text for itself.
const line = (document.indicatorsLine ??= { roots: new Set(), typed: [], waking: false, held: undefined });
const ANSWER_WITHIN = 5000; // milliseconds until a click that nothing came of is told
const LOST_AFTER = 1500; // a connection that is back sooner is not worth a word
const AT_MOST = 12; // times that long, while the server is at work
const SETTLED_AFTER = 1000; // what a run sent is drawn by then
const TYPED = "indicators typed"; // what was typed, kept over a reload that the notice offers

const app = () => document.querySelector('[data-testid="stApp"]');
const connected = () => app()?.dataset.testConnectionState === "CONNECTED";
const running = () => app()?.dataset.testScriptState === "running";

// Sends one trigger and watches for its answer; `first` is done just before it is sent.
function send(root, name, value, first = () => {}) {
  const file = name === "sent" && value.form === "file";
  const go = () => {
    first();
    (root.isConnected ? root : boards()[0])?.trigger(name, value);
    if (line.woken && !file) line.again = go;
    awaitAnswer();
  };
  if (file) line.file = value;
  if (line.waking) line.held = go; // the new session knows no board yet
  else if (connected()) go();
  else {
    giveBack();
    notice("unsent");
  }
}

function awaitAnswer(times = 1) {
  clearTimeout(line.timer);
  line.timer = setTimeout(() => {
    delete line.timer;
    if (running() && times < AT_MOST) return awaitAnswer(times + 1); // on it, or on what came before it
    line.waking = false;
    giveBack();
    notice(connected() ? "unanswered" : "unsent");
  }, ANSWER_WITHIN);
}

// Shows each choice as the board was drawn with it, and lets the forms be sent again.
function giveBack() {
  for (const root of boards()) {
    for (const select of root.querySelectorAll("select[data-key]")) {
      for (const option of select.options) option.selected = option.defaultSelected;
    }
    root.tab?.close();
    delete root.tab;
    unlock(root);
  }
}

function unlock(root) {
  for (const form of root.querySelectorAll("form[aria-busy]")) {
    form.ariaBusy = null;
    for (const busy of form.querySelectorAll("[data-busy], [role=status]")) busy.textContent = "";
    for (const file of form.querySelectorAll("input[type=file]")) file.value = ""; // the same one may be chosen again
  }
}

function boards() {
  for (const root of line.roots) if (!root.isConnected) line.roots.delete(root);
  return [...line.roots];
}

// Follows the connection and the runs of the script from the first board on.
function follow(root, trigger) {
  line.roots.add(root);
  root.trigger = trigger;
  if (line.observer) drawn();
  if (line.observer || !app()) return;
  line.up = connected();
  line.typed = typedBeforeReload();
  line.observer = new MutationObserver(followed);
  line.observer.observe(app(), { attributeFilter: ["data-test-connection-state", "data-test-script-state"] });
  new MutationObserver(dismiss).observe(document.body, { childList: true });
}

// A board that is drawn is an answer, also where its run was over before its beginning could be seen.
function drawn() {
  if (!connected() || line.waking) return;
  clearTimeout(line.timer);
  delete line.timer;
  notice();
}

// Streamlit's window says in English that the server is gone and lets nothing behind it be used.
function dismiss() {
  document.querySelector('[data-testid="stDialog"] button')?.click();
}

function followed() {
  if (line.up && !connected()) {
    line.up = false;
    line.lost = setTimeout(() => notice("lost"), LOST_AFTER);
  } else if (!line.up && connected()) {
    line.up = true;
    clearTimeout(line.lost);
    wake();
  }
  if (running()) {
    clearTimeout(line.timer);
    delete line.timer;
    line.ran = true;
    if (connected()) notice();
  } else if (line.ran) {
    line.ran = false;
    answered();
  }
}

// Asks for the whole page at its address, as the back button does: the session may be another one, which drops what a
// board sends until it has drawn that board.
function wake() {
  giveBack();
  line.typed = [...line.typed, ...boards().flatMap(filled)];
  line.waking = line.woken = true;
  const { href, hash } = window.location;
  if (hash) history.replaceState(history.state, "", href.slice(0, -hash.length)); // with one, nothing would be asked for
  window.dispatchEvent(new PopStateEvent("popstate", { state: history.state }));
  if (hash) history.replaceState(history.state, "", href);
  awaitAnswer();
}

// A run has ended: what was clicked while the page woke is sent now.
function answered() {
  const { held } = line;
  delete line.held;
  line.waking = false;
  setTimeout(settled, SETTLED_AFTER);
  if (held) held();
}

function settled() {
  if (running() || line.timer) return;
  boards().forEach(unlock); // a board that came out the same is not drawn again
  line.typed = [];
  line.woken = false;
  delete line.again;
}

// ---- who looks

// Before a page that edits is drawn, the server asks who looks: whether in a frame, and with which key. In a frame of
// another page nothing is drawn that acts. The key is kept by origin: a cookie would go to every port of this machine.
const KEY = "indicators key";
function meet(access, tell) {
  const here = new URL(window.location.href);
  if (here.searchParams.has("key")) {
    here.searchParams.delete("key"); // the server has read it
    history.replaceState(history.state, "", here);
  }
  const key = remember(access?.keep);
  const framed = window.top !== window;
  window.onstorage = (event) => {
    if (access?.state === "key" && event.key === KEY) tell({ framed, key: remember() }); // another tab was given it
  };
  const unmet = access?.state === "ask" || (framed && access?.state && access.state !== "framed");
  if (unmet) {
    tell({ framed, key });
    awaitAnswer();
  }
  return unmet;
}
function remember(key) {
  try {
    if (key) localStorage.setItem(KEY, key);
    return localStorage.getItem(KEY) ?? "";
  } catch {
    return ""; // a browser that keeps nothing is asked in each session
  }
}

// ---- what is typed

// What is typed outlives a page drawn anew, be it for a passport opened over it or by a new session.
const filled = (root) =>
  [...root.querySelectorAll("form[data-form]:not([aria-busy])")].flatMap((form) =>
    [...form.elements]
      .filter((e) => e.name && !["hidden", "submit", "password", "file"].includes(e.type))
      .map((e) => [asked(form), e.name, e.value, e.checked]),
  );
const asked = (form) => form.dataset.asked ?? form.dataset.form;

// Returns what belongs to no form of this board.
function refill(root, typed) {
  const left = [];
  for (const entry of typed) {
    const [of, name, value, checked] = entry;
    const form = [...root.querySelectorAll("form[data-form]")].find((one) => asked(one) === of);
    if (!form) left.push(entry);
    for (const field of form?.elements ?? []) {
      if (field.name !== name) continue;
      if (field.type !== "radio" && field.type !== "checkbox") field.value = value;
      else if (field.value === value) field.checked = checked;
    }
  }
  return left;
}

// Gives back what was typed before the page woke; a session that never saw the workbook gets it again, once, and after
// it what was sent meanwhile, which meant nothing without it.
function restore(root) {
  const zone = root.querySelector("form[data-form=file]");
  const { file, after } = line;
  delete line.after;
  if (zone) delete line.file;
  line.typed = refill(root, line.typed);
  if (after && !zone) return after();
  if (!zone || !file || !line.woken) return;
  line.after = line.again;
  zone.ariaBusy = "true";
  send(root, "sent", file);
}

// ---- the notice

// Says in the page's language how the connection stands, above everything; without a word it goes away.
function notice(word) {
  let shown = document.getElementById("connection");
  if (!word) return shown?.remove();
  const words = WORDS[document.documentElement.lang] ?? WORDS.en;
  if (!shown) {
    shown = Object.assign(document.createElement("div"), { id: "connection" });
    shown.setAttribute("role", "alert");
    const button = Object.assign(document.createElement("button"), { type: "button", onclick: reload });
    shown.append(document.createElement("p"), button);
    document.body.append(shown);
  }
  shown.firstChild.textContent = words[word];
  shown.lastChild.textContent = words.reload;
}

function reload() {
  const typed = [...line.typed, ...boards().flatMap(filled)];
  sessionStorage.setItem(TYPED, JSON.stringify([window.location.href, typed]));
  window.location.reload();
}

function typedBeforeReload() {
  const kept = sessionStorage.getItem(TYPED);
  sessionStorage.removeItem(TYPED);
  const [href, typed] = JSON.parse(kept ?? "[]");
  return href === window.location.href ? typed : [];
}
