// makeNodes makes elements and texts for the program, which tells all of them
// at once (cmd/parallax/program/goapp/nodes_wasm.go). A step is a letter and what
// it needs, each ended by NUL. The answer are the nodes in groups of that size.
function makeNodes(text, size) {
  const steps = text.split("\0"), nodes = [], groups = [];
  let at, i = 0;
  function next() { return steps[i++]; }
  function made(node) {
    if (nodes.length % size === 0) groups.push([]);
    groups[groups.length - 1].push(node);
    nodes.push(at = node);
  }
  while (i < steps.length - 1) switch (next()) {
    case "<": made(document.createElement(next())); break;
    case ":": made(document.createElementNS(next(), next())); break;
    case "'": made(document.createTextNode(next())); break;
    case "=": at.setAttribute(next(), next()); break;
    case ".": at[next()] = next(); break;
    case "!": at[next()] = true; break;
    case "-": at[next()] = false; break;
    case "+": nodes[next()].appendChild(nodes[next()]); break;
  }
  return groups;
}
