// Puts the board's HTML in place and reports what is picked. The HTML comes escaped from markup.
export default function ({ data, parentElement, setTriggerValue }) {
  let root = parentElement.querySelector("#board-root");
  const focused = root.dataset.key;
  root.innerHTML = data.html;
  document.documentElement.lang = data.lang;
  const here = root.querySelector("nav [aria-current=page]");
  if (here) document.title = here.textContent; // the page is a fragment, so its title is not set anew with the language
  if (focused) root.querySelector(`select[data-key="${focused}"]`)?.focus();

  root.onchange = (event) => {
    const key = event.target.dataset.key;
    if (!key) return;
    if (event.target.value === "pick") {
      const day = root.querySelector("input[type=date]");
      day.hidden = false;
      day.focus();
      return;
    }
    root.dataset.key = key;
    if (event.target.value) setTriggerValue("picked", { [key]: event.target.value });
  };

  root.onclick = (event) => {
    const copied = event.target.closest("button[data-copy]");
    if (copied) {
      navigator.clipboard?.writeText(copied.dataset.copy).then(() => copied.classList.add("done"));
      return;
    }
    const link = event.target.closest("a[data-page], a[data-query]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    const query = Object.fromEntries(new URL(link.href, document.baseURI).searchParams);
    if (link.dataset.page) {
      history.pushState({}, "", link.href); // one step back; Streamlit alone would write two, the query before the page
      setTriggerValue("opened", { page: link.dataset.page, query });
    } else setTriggerValue("picked_all", query);
  };
}
