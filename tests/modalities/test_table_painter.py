"""What a browser writes into the cells of a row is what the server writes."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import numpy as np
import pytest

from latent.modalities.table import measuring
from latent.modalities.table.codec import TableModality
from latent.modalities.table.schema import number

from .examples import CUSTOMERS

ROWS = Path(__file__).parents[2] / "latent/ui/components/frontend/shared/rows.js"
SCRIPT = """
import fs from "fs";
globalThis.document = {{ createElement: () => ({{ append() {{}}, setAttribute() {{}} }}) }};
const {{ RowPainter }} = await import({rows});
const {{ about, answers }} = JSON.parse(fs.readFileSync(0));
globalThis.fetch = async () => ({{ ok: true, json: async () => about }});
const painter = new RowPainter({{ size: answers[0].length, words: "/cells" }});
await painter.ready();
const found = answers.map((answer) => Float32Array.from(answer));
console.log(JSON.stringify({{
  said: found.map((answer) => painter.said(answer).map(({{ text }}) => text)),
  items: found.map((answer) => Array.from(painter.asItem(answer))),
}}));
"""


@pytest.fixture(scope="module")
def node() -> str:
    found = shutil.which("node")
    if found is None:
        pytest.skip("there is no node here")
    return found


def test_cells_are_written_alike_and_an_answer_is_the_same_item(node: str, tmp_path: Path):
    raw = TableModality.raw("customers.csv", CUSTOMERS)
    own = TableModality(TableModality.guess_config(raw))
    given, rng = own.inputs(own.adopt(raw)), np.random.default_rng(0)
    answers = np.concatenate([given, 1.5 * rng.standard_normal((50, given.shape[1]), np.float32)])
    told = {"about": measuring.painted(own.config.fields), "answers": answers.astype(float).tolist()}
    script = tmp_path / "said.mjs"
    script.write_text(SCRIPT.format(rows=json.dumps(ROWS.as_uri())))
    done = subprocess.run([node, script], input=json.dumps(told), capture_output=True, text=True, check=True)
    found, items = json.loads(done.stdout), own.outputs(answers)
    shown = [[f.shown(v) or "blank" for f, v in zip(own.config.fields, row, strict=True)] for row in items]
    assert found["said"] == shown
    again = own.outputs(np.array(found["items"], np.float32))
    assert np.array_equal(again, items, equal_nan=True)


@pytest.mark.parametrize("value", [1e20, 1.23456e18, -2.5e15, 1e-7, 4.2e-12, 1234.5, 0.0])
def test_numbers_of_any_size_are_written_alike(node: str, tmp_path: Path, value: float):
    script = tmp_path / "written.mjs"
    about = {"kind": "number", "decimals": 2, "unit": ""}
    call = f"console.log(written({json.dumps(about)}, {value!r}))"
    script.write_text(f"const {{ written }} = await import({json.dumps(ROWS.as_uri())});\n{call}\n")
    done = subprocess.run([node, script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == number(value, 2)
