"""The sheet of each lesson, printed: one page, in each language."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser

from latent.ui.lessons import sheets
from latent.ui.lessons.course import LESSONS
from latent.ui.widgets.words import speaking
from latent.words import LANGUAGES

pytestmark = pytest.mark.timeout(300)

MARGIN = dict.fromkeys(("top", "right", "bottom", "left"), "10mm")
"""As browsers print by themselves."""

PAGE = re.compile(rb"/Type\s*/Page\b(?!s)")
"""How a PDF begins a page of its own."""


@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("lesson", LESSONS)
def test_a_sheet_is_one_page(browser: Browser, lesson: str, language: str, paper: str):
    with speaking(language):
        sheet = sheets.written(LESSONS[lesson], language).decode()
    page = browser.new_page()
    try:
        page.set_content(sheet)
        printed, twice = (page.pdf(format=paper, margin=MARGIN, scale=scale) for scale in (1, 2))
    finally:
        page.close()
    assert len(PAGE.findall(printed)) == 1
    assert len(PAGE.findall(twice)) > 1, "or pages would not be seen"
