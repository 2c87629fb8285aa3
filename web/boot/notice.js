// say shows one line at the edge of the page with a button, until it is hidden
// again. The elements stand in the page's markup.
function say(text, label, act) {
  const box = document.getElementById("Boot");
  if (!box) return;
  const button = box.querySelector(".Boot-button");
  box.querySelector(".Notice-text").textContent = text;
  button.textContent = label || "";
  button.hidden = !label;
  button.onclick = act || null;
  box.querySelector(".Boot-bar").hidden = true;
  box.hidden = false;
}

function hush() {
  const box = document.getElementById("Boot");
  if (box) box.hidden = true;
}
