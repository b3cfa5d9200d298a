// Puts the board's HTML in place and reports what is picked. The HTML comes escaped from markup.py.
export default function ({ data, parentElement, setTriggerValue }) {
  let root = parentElement.querySelector("#board-root");
  const focused = root.dataset.key;
  root.innerHTML = data.html;
  document.documentElement.lang = data.lang;
  keepAddress(data.query);
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
    const link = event.target.closest("a[data-id], a[data-query]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    const query = Object.fromEntries(new URL(link.href, document.baseURI).searchParams);
    setTriggerValue(link.dataset.id ? "opened" : "picked_all", query);
  };
}

// A link of the navigation row to the page it stands on changes the view, yet Streamlit leaves the old address.
function keepAddress(query) {
  const sorted = (pairs) => JSON.stringify([...pairs].sort());
  const shown = new URL(document.location.href);
  if (sorted(shown.searchParams) === sorted(Object.entries(query))) return;
  shown.search = new URLSearchParams(query);
  history.pushState({}, "", shown);
}
