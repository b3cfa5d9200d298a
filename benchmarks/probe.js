// Put into every measured page before its own scripts: sees when a board is in place and painted.
(() => {
  const wire = []; // [direction, time, bytes] of what went over the network after the page was loaded
  const roots = [document];
  const attach = Element.prototype.attachShadow;
  Element.prototype.attachShadow = function (options) {
    const root = attach.call(this, options);
    roots.push(root);
    observer?.observe(root, WATCHED);
    return root;
  };

  const size = (data) => data?.byteLength ?? data?.size ?? data?.length ?? 0;
  const note = (direction, data) => wire.push([direction, performance.now(), size(data)]);
  const Socket = window.WebSocket;
  window.WebSocket = class extends Socket {
    constructor(...given) {
      super(...given);
      this.addEventListener("message", (event) => note("in", event.data));
    }
    send(data) {
      note("out", data);
      super.send(data);
    }
  };
  const fetched = window.fetch;
  window.fetch = async (...given) => {
    note("out", "");
    const answer = await fetched(...given);
    note("in", "");
    return answer;
  };

  const find = (selector) => roots.map((root) => root.querySelector(selector)).find(Boolean);
  const PAGES = {
    board: {
      shows(year, day) {
        const board = find(".board:has(.sentence)");
        const chosen = board?.querySelector('select[data-key="year"] option[selected]');
        return chosen?.value === year && board.querySelector('input[data-key="as_of"]').getAttribute("value") === day;
      },
      year: (value) => pick(find('select[data-key="year"]'), value),
      day: (value) => pick(find('input[data-key="as_of"]'), value),
    },
    charts: {
      shows(year, day) {
        const words = [...document.querySelectorAll(".js-plotly-plot .annotation-text")].map((one) => one.textContent);
        const sentence = document.querySelector(".shown")?.textContent ?? "";
        return words.length === 20 && [sentence, ...words].every((one) => one.includes(`${year}, ${day}`));
      },
      year: (value) => document.querySelector(`input[type="radio"][value="${["2025", "2026"].indexOf(value)}"]`).click(),
      day: () => document.querySelector(".stButton button").click(),
    },
  };
  const pick = (control, value) => {
    control.value = value;
    control.dispatchEvent(new Event("change", { bubbles: true }));
  };

  const WATCHED = { subtree: true, childList: true, characterData: true };
  let observer = null;
  const until = (shown) =>
    new Promise((resolve) => {
      const look = () => {
        if (!observer || !shown()) return;
        observer.disconnect();
        observer = null;
        const placed = performance.now();
        requestAnimationFrame(() => requestAnimationFrame(() => resolve({ placed, painted: performance.now() })));
      };
      observer = new MutationObserver(look);
      roots.forEach((root) => observer.observe(root, WATCHED));
      look();
    });

  // The pages of an indicator and of a comparison, ours and the naive ones: what they show, how a choice is made.
  const chosen = (key) => find(`select[data-key="${key}"] option[selected]`)?.value;
  const SHOWS = {
    ours: (wanted) => Object.entries(wanted).every(([key, value]) => chosen(key) === value),
    naive: (wanted) => {
      const said = document.querySelector(".shown")?.textContent ?? "";
      return Object.entries(wanted).every(([key, value]) => said.includes(`${key}=${value};`));
    },
  };
  const CHOOSE = {
    ours(key, value) {
      const select = find(`select[data-key="${key}"]`);
      if (![...select.options].some((one) => one.value === value)) select.add(new Option(value, value));
      pick(select, value);
    },
    naive(_, value) {
      const labels = [...document.querySelectorAll('[data-testid="stRadio"] label')];
      labels.find((label) => label.textContent.trim() === value).click();
    },
  };
  const QUIET = 500; // ms without a change that end the drawing of a page
  // Resolves with the time of the last change of the page: it shows what is wanted, and stands still.
  const settled = (shown) =>
    new Promise((resolve) => {
      let last = performance.now();
      const watcher = new MutationObserver((found) => {
        if (found.some((one) => !document.head.contains(one.target))) last = performance.now();
      });
      const watched = new Set();
      const look = () => {
        for (const root of roots) if (!watched.has(root)) watched.add(root), watcher.observe(root, WATCHED);
        if (shown() && performance.now() - last >= QUIET) {
          watcher.disconnect();
          resolve(last);
        } else setTimeout(look, 20);
      };
      look();
    });

  window.probe = {
    settled: (kind, wanted) => settled(() => SHOWS[kind](wanted)),
    // ms from a choice to the last change of the page that follows from it.
    async choose(kind, key, wanted) {
      const start = performance.now();
      CHOOSE[kind](key, wanted[key]);
      return (await settled(() => SHOWS[kind](wanted))) - start;
    },
    // ms from a click on a link of the row of pages to the first chart painted.
    async follow(page) {
      const start = performance.now();
      find(`nav a[data-page="${page}"]`).click();
      return (await until(() => document.querySelector(".js-plotly-plot .main-svg .trace"))).painted - start;
    },
    // Times of the first board, in ms since the page was asked for.
    opened: (page, year, day) => until(() => PAGES[page].shows(year, day)),
    // Times of one change of a control, in ms since its event.
    async change(page, control, year, day) {
      wire.length = 0;
      const start = performance.now();
      PAGES[page][control](control === "year" ? year : day);
      const { placed, painted } = await until(() => PAGES[page].shows(year, day));
      const sent = wire.find(([way]) => way === "out")?.[1] ?? start;
      const answers = wire.filter(([way, at]) => way === "in" && at >= sent && at <= placed);
      return {
        sent: sent - start,
        answered: (answers.at(-1)?.[1] ?? placed) - start,
        placed: placed - start,
        painted: painted - start,
        messages: answers.length,
        bytes: answers.reduce((sum, [, , bytes]) => sum + bytes, 0),
      };
    },
  };
})();
