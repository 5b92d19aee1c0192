"""Training: what it yields, that seeds repeat, that it goes on exactly, and how it stops."""

from __future__ import annotations

import io
import math
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
import torch

from latent.datasets import split
from latent.errors import TrainingError
from latent.making import devices, training
from latent.making.training import Recipe, Run, Step, fit, schedule
from latent.making.vae import VAE
from latent.modalities.image import ImageConfig, ImageModality
from latent.modalities.text import TextModality

MODALITY = ImageModality(ImageConfig(12, 12))
RECIPE = Recipe(dials=3, width=4, epochs=3, batch=16, rate=3e-3, rise=4, average=0.8, precision="float32", seed=3)


def _pictures(count: int, seed: int) -> np.ndarray:
    """Pictures of one light square each, ``uint8 (count, 12, 12, 1)``."""
    arrays = np.zeros((count, 12, 12, 1), np.uint8)
    for array, (y, x) in zip(arrays, np.random.default_rng(seed).integers(0, 7, (count, 2)), strict=True):
        array[y : y + 5, x : x + 5] = 230
    return arrays


ITEMS, HELD_OUT = _pictures(70, 0), _pictures(20, 1)


def _run(recipe: Recipe = RECIPE, items: int = len(ITEMS)) -> Run:
    return Run(training.build(MODALITY, recipe), recipe, items)


def _fitted(run: Run, every: int = 50) -> list[Step]:
    return list(fit(MODALITY, ITEMS, run, HELD_OUT, every))


def _through_a_file(state: dict[str, Any]) -> dict[str, Any]:
    buffer = io.BytesIO()
    torch.save(state, buffer)
    buffer.seek(0)
    return torch.load(buffer, weights_only=True)


def _same(left: Run, right: Run) -> bool:
    mine, other = left.state(), right.state()
    weights = all(torch.equal(v, other["weights"][k]) for k, v in mine["weights"].items())
    averaged = all(torch.equal(v, other["averaged"][k]) for k, v in mine["averaged"].items())
    chance = torch.equal(mine["generator"], other["generator"]) and torch.equal(mine["order"], other["order"])
    return weights and averaged and chance and mine["counters"] == other["counters"]


def test_fit_tells_where_it_stands():
    steps = _fitted(_run(), every=3)
    assert [s.step for s in steps] == [3, 4, 6, 8, 9, 12], "every three steps, and at the end of each pass of four"
    assert [s.held_out is not None for s in steps] == [False, True, False, True, False, True]
    assert [s.epoch for s in steps] == [0, 1, 1, 2, 2, 3]
    assert steps[-1].progress == 1.0
    assert steps[-1].seconds_left == 0
    assert all(s.kl.shape == (3,) and s.rate > 0 and math.isfinite(s.loss) for s in steps)


def test_the_loss_falls():
    steps = _fitted(_run(replace(RECIPE, epochs=12)))
    assert steps[-1].rebuild < 0.7 * steps[0].rebuild
    assert steps[-1].held_out < 0.7 * steps[0].held_out


def test_the_same_seed_gives_the_same_weights():
    first, again, other = _run(), _run(), _run(replace(RECIPE, seed=4))
    told = [_fitted(run) for run in (first, again, other)]
    assert _same(first, again)
    assert [s.loss for s in told[0]] == [s.loss for s in told[1]]
    assert told[0][-1].loss != told[2][-1].loss


def test_building_leaves_the_world_s_chance_alone():
    torch.manual_seed(5)
    wanted = torch.rand(3)
    torch.manual_seed(5)
    training.build(MODALITY, RECIPE)
    assert torch.equal(torch.rand(3), wanted)


