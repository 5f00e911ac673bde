import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { chromium } from "playwright-core";
import type { TestProject } from "vitest/node";
import { projectRoot } from "@/bin/start/project";

declare module "vitest" {
  interface ProvidedContext {
    chromium: string;
  }
}

export default function setup(project: TestProject) {
  project.provide("chromium", findChromium() ?? installChromium());
}

const names = ["chromium", "chromium-browser", "google-chrome"];

function findChromium(): string | null {
  const { CHROMIUM_PATH, PATH = "" } = process.env;
  if (CHROMIUM_PATH) {
    if (!runs(CHROMIUM_PATH))
      throw new Error(`CHROMIUM_PATH does not lead to a browser that runs: ${CHROMIUM_PATH}`);
    return CHROMIUM_PATH;
  }
  const onPath = names.flatMap((name) => PATH.split(delimiter).map((folder) => join(folder, name)));
  return [...onPath, chromium.executablePath()].find((path) => existsSync(path) && runs(path)) ?? null;
}

/** Some distributions put a script in its place that only says where to get the browser. */
function runs(path: string): boolean {
  return spawnSync(path, ["--version"], { stdio: "ignore", timeout: 30_000 }).status === 0;
}

/** The journeys are run in a real browser or not at all: they are never skipped for want of one. */
function installChromium(): string {
  if (process.getuid?.() === 0 && spawnSync("apt-get", ["--version"], { stdio: "ignore" }).status === 0) {
    console.log("No Chromium here: installing Debian's with apt-get (set CHROMIUM_PATH to use another).");
    run("apt-get", ["update", "-q"]);
    run("apt-get", [
      ...aptOptions,
      "install",
      "-y",
      "-q",
      "--no-install-recommends",
      "chromium",
      "fonts-liberation",
    ]);
  } else {
    console.log("No Chromium here: getting Playwright's (set CHROMIUM_PATH to use another).");
    run(process.execPath, [
      join(projectRoot, "node_modules", "playwright-core", "cli.js"),
      "install",
      "chromium",
    ]);
  }
  const found = findChromium();
  if (!found) throw new Error(helpYourself);
  return found;
}

const aptOptions = ["-o", "DPkg::Lock::Timeout=300"];
const helpYourself =
  "The journeys need Chromium, and it could not be installed. Install it (apt-get install chromium), or set CHROMIUM_PATH.";

function run(program: string, args: string[]): void {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const { status } = spawnSync(program, args, { env, stdio: ["ignore", "inherit", "inherit"] });
  if (status !== 0) throw new Error(`${program} ${args.join(" ")} failed. ${helpYourself}`);
}
