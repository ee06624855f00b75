// Fills the places of a page with words, and reveals what belongs to a choice.

/** Write text into all places of these names. */
export function fill(root, slots) {
  for (const [name, text] of Object.entries(slots)) {
    for (const place of root.querySelectorAll(`[data-slot="${name}"]`)) {
      place.textContent = text;
    }
  }
}

/** Of everything that belongs to a choice, show what fits. */
export function choose(root, choices) {
  for (const [name, is] of Object.entries(choices)) {
    for (const element of root.querySelectorAll(`[data-choice="${name}"]`)) {
      element.hidden = !element.dataset.is.split(" ").includes(String(is));
    }
  }
}
