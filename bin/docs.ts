import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { madeFolders, madePages } from "@/bin/docs/pages";
import { projectRoot } from "@/bin/start/project";

/** Writes a page for each instrument, each rule and the states of a case, and removes those of instruments and rules that are gone. */
const pages = madePages();
for (const folder of madeFolders) {
  mkdirSync(join(projectRoot, folder), { recursive: true });
  for (const name of readdirSync(join(projectRoot, folder))) {
    if (!pages.has(`${folder}/${name}`)) rmSync(join(projectRoot, folder, name));
  }
}
for (const [path, text] of pages) writeFileSync(join(projectRoot, path), text);
console.log(`${pages.size} pages in docs`);
