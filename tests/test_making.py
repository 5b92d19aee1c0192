"""From data to a space: recipes, what is found in the data, going on after a stop."""

from __future__ import annotations

import json
import re
from collections.abc import Generator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from safetensors.numpy import load_file

from latent import spaces
from latent.actions import Progress
from latent.datasets import Dataset
from latent.errors import DataError, TrainingError
from latent.making import trained_space, training
from latent.making.directions import find_directions
from latent.making.trained_space import Plan, train
from latent.making.training import Recipe
from latent.maps import Map
from latent.space import Posterior, Space

RECIPES = Path(trained_space.__file__).parents[2] / "assets" / "recipes"


def _done(action: Generator[Progress, None, Space]) -> tuple[list[Progress], Space]:
    told = []
    while True:
        try:
            told.append(next(action))
        except StopIteration as end:
            return told, end.value


# ---- recipes ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", sorted(RECIPES.glob("*.toml")), ids=lambda p: p.stem)
def test_the_shipped_recipes_are_read(path: Path):
    plan = Plan.read(path)
    assert plan.name == path.stem
    assert plan.data in (plan.name, None)
    assert plan.title
    if plan.name in spaces.shipped():
        assert plan.description
        assert "licence" in plan.attribution
        own = plan.drawn_by or plan.attribution.startswith("Drawn by Latentarium itself")
        assert plan.known_items == "redrawn" or own, "data sets are not copied into the repository"
    assert plan.recipe.dials <= (32 if plan.data else 64)
    commands = [line for line in path.read_text("utf-8").splitlines() if line.startswith("# python -m latent")]
    assert f"--recipe assets/recipes/{path.name}" in commands[-1], "the command that made it"


def test_every_space_that_ships_has_its_recipe():
    assert {p.stem for p in RECIPES.glob("*.toml")} >= set(spaces.shipped()) >= {"digits", "fashion"}


def test_a_recipe_s_values_arrive(tmp_path: Path):
    path = tmp_path / "cats.toml"
    path.write_text(
        'name = "cats"\nlabels = ["tom", "tim"]\ncomponents = 7\n[configuration]\nheight = 9\n[recipe]\nbeta = 0.5\n'
    )
    wanted = Plan("cats", labels=("tom", "tim"), components=7, configuration={"height": 9}, recipe=Recipe(beta=0.5))
    assert Plan.read(path) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "not toml at all",
        "",
        'title = "nameless"',
        'name = "x"\nnovelty = 1',
        'name = "x"\n[recipe]\nnovelty = 1',
        'name = "x"\nrecipe = 3',
        'name = "x"\nlabels = 3',
        "name = 3",
        'name = "x"\nconfiguration = "none"',
        'name = "x"\ncomponents = 0',
        'name = "x"\n[recipe]\ndials = "many"',
        'name = "x"\n[recipe]\ndials = 0',
        'name = "x"\n[recipe]\ndials = 2.5',
        'name = "x"\n[recipe]\nepochs = -1',
        'name = "x"\n[recipe]\nbatch = true',
        'name = "x"\n[recipe]\nrate = nan',
        'name = "x"\n[recipe]\nheld_out = 1.5',
        'name = "x"\n[recipe]\naverage = 1.0',
        'name = "x"\n[recipe]\nprecision = "float8"',
    ],
    ids=range(19),
)
def test_a_bad_recipe_is_one_plain_line(tmp_path: Path, text: str):
    path = tmp_path / "bad.toml"
    path.write_text(text)
    with pytest.raises(DataError, match=r"bad\.toml: "):
        Plan.read(path)


