"""What tiny models of the playground come to when they are done, each beside as many principal components.

``python -m benchmarks.playground`` prints the table that docs/lessons.md has.
"""

from __future__ import annotations

from latent.playground.learning import Learner
from latent.playground.setting import BETAS, DIALS, FRAMES, PILES, Setting

NAMES = {"all": "all ten digits", "two": "only 0 and 1", "few": "50 digits", "clothes": "clothes"}


def main() -> None:
    """Print the table."""
    usual = Setting()
    tried = [Setting(beta=beta) for beta in BETAS]
    tried += [Setting(dials=dials) for dials in DIALS if dials != usual.dials]
    tried += [Setting(pile) for pile in PILES if pile != usual.pile]
    print("| data | beta | dials | awake | its numbers hold, nats | squared error | by principal components |")
    print("|---|---|---|---|---|---|---|")
    for setting in tried:
        last = next(Learner(setting).frames(FRAMES))
        said = (NAMES[setting.pile], f"{setting.beta:g}", setting.dials, last["awake"], f"{last['kl']:,.1f}")
        print(f"| {' | '.join(map(str, said))} | {last['error']:.4f} | {last['linear']:.4f} |", flush=True)


if __name__ == "__main__":
    main()
