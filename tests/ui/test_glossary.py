"""Words of the glossary, with live pictures in every space that comes along; each page explains those that it uses."""

from __future__ import annotations

import ast
import base64
import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest

from latent import words
from latent.space import Space
from latent.spaces import SHIPPED, shipped
from latent.ui import foot
from latent.ui.frame import PAGES
from latent.ui.learn import glossary, pictures

UI = Path(foot.__file__).parent

FORMS = {
    "dial": r"dials?|latent dimensions?",
    "code": r"codes?",
    "networks": r"encoder|decoder",
    "blur": r"blur|posterior",
    "information": r"KL",
    "back": r"comes? back|reconstruct\w*",
    "direction": r"directions?",
    "between": r"interpolation|slerp",
    "lines": r"PCA|principal|straight lines",
    "bell": r"prior|bell curve|unit normal distribution",
    "clouds": r"Gaussian mixture|mixture of Gaussians",
    "temperature": r"temperature",
    "familiar": r"familiar|unfamiliar|borderline",
    "range": r"sigma|standard deviations?|usual range",
    "map": r"UMAP",
    "neighbours": r"trustworthiness|torn",
    "apart": r"silhouette",
    "tidy": r"beta",
    "odd": r"AUROC",
    "nat": r"nats?",
    "likeness": r"PSNR|SSIM|MSE|squared error|rebuild error",
    "bound": r"ELBO",
    "cosine": r"cosine",
    "effect": r"Cohen's d",
    "correlation": r"correlations?",
    "far": r"Mahalanobis|k-nearest-neighbour",
    "fence": r"Tukey's|quartiles?",
    "sorting": r"k-means|spectral clustering|HDBSCAN",
    "agree": r"adjusted Rand|mutual information|epsilon squared",
    "probe": r"probes?|(?:logistic|linear) regression",
    "passed": r"label spreading",
    "found": r"(?<!half )precision|recall",
}
"""How each word, or the field's name for it, stands in English texts."""

FIELD = (
    *("latent space", "latent dimension", "latent vector", "encoder", "decoder", "posterior", "prior", "VAE"),
    *(
        "KL divergence",
        "nats",
        "ELBO",
        "log-likelihood",
        "half precision",
        "temperature",
        "standard deviation",
        "sigma",
    ),
    *("reconstruction", "MSE", "PSNR", "SSIM", "squared error", "rebuild error"),
    *("concept vector", "cosine", "Cohen's d", "correlation", "interpolation", "slerp"),
    *("PCA", "principal component", "factor analysis", "NMF", "Gaussian mixture", "Mahalanobis", "k-nearest"),
    *("UMAP", "trustworthiness", "silhouette", "adjusted Rand index", "normalised mutual information"),
    *("k-means", "HDBSCAN", "spectral clustering", "label spreading", "linear probe", "logistic regression"),
    *("linear regression", "epsilon squared", "quartile", "Tukey", "AUROC", "ROC curve", "precision", "recall"),
    *("t-SNE", "isolation forest", "perplexity", "entropy", "covariance", "embedding", "centroid", "manifold"),
)
"""Words of the field, whether the glossary has them or not: those that stand on a page are to be in it."""

SOURCES = {
    "Start": ["start"],
    "Map": ["map", "sliders/grouping.py"],
    "Morph": ["morph", "sliders", "components/told"],
    "Blend": ["blend"],
    "Imagine": ["imagine"],
    "Groups": ["groups"],
    "Odd ones out": ["odd"],
    "What gets lost": ["lost"],
    "Train": ["train"],
}
"""Where the texts of each page stand."""


@pytest.mark.parametrize("name", shipped())
def test_words_have_pictures_in_every_space(name: str):
    found = pictures.of(Space.load(SHIPPED / name), "en")
    assert set(glossary.TERMS) - set(found) <= ({"lines"} if name == "sentences" else set()), (
        "sums of words say nothing"
    )
    assert set(found) <= set(glossary.TERMS)


