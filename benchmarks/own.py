"""A space of one's own: how long training takes, what memory, and what it does to the page."""

from __future__ import annotations

import io
import json
import os
import shutil
import subprocess
import time
import zipfile
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any

import numpy as np
from PIL import Image

from benchmarks.app import chromium, python, serving, settle
from benchmarks.common import DATA, ROOT, RUNS, SEED, Result, Table, Target, plain, save, say
from benchmarks.people import Person
from latent import queue
from latent.explaining import kept
from latent.space import Space

EMOJI, SENTENCES, DIGITS, IMPORTED, LOOKED = 1_700, 5_000, 60_000, 10_000, 1_000
ACTS = 60
SHEET = ROOT / "docs" / "images" / "own-emoji.png"

HOW = f"""
*Training*: `python -m latent train FILES --preset quick` in a process of its own, from its start to the finished space,
with all that is found and measured; *memory*: the most that the process held (its own resident set, by `wait4`).
{EMOJI:,} of the Noto emoji, every other one, as a zip of PNG; the first {SENTENCES:,} sentences of the Tatoeba file,
from the weights of the shipped space; the {DIGITS:,} training digits as a zip of PNG, 28 by 28 and grey. *Comes back*:
share of what sets held-out items apart from the one answer that the model gives without a code (1 less the error by
that answer's error); baseline: principal components, as many as it has dials, made from the same items.
*First look*: `python -m latent look` on {LOOKED:,} emoji, the process alone.
*Page beside a training*: one person lets go of a slider on Morph, {ACTS} times, a third of a second apart, with no work
in the queue and while the emoji are trained there; medians of the time to the end of the run that this causes.
*Import*: a zip of {IMPORTED:,} digits as PNG dropped on the Map with the space of digits in a headless Chromium, until
the page says how many are there and rests; *cancel*: from pressing it to a page that rests.
"""


def measure() -> Result:
    """The part; what it makes stays in a folder of runs, to be looked at, and one that was interrupted goes on."""
    folder = RUNS / "own"
    folder.mkdir(parents=True, exist_ok=True)
    os.environ["LATENT_HOME"] = str(folder / "home")
    emoji = some_emoji(folder / "emoji.zip", EMOJI)
    digits = ("--size", "28", "--grey")
    parts: dict[str, Callable[[], dict[str, Any]]] = {
        "look": lambda: look(some_emoji(folder / "thousand.zip", LOOKED), folder / "look"),
        "page": lambda: beside(emoji, folder / "server"),
        "import": lambda: imported(folder),
        "emoji": lambda: train(emoji, "image", folder / "emoji"),
        "sentences": lambda: train(some_sentences(folder / "sentences.txt"), "text", folder / "sentences"),
        "digits": lambda: train(digit_pictures(folder / "digits.zip", DIGITS), "image", folder / "digits", *digits),
    }
    figures = {name: once(folder / f"{name}.json", work) for name, work in parts.items()}
    draw_sheet(Space.load(folder / "emoji"))
    for name in parts:
        (folder / f"{name}.json").unlink()
    return Result(
        part="own",
        title="A space of one's own",
        how=HOW,
        tables=tables(figures),
        targets=targets(figures),
        packages=["torch", "onnxruntime", "umap-learn", "streamlit"],
        spaces=["sentences", "digits", "faces"],
        notes=[
            f"What {EMOJI:,} emoji become in a quick training: docs/images/{SHEET.name}, some above what comes "
            "back of them, and draws."
        ],
        figures=figures,
    )


def once(path: Path, work: Callable[[], dict[str, Any]]) -> dict[str, Any]:
    """What work finds, kept until the whole part is measured."""
    if not path.exists():
        for made in (path.with_suffix(""), path.parent / "home"):
            shutil.rmtree(made, ignore_errors=True)
        found = work()
        path.write_text(json.dumps(found, default=plain), "utf-8")
        say(f"{path.stem}: {found}")
    return json.loads(path.read_text("utf-8"))


# ---- training ---------------------------------------------------------------------------------------------------


def look(file: Path, out: Path) -> dict[str, float]:
    """Seconds and megabytes of a first look."""
    taken, most = measured(["look", str(file), "--modality", "image", "--out", str(out)])
    return {"seconds": taken, "megabytes": most}


