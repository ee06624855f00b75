// Files with answers come by button, by drop and by paste; all three the same way wherever they are taken.

import { base64Of } from "./answers-file.js";

const hasFiles = ({ dataTransfer }) => dataTransfer !== null && [...dataTransfer.types].includes("Files");

/**
 * Listen for files and for pasted text.
 * @param {HTMLElement} root has `[data-open]`, `[data-file]`, `[data-text]` and `[data-paste]`
 * @param {EventTarget} place where files may be dropped
 * @param {(files: File[]) => Promise<void>|void} chosen gets what is chosen or dropped
 * @param {(text: string) => void} pasted gets what is pasted, as it stands in the field
 */
export function listenForFiles(root, place, chosen, pasted) {
  const input = root.querySelector("[data-file]");
  root.querySelector("[data-open]").addEventListener("click", () => input.click());
  input.addEventListener("change", async () => {
    await chosen([...input.files]);
    input.value = "";
  });
  const paste = () => pasted(root.querySelector("[data-text]").value);
  root.querySelector("[data-paste]")?.addEventListener("click", paste);
  place.addEventListener("dragover", (event) => hasFiles(event) && event.preventDefault());
  place.addEventListener("drop", (event) => {
    if (hasFiles(event)) {
      event.preventDefault();
      event.stopPropagation();
      chosen([...event.dataTransfer.files]);
    }
  });
}

/**
 * Listen for one file at a time.
 * @param {HTMLElement} root as above
 * @param {EventTarget} place as above
 * @param {(given: {base64: string}|{text: string}) => void} take gets each as the engine takes it
 * @param {(name: string) => void} refuse gets the name of what is to be said if there is nothing to take
 */
export function takeFiles(root, place, take, refuse) {
  const takeFile = async ([file, ...others]) => {
    if (others.length > 0) {
      refuse("one_at_a_time");
      return;
    }
    const base64 = await base64Of(file).catch(() => null);
    if (base64 === null) {
      refuse("unreadable");
    } else {
      take({ base64 });
    }
  };
  const takeText = (text) => {
    if (text.trim()) {
      take({ text });
    } else {
      refuse("nothing_pasted");
    }
  };
  listenForFiles(root, place, takeFile, takeText);
}