def test_a_recipe_that_is_missing_or_no_text(tmp_path: Path):
    with pytest.raises(DataError, match="not a recipe"):
        Plan.read(tmp_path / "none.toml")
    (tmp_path / "bytes.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(DataError, match="not a recipe"):
        Plan.read(tmp_path / "bytes.toml")


# ---- directions -------------------------------------------------------------------------------------------------


def _codes(data: Dataset, seed: int) -> Posterior:
    """A model made to order: dial 1 follows boldness, dial 2 the label cross, dial 3 is noise, dial 4 asleep."""
    rng = np.random.default_rng(seed)
    bold = data.modality.measures(data.arrays)["Boldness"]
    mean = 0.1 * rng.standard_normal((len(data), 4))
    mean[:, 0] += 2 * (bold - bold.mean()) / bold.std()
    mean[:, 1] += 1.0 * (data.labels == "cross")
    mean[:, 2] += 0.8 * rng.standard_normal(len(data))
    mean[:, 3] *= 0.01
    logvar = np.tile(np.log([0.01, 0.01, 0.3, 1.0]), (len(data), 1))
    return Posterior(mean.astype(np.float32), logvar.astype(np.float32))


@pytest.fixture(scope="module")
def halves(tiny_data: Dataset) -> tuple[Dataset, Posterior, Dataset, Posterior]:
    seen, unseen = tiny_data.subset(np.arange(300)), tiny_data.subset(np.arange(300, 400))
    return seen, _codes(seen, 0), unseen, _codes(unseen, 1)


def test_every_family_of_directions_is_found(halves):
    found = find_directions(*halves)
    families = {family: [d.name for d in found if d.family == family] for family in ("attribute", "axis", "dial")}
    assert families["attribute"] == ["Boldness", "Slant", "Width", "More like bar", "More like cross", "More like disc"]
    assert families["axis"] == [f"Variation {i}" for i in range(1, 5)]
    assert families["dial"] == ["Dial 1", "Dial 2", "Dial 3"], "by information kept; the fourth is asleep"
    assert [d.name for d in found] == [name for names in families.values() for name in names]
    assert len({d.name for d in found}) == len(found)


def test_directions_point_where_the_data_goes(halves):
    found = {d.name: d for d in find_directions(*halves)}
    assert found["Boldness"].vector[0] > 0.9
    assert found["Boldness"].quality > 0.9
    assert found["More like cross"].vector[1] > 0.5
    assert found["More like cross"].quality > 0.95, "told apart on items it was not made from"
    assert abs(found["Variation 1"].vector[0]) > 0.9
    assert found["Dial 1"].vector.tolist() == [1, 0, 0, 0]


def test_directions_are_judged_on_items_they_were_not_made_from(halves):
    seen, posterior, unseen, unseen_posterior = halves
    shuffled = np.random.default_rng(0).permutation(len(unseen))
    other = Posterior(unseen_posterior.mean[shuffled], unseen_posterior.logvar)
    judged = {d.name: d for d in find_directions(seen, posterior, unseen, other)}
    for name, chance in {"Boldness": 0.0, "More like cross": 0.5}.items():
        assert name not in judged or 0 < judged[name].quality - chance < 0.4, "what goes astray is no slider"
    for direction in find_directions(*halves):
        assert direction.quality is not None
        assert re.search(r"\b100\b", direction.quality_note)


def test_data_without_labels_has_measures_axes_and_dials(halves):
    seen, posterior, unseen, unseen_posterior = halves
    found = find_directions(replace(seen, labels=None), posterior, replace(unseen, labels=None), unseen_posterior)
    assert [d.name for d in found if d.family == "attribute"] == ["Boldness", "Slant", "Width"]


def test_rare_labels_are_left_out(halves):
    seen, posterior, unseen, unseen_posterior = halves
    labels = np.where(np.arange(300) < 11, "rare", seen.labels)
    found = find_directions(replace(seen, labels=labels), posterior, unseen, unseen_posterior)
    assert "More like rare" not in {d.name for d in found}
    assert "More like bar" in {d.name for d in found}


def test_a_collapsed_model_still_makes_a_space(halves):
    """Codes that follow nothing leave no directions, and no error at the end of a long training."""
    seen, posterior, unseen, unseen_posterior = halves
    flat, other = (Posterior(np.zeros_like(p.mean), np.zeros_like(p.logvar)) for p in (posterior, unseen_posterior))
    assert find_directions(seen, flat, unseen, other) == []


def test_measures_that_never_vary_are_left_out(halves):
    seen, posterior, unseen, unseen_posterior = halves
    same, others = (replace(d, arrays=np.repeat(d.arrays[:1], len(d), axis=0)) for d in (seen, unseen))
    found = find_directions(same, posterior, others, unseen_posterior)
    assert [d.name for d in found if d.family == "attribute"] == [f"More like {n}" for n in ("bar", "cross", "disc")]


# ---- the whole way ----------------------------------------------------------------------------------------------


def test_the_space_holds_what_its_plan_says(tiny_space: Space, tiny_data: Dataset):
    manifest = tiny_space.manifest
    assert (manifest.name, manifest.title, manifest.description) == ("tiny", "Shapes", "Bars, crosses and discs.")
    assert (manifest.attribution, manifest.command, manifest.modality) == ("Drawn for the tests.", "pytest", "image")
    assert manifest.configuration == tiny_data.modality.to_json() | {"ground": [255, 255, 255]}
    assert Recipe(**manifest.recipe).dials == manifest.dials == 6
    assert set(manifest.quality) == {"parity", "held_out", "done", "learned", "blank", "linear", "drawn"}
    assert manifest.known_items == "original"


def test_the_space_has_learned_something(tiny_space: Space):
    figures = tiny_space.manifest.quality["held_out"]
    assert figures["active_dials"] >= 4
    assert figures["mse"] < 0.02
    assert figures["knn_accuracy"] > 0.6
    assert len(tiny_space.reference) == 360
    assert len(set(tiny_space.reference.groups)) == 12


def test_groups_are_numbered_by_size(tiny_space: Space):
    names, counts = np.unique(tiny_space.reference.groups.astype(str), return_counts=True)
    sizes = dict(zip(names, counts, strict=True))
    ordered = [sizes[f"Group {i + 1}"] for i in range(len(sizes))]
    assert ordered == sorted(ordered, reverse=True)


def test_the_kept_weights_are_those_that_were_exported(tiny_space: Space, tiny_data: Dataset):
    vae = training.build(tiny_data.modality, Recipe(**tiny_space.manifest.recipe))
    kept = load_file(tiny_space.folder / "weights.safetensors")
    vae.load_state_dict({name: torch.from_numpy(value).float() for name, value in kept.items()})
    with torch.no_grad():
        mean, _ = vae.encoder(training.as_inputs(tiny_data.modality, tiny_data.arrays[:20]))
    assert np.allclose(mean, tiny_space.encode(tiny_data.arrays[:20]).mean, atol=1e-3)


PLAN = Plan("small", recipe=Recipe(dials=3, width=4, epochs=4, batch=32, rate=4e-3, rise=4, held_out=0.1, average=0.5))


@pytest.fixture
def plain_maps(monkeypatch: pytest.MonkeyPatch) -> None:
    """Maps by two or three dials instead of UMAP, which has its own tests and takes seconds."""

    def fit(codes: np.ndarray, dimensions: int = 2, seed: int = 0) -> Map:
        return Map(codes, np.ascontiguousarray(codes[:, :dimensions]), np.ones(len(codes), np.float32))

    monkeypatch.setattr(Map, "fit", staticmethod(fit))


@pytest.mark.slow
@pytest.mark.usefixtures("plain_maps")
def test_a_training_that_was_stopped_goes_on_to_the_same_space(tiny_data: Dataset, tmp_path: Path):
    data = tiny_data.subset(np.arange(150))
    told, whole = _done(train(PLAN, data, tmp_path / "whole"))
    going = train(PLAN, data, tmp_path / "stopped")
    before = [next(going), next(going), next(going)]
    going.close()
    assert (tmp_path / "stopped" / "checkpoint.pt").is_file()
    assert not (tmp_path / "stopped" / "manifest.json").exists()

    after, resumed = _done(train(PLAN, data, tmp_path / "stopped"))
    assert not (tmp_path / "stopped" / "checkpoint.pt").exists()
    first, second = (load_file(space.folder / "weights.safetensors") for space in (whole, resumed))
    assert all(np.array_equal(first[name], second[name]) for name in first)
    assert {p.name for p in resumed.folder.iterdir()} == {p.name for p in whole.folder.iterdir()}
    assert resumed.manifest.quality == whole.manifest.quality
    bounds = [[p.figures["held_out"] for p in part if "held_out" in p.figures] for part in (told, before, after)]
    shares = [progress.share for progress in told]
    assert shares == sorted(shares)
    assert 0 < shares[0] < shares[-1] <= 1
    passes = [one.doing.values["now"] for one in told if one.doing.message.startswith("doing-pass")]
    assert passes == sorted(passes), "a slow machine tells more often"
    assert list(dict.fromkeys(passes))[-3:] == [2, 3, 4]
    # Where it was stopped is kept: no pass is done twice, and none is left out.
    assert bounds[0] == bounds[1] + bounds[2]


@pytest.mark.usefixtures("plain_maps")
def test_a_training_begins_with_the_networks_of_a_space(tiny_space: Space, tiny_data: Dataset, tmp_path: Path):
    still = replace(Recipe(**tiny_space.manifest.recipe), epochs=1, rate=0.0, average=0.0)
    data = tiny_data.subset(np.arange(100))
    space = _done(train(Plan("again", recipe=still), data, tmp_path, begin=tiny_space))[1]
    first, second = (load_file(one.folder / "weights.safetensors") for one in (tiny_space, space))
    learnt = [name for name in first if not name.endswith(("running_mean", "running_var", "num_batches_tracked"))]
    assert all(np.array_equal(first[name], second[name]) for name in learnt)


def test_other_networks_are_no_beginning(tiny_space: Space, tiny_data: Dataset, tmp_path: Path):
    with pytest.raises(TrainingError, match="other networks"):
        next(train(PLAN, tiny_data, tmp_path, begin=tiny_space))


def test_a_recipe_may_say_which_contrasts_are_taught(tmp_path: Path):
    path = tmp_path / "a.toml"
    path.write_text('name = "a"\ntaught = ["Past"]', "utf-8")
    assert Plan.read(path).taught == ("Past",)


@pytest.mark.usefixtures("plain_maps")
def test_a_checkpoint_of_other_data_or_a_broken_one_is_refused(tiny_data: Dataset, tmp_path: Path):
    going = train(PLAN, tiny_data.subset(np.arange(100)), tmp_path)
    next(going), next(going)
    going.close()
    kept = (tmp_path / "checkpoint.pt").read_bytes()
    with pytest.raises(TrainingError, match="other data"):
        next(train(PLAN, tiny_data.subset(np.arange(1, 101)), tmp_path))
    with pytest.raises(TrainingError, match="another recipe: dials"):
        next(train(replace(PLAN, recipe=replace(PLAN.recipe, dials=4)), tiny_data.subset(np.arange(100)), tmp_path))
    for broken in (b"", b"garbage", kept[: len(kept) // 2]):
        (tmp_path / "checkpoint.pt").write_bytes(broken)
        with pytest.raises(TrainingError, match="cannot be read"):
            next(train(PLAN, tiny_data.subset(np.arange(100)), tmp_path))


@pytest.mark.slow
@pytest.mark.usefixtures("plain_maps")
def test_a_handful_of_items_without_labels_is_enough(tiny_data: Dataset, tmp_path: Path):
    data = replace(tiny_data.subset(np.arange(8)), labels=None)
    plan = replace(PLAN, known_items="redrawn", recipe=replace(PLAN.recipe, epochs=1))
    _, space = _done(train(plan, data, tmp_path))
    assert len(space.reference) == 7
    assert set(space.reference.labels) == {""}
    assert space.label_of(space.reference.codes[0]) == ""
    assert space.mixture.sample(3, np.random.default_rng(0)).shape == (3, 3)
    assert space.manifest.quality["held_out"]["knn_accuracy"] is None
    assert space.thumbnails == data.modality.sheet(space.redraw(space.reference.codes)), "drawn by the model"
    for written in ("manifest.json", "directions.json"):
        json.loads((tmp_path / written).read_text("utf-8"), parse_constant=pytest.fail)

    # Made again in the same folder, the new space takes the old one's place.
    _, space = _done(train(plan, tiny_data.subset(np.arange(60)), tmp_path))
    assert len(Space.load(tmp_path).reference) == len(space.reference) == 54


def test_too_few_items_are_refused_before_anything_is_trained(tiny_data: Dataset, tmp_path: Path):
    with pytest.raises(TrainingError, match="5 items are too few"):
        next(train(PLAN, tiny_data.subset(np.arange(5)), tmp_path / "new"))
    assert not (tmp_path / "new").exists()
