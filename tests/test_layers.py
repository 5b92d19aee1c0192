"""Imports go down only, and the web process stays free of what only jobs need.

``LAYERS`` is the whole rule: a module may import from its own line and from lines above it, never from below.
"""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatch
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

LAYERS = """
latent.errors      latent.npz       latent.words
latent.modalities  latent.workspace  latent.engine  latent.insight  latent.directions  latent.maps
latent.ways        latent.groups     latent.holding     latent.paths
latent.given       latent.recipes
latent.manifest    latent.parts      latent.faces     latent.payments
latent.space
latent.spaces
latent.collection  latent.datasets   latent.evaluation  latent.openml  latent.explaining
latent.entry_table latent.birth
latent.keeping
latent.classroom
latent.sharing.sending  latent.sharing.onnx_check
latent.sharing.unpacking
latent.sharing.receiving
latent.actions
latent.surveying
latent.making.linear    latent.making.network_files  latent.making.devices
latent.making.vae       latent.making.training  latent.making.export  latent.making.export_linear
latent.making.watching
latent.making.directions
latent.making.findings  latent.making.comparing
latent.making.trained_space  latent.making.linear_space  latent.making.charting
latent.making.estimating  latent.baseline
latent.bringing
latent.jobs
latent.queue       latent.analysis      latent.playground
latent.ui.components.palette  latent.ui.components.told  latent.ui.components.browser_engine
latent.ui.components.bundling
latent.taking_home
latent.cli         latent.__main__
latent.ui.components  latent.ui.widgets
latent.ui.session
latent.ui.items
latent.ui.sliders
latent.ui.lessons
latent.ui.start    latent.ui.map      latent.ui.morph    latent.ui.blend    latent.ui.imagine
latent.ui.odd      latent.ui.groups   latent.ui.lost     latent.ui.train    latent.ui.my_work  latent.ui.learn
latent.ui.room
latent.ui
app                pages
"""
"""From the bottom up; a package stands for all its modules."""

ONLY = {
    "streamlit": ("latent.ui", "app", "pages"),
    "torch": (
        "latent.making.vae",
        "latent.making.devices",
        "latent.making.training",
        "latent.making.export",
        "latent.making.watching",
        "latent.making.trained_space",
        "latent.making.estimating",
        "latent.playground.learning",
        "latent.modalities.*.nets",
    ),
    "onnx": ("latent.making.export", "latent.making.export_linear", "latent.making.network_files", "latent.bringing"),
    "umap": (),
    "sklearn": (),
    "numba": (),
    "threadpoolctl": (),
}
"""Who may import what as it is loaded; inside a function or for type checking alone, anyone may."""

HEAVY = ("torch", "umap", "numba", "sklearn", "onnx", "scipy", "pandas")
"""What the web process never loads."""

_LEVELS = {module: level for level, line in enumerate(LAYERS.split("\n")) for module in line.split()}


@dataclass(frozen=True)
class Import:
    """One import statement.

    Attributes:
        source, target: dotted names of modules.
        line: where it stands.
        loading: whether it runs when ``source`` is loaded.
    """

    source: str
    target: str
    line: int
    loading: bool


@cache
def _sources() -> dict[str, Path]:
    files = [ROOT / "app.py", *(ROOT / "pages").glob("*.py"), *(ROOT / "latent").rglob("*.py")]
    names = {".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): path for path in files}
    return dict(sorted(names.items()))


@cache
def _imports() -> tuple[Import, ...]:
    return tuple(found for name, path in _sources().items() for found in _of_module(name, path))


def _of_module(name: str, path: Path) -> Iterator[Import]:
    tree = ast.parse(path.read_text("utf-8"))
    late = {id(inner) for node in ast.walk(tree) if _is_late(node) for inner in ast.walk(node) if inner is not node}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            targets = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path.name}:{node.lineno} imports relatively; write the whole name"
            # "from latent import spaces" imports a module, "from latent.space import Space" a thing in one
            whole = [f"{node.module}.{alias.name}" for alias in node.names]
            targets = [target if target in _sources() else node.module for target in whole]
        else:
            continue
        for target in targets:
            yield Import(name, target, node.lineno, id(node) not in late)


def _is_late(node: ast.AST) -> bool:
    checking = isinstance(node, ast.If) and ast.unparse(node.test) in ("TYPE_CHECKING", "typing.TYPE_CHECKING")
    return checking or isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)


def _level(module: str) -> int | None:
    """The line of the table that a module stands on; None where it is not one of ours."""
    parts = module.split(".")
    known = [".".join(parts[:count]) for count in range(len(parts), 0, -1)]
    return next((_LEVELS[name] for name in known if name in _LEVELS), None)