def test_a_space_of_few_sliders_has_pictures_too(caplog: pytest.LogCaptureFixture):
    space = Space.load(SHIPPED / "digits")
    along = {name: one for name, one in space.directions.items() if one.family == "axis"}
    for sliders in (along, {}):
        space.__dict__["directions"] = sliders
        found = pictures.of.__wrapped__(space, "en")
        assert ("dial" in found) == bool(sliders)
        assert {"code", "map", "space"} <= set(found)
    assert not caplog.records, "none of them failed"


def test_words_of_numbers_have_drawings_of_them():
    found = pictures.of(Space.load(SHIPPED / "digits"), "en")
    drawn = {term for term, shown in found.items() if any("image/svg" in one for one in shown)}
    numbers = {"code", "networks", "information", "nat", "bell", "clouds", "map", "cosine", "effect", "correlation"}
    assert drawn == numbers | {"far", "fence", "sorting", "agree", "probe", "passed", "found"}
    for term in drawn:
        for one in found[term]:
            if "image/svg" in one:
                ElementTree.fromstring(base64.b64decode(re.search("base64,([^']+)", one)[1]))


def texts(top: Path) -> Iterator[str]:
    """What code says, with help and all: text in it that reads as such, and messages that it asks for by their name."""
    catalogue = words.bundle_of("en")
    assert top.exists(), top
    for path in [top] if top.suffix else sorted(top.rglob("*.py")):
        tree = ast.parse(path.read_text("utf-8"))
        notes = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        for node in ast.walk(tree):
            if not isinstance(node, ast.Constant) or not isinstance(node.value, str) or id(node) in notes:
                continue
            if catalogue.has_message(node.value):
                yield catalogue.format_pattern(catalogue.get_message(node.value).value, {})[0]
            elif " " in node.value:
                yield node.value


def used(text: str) -> set[str]:
    """Terms that a text uses."""
    return {term for term, forms in FORMS.items() if re.search(rf"\b(?:{forms})\b", text, re.IGNORECASE)}


@pytest.mark.parametrize("title", SOURCES)
def test_each_word_that_a_page_uses_is_explained_at_its_foot(title: str):
    said = " ".join(text for source in SOURCES[title] for text in texts(UI / source))
    assert len(said) > 1000
    assert used(said) <= set(foot.TERMS[title])


def of_pages() -> str:
    """All that pages say in English but the glossary itself, whatever brings it; not what a terminal is told."""
    files = [path for path in words.files_of("en") if not path.name.startswith(("glossary", "errors", "taken-home"))]
    return "\n".join(path.read_text("utf-8") for path in files) + "PSNR SSIM"  # as pictures call their figures


def stands(word: str, text: str) -> bool:
    return re.search(rf"\b{re.escape(word)}", text, 0 if word.isupper() else re.IGNORECASE) is not None


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_each_word_of_the_field_that_a_page_uses_is_in_the_glossary(language: str):
    there, said = of_pages(), (words.FOLDER / "en" / "glossary.ftl").read_text("utf-8")
    missing = {word for word in FIELD if stands(word, there) and not stands(word, said)}
    assert missing == set()
    for term in glossary.TERMS:
        assert words.said_in(language, f"term-{term}-field").count(":") >= 1, "it gives the field's own name"


def test_pages_explain_words_that_there_are_in_the_order_of_the_glossary():
    for terms in foot.TERMS.values():
        assert list(terms) == [term for term in glossary.TERMS if term in terms]
    assert set(FORMS) == set(glossary.TERMS) - {"space"}, "which is what every page is about"
    assert all("space" in foot.TERMS[title] for title, page in PAGES.items() if page.of_space)
    assert set(SOURCES) == set(foot.TERMS)
    assert set(foot.TERMS) < set(PAGES)


def test_the_test_of_words_sees_them():
    assert used("its standard deviation, and the posterior") == {"range", "blur"}
    assert used("decode it") == set()