@pytest.mark.parametrize("stop_after", [2, 4, 5, 11], ids=lambda n: f"after step {n}")
def test_a_checkpoint_goes_on_exactly(stop_after: int):
    whole = _run()
    told = _fitted(whole, every=1)

    stopped = _run()
    going = fit(MODALITY, ITEMS, stopped, HELD_OUT, every=1)
    before = [next(going) for _ in range(stop_after)]
    state = _through_a_file(stopped.state())
    going.close()

    resumed = _run(RECIPE)
    resumed.restore(state)
    after = _fitted(resumed, every=1)
    assert _same(resumed, whole)
    assert [(s.step, s.loss, s.held_out) for s in before + after] == [(s.step, s.loss, s.held_out) for s in told]


def test_a_checkpoint_goes_on_with_its_patience(monkeypatch: pytest.MonkeyPatch):
    """Worse passes before a stop count after it, the one just ended included."""
    recipe = replace(RECIPE, epochs=9, patience=3)
    bounds = [5.0, 4.0, 4.5, 4.25, 4.125, 1.0]
    monkeypatch.setattr(training, "held_out_bound", lambda modality, run, held: bounds[run.step // 4 - 1])
    whole = _run(recipe)
    assert _fitted(whole)[-1].epoch == 5
    for passes in range(1, 6):
        stopped = _run(recipe)
        going = fit(MODALITY, ITEMS, stopped, HELD_OUT)
        for _ in range(passes):
            next(going)
        resumed = _run(recipe)
        resumed.restore(_through_a_file(stopped.state()))
        _fitted(resumed)
        assert _same(resumed, whole), f"stopped after {passes}"


def test_early_stop_waits_for_its_patience(monkeypatch: pytest.MonkeyPatch):
    bounds = iter([5.0, 6.0, 4.0, 4.0, 7.0, 8.0, 1.0])
    monkeypatch.setattr(training, "held_out_bound", lambda *_: next(bounds))
    run = _run(replace(RECIPE, epochs=20, patience=2))
    assert _fitted(run)[-1].epoch == 5, "the passes after the third are no better than it"
    assert run.best == 4.0


def test_without_patience_it_never_stops_early(monkeypatch: pytest.MonkeyPatch):
    bounds = iter(range(100))
    monkeypatch.setattr(training, "held_out_bound", lambda *_: float(next(bounds)))
    assert _fitted(_run(replace(RECIPE, epochs=6)))[-1].epoch == 6


def test_averaged_weights_are_what_stays():
    averaged, last = _run(), _run(replace(RECIPE, average=0.0))
    _fitted(averaged)
    _fitted(last)
    stays = averaged.vae.state_dict()
    assert all(torch.equal(value, averaged.averaged[name]) for name, value in stays.items())
    assert any(not torch.equal(value, last.vae.state_dict()[name]) for name, value in stays.items())


def test_the_average_is_that_of_the_weights_so_far():
    run = _run(replace(RECIPE, average=0.7))
    wanted = {name: value.clone() for name, value in run.vae.state_dict().items()}
    for step in range(1, 31):
        run.advance(training.as_inputs(MODALITY, ITEMS[run.batch().numpy()]))
        decay = min(0.7, step / (step + 10))
        wanted = {n: decay * w + (1 - decay) * run.vae.state_dict()[n] for n, w in wanted.items()}
    assert all(torch.allclose(run.averaged[name], value, atol=1e-6) for name, value in wanted.items())


def test_the_held_out_bound_is_of_the_averaged_weights_and_leaves_chance_alone():
    run = _run()
    *_, last = _fitted(run)
    kept = run.generator.get_state()
    assert training.held_out_bound(MODALITY, run, HELD_OUT) == pytest.approx(last.held_out, rel=1e-6)
    assert torch.equal(run.generator.get_state(), kept)


def test_every_pass_takes_each_item_at_most_once_in_a_new_order():
    run = _run()
    passes = []
    for _ in range(3):
        taken = []
        for _ in range(run.steps_an_epoch):
            taken += run.batch().tolist()
            run.step += 1
        passes.append(taken)
    assert all(len(taken) == len(set(taken)) == 64 for taken in passes)
    assert passes[0] != passes[1] != passes[2]


def test_fewer_items_than_a_batch_still_train():
    run = _run(replace(RECIPE, batch=500), len(ITEMS))
    assert _fitted(run)[-1].step == 3


def test_a_loss_that_is_no_number_is_told():
    run = _run()
    with torch.no_grad():
        next(run.vae.decoder.parameters()).fill_(torch.nan)
    with pytest.raises(TrainingError, match="left all bounds at step 0"):
        _fitted(run)


def test_a_learning_rate_far_too_high_is_told_or_survived():
    run = _run(replace(RECIPE, rate=1e8, rise=1))
    with pytest.raises(TrainingError, match="Lower the learning rate"):
        _fitted(run)


@pytest.mark.parametrize("count", [0, 1])
def test_too_few_items_are_refused(count: int):
    with pytest.raises(TrainingError, match="too few"):
        split(count, 0.1, 0)


@pytest.mark.parametrize(
    ("count", "share", "held"), [(2, 0.05, 1), (2, 0.9, 1), (100, 0.05, 5), (100, 0.0, 1), (3, 1, 2)]
)
def test_a_split_leaves_nothing_out(count: int, share: float, held: int):
    trained, held_out = split(count, share, 7)
    assert sorted([*trained, *held_out]) == list(range(count))
    assert len(held_out) == held
    assert np.array_equal(split(count, share, 7)[1], held_out)


def test_other_data_another_network_and_another_recipe_are_refused():
    state = _through_a_file(_run().state())
    with pytest.raises(TrainingError, match="70 items, not 60"):
        _run(items=60).restore(state)
    with pytest.raises(TrainingError, match="another recipe: beta, seed"):
        _run(replace(RECIPE, beta=0.5, seed=9)).restore(state)
    colour = ImageModality(ImageConfig(12, 12, channels=3))
    with pytest.raises(TrainingError, match="another network"):
        Run(training.build(colour, RECIPE), RECIPE, len(ITEMS)).restore(state)


def test_bfloat16_is_close_to_float32(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(devices, "has_bfloat16", lambda device: True)  # any processor can, if slowly
    bounds = [_fitted(_run(replace(RECIPE, epochs=10, precision=p)))[-1].held_out for p in ("float32", "bfloat16")]
    assert bounds[0] != bounds[1]
    assert bounds[1] == pytest.approx(bounds[0], rel=0.03)


def test_the_rate_rises_then_falls():
    assert schedule(0, 0.0, 10) == pytest.approx(0.1)
    assert schedule(9, 0.0, 10) == pytest.approx(1.0)
    assert schedule(500, 0.5, 10) == pytest.approx(0.505)
    assert schedule(999, 1.0, 10) == pytest.approx(0.01)
    falling = [schedule(100 + i, i / 20, 10) for i in range(21)]
    assert falling == sorted(falling, reverse=True)


def test_a_rate_that_is_held_falls_only_then():
    assert schedule(500, 0.4, 10, hold=0.5) == 1
    assert schedule(750, 0.75, 10, hold=0.5) == pytest.approx(0.505)
    assert schedule(999, 1.0, 10, hold=0.5) == pytest.approx(0.01)


def _going(run: Run) -> list[Step]:
    bold = np.minimum(ITEMS, 120)
    return list(fit(MODALITY, ITEMS, run, HELD_OUT, contrasts={"Bold": (bold, ITEMS)}))


def test_contrasts_join_in_their_time_and_go_on_exactly():
    late = replace(RECIPE, contrasts=6, contrasts_from=0.5)
    with_, without, again = _run(late), _run(), _run(late)
    assert with_.contrasted([9]) == []
    _going(with_)
    _fitted(without)
    assert not _same(with_, without)
    going = fit(MODALITY, ITEMS, again, HELD_OUT, 1, {"Bold": (np.minimum(ITEMS, 120), ITEMS)})
    states = [_through_a_file(again.state()) for step, _ in zip(range(8), going, strict=False) if step == 7]
    resumed = _run(late)
    resumed.restore(states[0])
    (rows,) = resumed.contrasted([9])
    assert len(rows) == 6
    assert rows.max() < 9
    _going(resumed)
    assert _same(resumed, with_)


def test_contrasts_teach_one_way_for_all():
    weak = np.minimum(ITEMS, 90)
    recipe = replace(RECIPE, epochs=40, average=0.0, contrasts=16)

    turned = ITEMS[:, ::-1]
    for sides in ((weak, ITEMS), (weak, ITEMS, turned)):

        def unlikeness(run: Run, sides: tuple[np.ndarray, ...] = sides) -> float:
            items = torch.stack([training.as_inputs(MODALITY, side) for side in sides])
            with torch.no_grad():
                return float(run.vae.analogy([items], torch.zeros(len(sides) * len(ITEMS), recipe.dials)))

        plain, taught = _run(recipe), _run(recipe)
        _fitted(plain)
        list(fit(MODALITY, ITEMS, taught, HELD_OUT, contrasts={"Bold": sides}))
        assert unlikeness(taught) < unlikeness(plain)


def test_a_third_of_a_contrast_is_led_the_way_of_the_pair():
    """With networks that do nothing, each of a pair comes out as the other, and the third two further."""

    class Same(torch.nn.Module):
        def forward(self, items: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
            return items, torch.full_like(items, -80.0)

    without = torch.tensor([[0.0, 1.0], [0.0, 3.0]])
    having, third = without + torch.tensor([2.0, 0.0]), without + torch.tensor([0.0, 5.0])
    decoded: list[torch.Tensor] = []

    def decoder(codes: torch.Tensor) -> torch.distributions.Distribution:
        decoded.append(codes)
        return torch.distributions.Independent(torch.distributions.Normal(codes, 1.0), 1)

    vae = VAE(Same(), torch.nn.Identity())
    vae.decoder.forward = decoder
    pair = torch.stack([without, having])
    vae.analogy([torch.stack([without, having, third]), pair], torch.zeros(10, 2))
    led = third + torch.tensor([2.0, 0.0])
    assert torch.allclose(decoded[0], torch.cat([having, without, led, having, without]))


def test_networks_that_share_weights_are_averaged_and_judged_and_go_on():
    """Of one tensor under two names, judging by the average must not put another in its place."""
    nouns, moods = ("cat", "dog", "sky"), ("big", "red", "old")
    texts = np.array([f"the {noun} was {mood} ." for noun in nouns for mood in moods] * 4)
    modality = TextModality(TextModality.guess_config(texts))
    arrays = modality.adopt(texts)
    recipe = replace(RECIPE, batch=9, epochs=3)
    run = Run(training.build(modality, recipe), recipe, len(arrays))
    assert run.vae.encoder.words is run.vae.decoder.words
    steps = list(fit(modality, arrays, run, arrays[:9]))
    assert [step.epoch for step in steps if step.held_out is not None] == [1, 2, 3]
    assert all(weight.requires_grad for weight in run.vae.parameters())
    assert not any(value.requires_grad for value in run.averaged.values())
    assert torch.equal(run.averaged["encoder.words.weight"], run.averaged["decoder.words.weight"])


class _Flipping(ImageModality):
    """Pictures that might as well be upside down."""

    def varied(self, arrays: np.ndarray, rng: np.random.Generator) -> np.ndarray:
        return arrays[:, ::-1]


def test_a_share_of_what_it_learns_of_is_varied_and_the_same_at_each_step():
    modality = _Flipping(MODALITY.config)
    run = _run(replace(RECIPE, varied=0.5))
    mixed = run.vary(modality, ITEMS)
    flipped = (mixed == ITEMS[:, ::-1]).all(axis=(1, 2, 3))
    kept = (mixed == ITEMS).all(axis=(1, 2, 3))
    assert (flipped | kept).all()
    assert 0.2 < (flipped & ~kept).mean() < 0.8
    assert np.array_equal(mixed, run.vary(modality, ITEMS))
    run.step = 1
    assert not np.array_equal(mixed, run.vary(modality, ITEMS))
    assert _run().vary(modality, ITEMS) is ITEMS
