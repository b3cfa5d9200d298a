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

  window.probe = {
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
