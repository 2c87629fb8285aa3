import { createSearch, highlight } from "./parallax-search.js";

const reports = [
  { id: "bridge", outlet: "Gazette", date: "2024-06-19", language: "en", title: "Harbour bridge opens late",
    text: "The harbour bridge opened on Wednesday, two hours late.\n\nThe mayor blamed the fog; the engineers, a missing bolt." },
  { id: "ferry", outlet: "Courier", date: "2024-06-20", language: "en", title: "Ferry crews fear for their work",
    text: "With the bridge open, half of the ferry’s passengers have gone.\n\nThe crews ask the town for a promise until winter." },
  { id: "fog", outlet: "Gazette", date: "2024-06", language: "en", title: "A foggy month",
    text: "Never since records began has the harbour seen so many days of fog." }
];

const query = document.getElementById("query"), count = document.getElementById("count"), hits = document.getElementById("hits");
const titles = new Map(reports.map((d) => [d.id, d.title]));
let asked = 0; // of answers that come late only the last is drawn

try {
  const search = await createSearch({ worker: !location.search.includes("here") });
  await search.add(reports);

  const show = async () => {
    const mine = ++asked;
    const answer = await search.search(query.value, { limit: 20 });
    if (mine !== asked) return;
    count.textContent = query.value.trim() === "" ? "" : answer.problem || answer.hits.length + (answer.hits.length === 1 ? " paragraph" : " paragraphs");
    hits.replaceChildren(...answer.hits.map(drawn));
  };
  query.addEventListener("input", show);
  document.getElementById("more").addEventListener("submit", async (event) => {
    event.preventDefault();
    const text = document.getElementById("text");
    const id = "mine-" + (titles.size + 1);
    await search.add({ id, title: "A text of yours", text: text.value });
    titles.set(id, "A text of yours");
    text.value = "";
    await show();
  });
  document.documentElement.dataset.ready = "yes";
} catch (e) {
  count.textContent = e.message;
}

function drawn(hit) {
  const item = document.createElement("li"), title = document.createElement("h2"), excerpt = document.createElement("p");
  title.append(highlight(titles.get(hit.id), hit.titleMarks));
  excerpt.append(hit.excerpt.before ? "… " : "", highlight(hit.excerpt.text, hit.excerpt.marks), hit.excerpt.after ? " …" : "");
  item.append(title, excerpt);
  if (hit.missing) {
    const missing = document.createElement("p");
    missing.className = "missing";
    missing.textContent = "Without " + hit.missing.join(", ");
    item.append(missing);
  }
  return item;
}