def train(file: Path, modality: str, out: Path, *options: str) -> dict[str, Any]:
    """Seconds, megabytes and figures of a quick training."""
    command = ["train", str(file), "--modality", modality, "--preset", "quick", "--watched", "--out", str(out)]
    taken, most = measured([*command, *options])
    figures = Space.load(out).manifest.quality
    straight = figures["linear"]
    return {
        "seconds": taken,
        "megabytes": most,
        "back": kept(figures, figures["held_out"]["mse"]),
        "linear": kept(figures, straight["error"]) if straight else None,
        "quality": figures,
    }


def measured(arguments: list[str]) -> tuple[float, float]:
    """Seconds of the command line, and the most megabytes that it held."""
    started = time.perf_counter()
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    process = subprocess.Popen([python(), "-m", "latent", *arguments], cwd=ROOT, **quiet)
    _, status, used = os.wait4(process.pid, 0)
    if status:
        raise RuntimeError(f"{' '.join(arguments)} ended with {os.waitstatus_to_exitcode(status)}")
    return time.perf_counter() - started, used.ru_maxrss * 1024 / 1e6


def some_emoji(path: Path, count: int) -> Path:
    """A zip of emoji, spread over all."""
    with zipfile.ZipFile(DATA / "images" / "noto_emoji_72.zip") as given, zipfile.ZipFile(path, "w") as taken:
        names = [name for name in given.namelist() if name.endswith(".png")]
        for place in np.linspace(0, len(names) - 1, count).astype(int):
            taken.writestr(names[place], given.read(names[place]))
    return path


def some_sentences(path: Path) -> Path:
    """The first of the sentences' file, in a chance order so that short and long ones are among them."""
    lines = (DATA / "text" / "tatoeba_english_train.txt").read_text("utf-8").splitlines()
    rows = np.random.default_rng(SEED).permutation(len(lines))[:SENTENCES]
    path.write_text("\n".join(lines[row] for row in rows), "utf-8")
    return path


def digit_pictures(path: Path, count: int) -> Path:
    """A zip of digits as PNG."""
    rows = np.load(DATA / "images" / "mnist_train.npz")["x"][:count]
    with zipfile.ZipFile(path, "w") as taken:
        for number, row in enumerate(rows):
            out = io.BytesIO()
            Image.fromarray(row.reshape(28, 28)).save(out, "PNG")
            taken.writestr(f"{number:05d}.png", out.getvalue())
    return path


def draw_sheet(space: Space, count: int = 16, side: int = 64) -> None:
    """Some known items above what comes back of them, and draws, as one picture."""
    data = space.modality.restore(space.given.originals)
    data = data[np.linspace(0, len(data) - 1, count).astype(int)]
    rows = [
        data,
        space.redraw(space.encode(data).mean),
        space.redraw(space.imagine(count, np.random.default_rng(SEED))),
    ]
    sheet = np.vstack([np.hstack(list(row)) for row in rows])
    SHEET.parent.mkdir(parents=True, exist_ok=True)
    Image.fromarray(sheet.reshape(3 * side, count * side, -1)).save(SHEET)


# ---- the page beside it -----------------------------------------------------------------------------------------


def beside(emoji: Path, home: Path) -> dict[str, float]:
    """Median seconds of a run without and with a training in the queue of the same workspace."""
    shutil.rmtree(home, ignore_errors=True)
    home.mkdir()
    with serving([python(), "-m", "latent", "app", "--port"], home) as server:
        person = Person(server.address)
        person.open("Morph", "space=faces")
        alone = acts(person)
        before = os.environ["LATENT_HOME"]
        os.environ["LATENT_HOME"] = str(home / "latent")
        try:
            arguments = ["train", "{files}", "--modality", "image", "--preset", "quick", "--watched"]
            work = queue.add("Emoji", [*arguments, "--out", "{space}"], [(emoji.name, emoji.read_bytes())], "emoji")
            until(lambda: (now := queue.get(work.id)) and now.progress.share > 0.01, "it trains")
            person.open("Morph", "space=faces")
            at_work = acts(person)
            queue.drop(queue.get(work.id))
            until(lambda: not queue._worked_on(), "it ends")
        finally:
            os.environ["LATENT_HOME"] = before
            person.leave()
    return {"alone": alone, "beside": at_work, "times": at_work / alone}


def acts(person: Person) -> float:
    """Median seconds of letting go of a slider."""
    taken = []
    for number in range(ACTS):
        taken.append(person.let_go({"Smile": round(0.1 * (number % 20 + 1), 1)}))
        time.sleep(0.3)
    return median(taken)