def _may(source: str, allowed: tuple[str, ...]) -> bool:
    return any(fnmatch(source, rule) or fnmatch(source, f"{rule}.*") for rule in allowed)


def test_every_module_has_its_place():
    packages = {name.rpartition(".")[0] for name in _LEVELS}
    assert [name for name in _sources() if name not in packages and _level(name) is None] == []


def test_imports_go_down_only():
    ours = [i for i in _imports() if _level(i.target) is not None and _level(i.source) is not None]
    assert len(ours) > 50, "they were found"
    upward = [f"{i.source}:{i.line} imports {i.target}" for i in ours if _level(i.target) > _level(i.source)]
    assert upward == []


def test_no_module_needs_itself_to_load():
    """Which of a circle's modules comes first decides whether it loads at all."""
    needs: dict[str, set[str]] = {}
    for one in _imports():
        if one.loading and one.target in _sources():
            needs.setdefault(one.source, set()).add(one.target)
    TopologicalSorter(needs).prepare()  # which raises CycleError, and says by which way


def test_no_page_imports_another():
    homes = tuple(f"latent.ui.{path.parent.name}" for path in (ROOT / "latent" / "ui").glob("*/page.py"))
    assert len(homes) == len(list((ROOT / "pages").glob("*.py"))) + 1, "Start and each of the others has a folder"
    between = [i for i in _imports() if _may(i.source, homes) and _may(i.target, homes)]
    assert [i for i in between if i.source.split(".")[2] != i.target.split(".")[2]] == []


def test_the_package_itself_imports_nothing():
    assert [i.target for i in _imports() if i.source == "latent" and i.target != "__future__"] == []


def test_functions_of_codes_know_no_modality_and_nothing_that_is_kept():
    """Numpy in, numpy out."""
    functions = ("latent.insight", "latent.directions", "latent.maps", "latent.paths")
    others = ("latent.modalities", "latent.workspace", "latent.engine")
    assert [i for i in _imports() if _may(i.source, functions) and _may(i.target, others)] == []
    assert [i for i in _imports() if _may(i.source, others) and _may(i.target, functions)] == []


def test_nobody_outside_names_a_modality():
    """What modalities share is for them alone."""
    shared = tuple(
        f"latent.modalities.{one}"
        for one in ("encodings", "extents", "extents_xls", "film", "harms", "headings", "tabular", "tiles")
    )
    named = [
        f"{i.source}:{i.line}"
        for i in _imports()
        if i.target.startswith("latent.modalities.")
        and i.target not in ("latent.modalities.base", "latent.modalities.items", "latent.modalities.archive")
        and not (i.target in shared and i.source.startswith("latent.modalities."))
        and i.source.split(".")[:3] != i.target.split(".")[:3]
    ]
    assert named == []


@pytest.mark.parametrize("library", ONLY)
def test_what_is_heavy_is_imported_where_it_may(library: str):
    found = [i for i in _imports() if i.loading and i.target.split(".")[0] == library]
    assert [f"{i.source}:{i.line}" for i in found if not _may(i.source, ONLY[library])] == []


@pytest.mark.parametrize("library", ["streamlit", "torch"])
def test_the_rules_above_see_what_is_there(library: str):
    assert {i.source for i in _imports() if i.loading and i.target.split(".")[0] == library}


def _loaded_by(modules: list[str]) -> list[str]:
    code = f"import sys, {', '.join(modules)}; print(*(m for m in {HEAVY!r} if m in sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False, timeout=120
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.split()


def test_the_web_process_loads_nothing_heavy():
    served = [name for name in _sources() if name.startswith("latent.ui")]
    assert len(served) > 10
    assert _loaded_by([*served, "latent.actions", "latent.collection", "latent.jobs", "latent.cli"]) == []


def test_using_a_space_loads_nothing_heavy(tiny_space):
    code = f"""if True:
        import sys
        import numpy as np
        from latent.actions import import_files
        from latent.space import Space
        space = Space.load({str(tiny_space.folder)!r})
        code = space.reference.codes[:1]
        item = space.modality.view(space.redraw(code)[0])
        for _ in import_files(space, [("a.png", item.data)], set()):
            pass
        for chart in space.maps.values():
            chart.back(chart.place(code))
        space.directions_from(code[0]), space.typicality.stranger_than(space.reference.evidence)
        space.mixture.sample(2, np.random.default_rng(0)), space.thumbnails
        print(*(m for m in {HEAVY!r} if m in sys.modules))
        """
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False, timeout=120
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == []


def test_the_test_of_what_is_loaded_can_fail():
    assert "torch" in _loaded_by(["latent.making.vae"])
