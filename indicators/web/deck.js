"use strict";
(() => {
  const slides = [...document.querySelectorAll(".slide")];
  const stage = document.getElementById("stage");
  const blank = document.getElementById("blank");
  const words = document.body.dataset;
  let at = 0, typed = "", presenter = null;

  const fit = () => {
    const scale = Math.min(innerWidth / 1920, innerHeight / 1080);
    const left = (innerWidth - 1920 * scale) / 2, top = (innerHeight - 1080 * scale) / 2;
    stage.style.transform = `translate(${left}px, ${top}px) scale(${scale})`;
  };

  const show = (n) => {
    slides[at].classList.remove("on");
    at = Math.max(0, Math.min(slides.length - 1, n));
    slides[at].classList.add("on");
    cover("");
    try { history.replaceState(null, "", `#${at + 1}`); } catch { /* a browser may forbid it for files */ }
    present();
  };

  const cover = (colour) => {
    blank.className = blank.className === colour ? "" : colour;
    blank.hidden = !blank.className;
  };

  const full = () => { if (!document.fullscreenElement) document.documentElement.requestFullscreen?.().catch(() => {}); };

  const leave = () => {
    typed = "";
    if (blank.className) cover("");
    else if (document.fullscreenElement) document.exitFullscreen();
  };

  const jump = () => {
    if (typed) show(Number(typed) - 1);
    typed = "";
  };

  const open = () => {
    presenter = window.open("", "presenter", "width=1200,height=800");
    if (!presenter) return;
    const styles = document.querySelector("style").textContent;
    presenter.document.head.innerHTML = `<meta charset="utf-8"><title></title><style>${styles}
      html, body { overflow: auto; background: #fff; padding: 16px }
      #next { width: 640px; height: 360px; overflow: hidden; position: relative; border: 2px solid #8795a1 }
      #next .slide { display: flex; transform: scale(.3333); transform-origin: 0 0 }
      #clock { font-size: 64px; font-weight: 600 } #said { font-size: 24px; line-height: 1.4; margin: 16px 0 16px 24px }
      #said small { display: block; color: #44525f; font-size: 18px } h2 { font-size: 24px; margin: 12px 0 }</style>`;
    presenter.document.body.innerHTML =
      '<div id="clock"></div><h2 id="place"></h2><h2 id="head"></h2><div id="said"></div><h2 id="coming"></h2><div id="next"></div>';
    presenter.document.addEventListener("keydown", press);
    present();
  };

  const present = () => {
    if (!presenter || presenter.closed) return;
    const put = (id) => presenter.document.getElementById(id);
    const next = slides[at + 1];
    put("place").textContent = `${at + 1}/${slides.length} · ${slides[at].querySelector(".title").textContent}`;
    put("head").textContent = words.notes;
    put("said").innerHTML = slides[at].querySelector(".notes ul").innerHTML;
    put("coming").textContent = next ? words.next : words.end;
    put("next").replaceChildren(...(next ? [presenter.document.importNode(next, true)] : []));
  };

  const tick = () => {
    if (!presenter || presenter.closed) return;
    const clock = presenter.document.getElementById("clock");
    if (clock) clock.textContent = new Date().toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit" });
  };

  const next = () => show(at + 1), back = () => show(at - 1);
  // By the place of the key: Vietnamese input methods change what letters it types.
  const keys = {
    PageDown: next, ArrowRight: next, ArrowDown: next, Space: next,
    PageUp: back, ArrowLeft: back, ArrowUp: back,
    Home: () => show(0), End: () => show(slides.length - 1),
    Enter: jump, NumpadEnter: jump,
    Period: () => cover("black"), NumpadDecimal: () => cover("black"), KeyB: () => cover("black"), KeyW: () => cover("white"),
    KeyF: full, F5: full, Escape: leave, KeyP: open,
  };

  const press = (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const digit = /^(?:Digit|Numpad)([0-9])$/.exec(event.code);
    if (digit) typed = (typed + digit[1]).slice(-3);
    else if (keys[event.code]) {
      const turn = event.code === "Space" && event.shiftKey ? back : keys[event.code];
      turn();
      if (!event.code.endsWith("Enter")) typed = "";
    } else return;
    event.preventDefault();
  };

  addEventListener("keydown", press);
  addEventListener("resize", fit);
  setInterval(tick, 1000);
  fit();
  show(Number(location.hash.slice(1) || 1) - 1 || 0);
})();