def until(true: Callable[[], Any], what: str, most: float = 600.0) -> Any:
    """What becomes true, looked at now and then."""
    deadline = time.monotonic() + most
    while not (found := true()):
        if time.monotonic() > deadline:
            raise RuntimeError(f"never: {what}")
        time.sleep(0.05)
        queue.attend()
    return found


# ---- import -----------------------------------------------------------------------------------------------------


def imported(folder: Path) -> dict[str, float]:
    """Seconds from dropping a zip to a page that rests, and from a wish to stop to one."""
    file = digit_pictures(folder / "ten thousand.zip", IMPORTED)
    home = folder / "importing"
    shutil.rmtree(home, ignore_errors=True)
    home.mkdir()
    with chromium() as browser, serving([python(), "-m", "latent", "app", "--port"], home) as server:
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        page.goto(f"{server.address}Map?space=digits")
        settle(page)
        field = page.locator("input[type=file]").first
        field.set_input_files(str(file))
        page.get_by_text("pictures placed").first.wait_for(timeout=60_000)
        started = time.perf_counter()
        page.get_by_role("button", name="Cancel", exact=True).click()
        page.get_by_text("pictures placed").first.wait_for(state="detached", timeout=60_000)
        cancelled = time.perf_counter() - started
        settle(page)
        started = time.perf_counter()
        page.locator("input[type=file]").first.set_input_files(str(file))
        page.get_by_role("heading", name=f"Yours: {IMPORTED:,} pictures").wait_for(timeout=300_000)
        page.wait_for_selector("[data-testid='stApp'][data-test-script-state='notRunning']", timeout=300_000)
        taken = time.perf_counter() - started
    return {"seconds": taken, "cancel": cancelled}


# ---- as read ----------------------------------------------------------------------------------------------------


def tables(figures: dict[str, Any]) -> list[Table]:
    """What was found."""
    names = {
        "emoji": f"{EMOJI:,} emoji, 64 by 64",
        "sentences": f"{SENTENCES:,} sentences",
        "digits": f"{DIGITS:,} digits, 28 by 28",
    }
    rows = []
    for name, title in names.items():
        found = figures[name]
        linear = "" if found["linear"] is None else f"{found['linear']:.3f}"
        held = found["quality"]["held_out"]
        rows.append(
            [
                title,
                f"{found['seconds'] / 60:.1f} min",
                f"{found['megabytes']:,.0f} MB",
                f"{found['back']:.3f}",
                linear,
                f"{held['active_dials']} of {held['dials']}",
            ]
        )
    page, brought = figures["page"], figures["import"]
    return [
        Table("quick trainings", ["", "time", "memory", "comes back", "PCA", "active dials"], rows),
        Table(
            "a first look",
            ["", "time", "memory"],
            [[f"{LOOKED:,} emoji", f"{figures['look']['seconds']:.1f} s", f"{figures['look']['megabytes']:.0f} MB"]],
        ),
        Table(
            "the page beside a training",
            ["without", "beside", "times as slow"],
            [[f"{1e3 * page['alone']:.0f} ms", f"{1e3 * page['beside']:.0f} ms", f"{page['times']:.2f}"]],
        ),
        Table(
            f"{IMPORTED:,} pictures brought to the Map",
            ["to a page that rests", "cancel"],
            [[f"{brought['seconds']:.1f} s", f"{brought['cancel']:.2f} s"]],
        ),
    ]


def targets(figures: dict[str, Any]) -> list[Target]:
    """What must be reached."""
    most = {"most": True}
    return [
        Target(f"{EMOJI:,} emoji, quick", figures["emoji"]["seconds"] / 60, 5, form="{:.1f} min", **most),
        Target(f"{SENTENCES:,} sentences, quick", figures["sentences"]["seconds"] / 60, 10, form="{:.1f} min", **most),
        Target(
            f"memory of a training on {DIGITS:,} pictures",
            figures["digits"]["megabytes"],
            1500,
            form="{:.0f} MB",
            **most,
        ),
        Target("a run of the page beside a training, times", figures["page"]["times"], 1.5, form="{:.2f}", **most),
        Target(f"{IMPORTED:,} pictures to the Map", figures["import"]["seconds"], 60, form="{:.1f} s", **most),
        Target("leaving an import", figures["import"]["cancel"], 1, form="{:.2f} s", **most),
    ]


if __name__ == "__main__":
    save(measure())
