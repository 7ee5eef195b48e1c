"""The page in a browser: no complaint, sliders that count, scripts off, a narrow window, and axe-core. Slow."""

from __future__ import annotations

import os
import shutil
from base64 import b64decode
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pypdf
import pytest

from procmodel import read, report, speaking
from procmodel.reports import render
from procmodel.results.document import Document, Paragraph, Section
from tests.reports.papers import paper, table

pytestmark = pytest.mark.slow
selenium = pytest.importorskip("selenium", reason="selenium is not installed")

AXE = Path(os.environ.get("PROCMODEL_AXE", "node_modules/axe-core/axe.min.js"))
EXAMPLES = Path(__file__).parents[2] / "examples"
Driver = Any


def start(scripts: bool = True, width: int = 1200) -> Driver:
    chromium, driver = shutil.which("chromium"), shutil.which("chromedriver")
    if chromium is None or driver is None:
        pytest.skip("the programs chromium and chromedriver are not installed")
    from selenium import webdriver
    from selenium.webdriver.chrome.service import Service

    options = webdriver.ChromeOptions()
    options.binary_location = chromium
    for flag in ("--headless=new", "--no-sandbox", "--disable-gpu", f"--window-size={width},900"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    if not scripts:
        options.add_experimental_option("prefs", {"profile.managed_default_content_settings.javascript": 2})
    return webdriver.Chrome(options=options, service=Service(driver))


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("page") / "paper.html"
    path.write_bytes(render(paper(), "html"))
    return path.as_uri()


@pytest.fixture(scope="module")
def browser(address: str) -> Iterator[Driver]:
    driver = start()
    driver.get(address)
    yield driver
    driver.quit()


def test_it_loads_without_a_complaint(browser: Driver) -> None:
    assert browser.get_log("browser") == []


def test_the_sliders_count_by_keyboard(browser: Driver) -> None:
    from selenium.webdriver.common.keys import Keys

    slider = browser.find_element("name", "share")
    hours = browser.find_element("name", "hours")
    assert (slider.is_displayed(), hours.text) == (True, "120")
    for _ in range(10):
        slider.send_keys(Keys.ARROW_RIGHT)
    assert (slider.get_attribute("aria-valuetext"), hours.text) == ("50 %", "150")


def test_the_first_stop_of_the_tab_key_leads_past_the_contents(browser: Driver) -> None:
    from selenium.webdriver import ActionChains
    from selenium.webdriver.common.keys import Keys

    browser.refresh()
    ActionChains(browser).send_keys(Keys.TAB).perform()
    assert browser.execute_script("return document.activeElement.className") == "skip"


def test_with_scripts_off_everything_but_the_sliders_is_there(address: str) -> None:
    driver = start(scripts=False)
    try:
        driver.get(address)
        assert not driver.find_element("tag name", "form").is_displayed()
        assert driver.find_element("id", "tab-take-up").is_displayed()
        assert driver.find_element("css selector", "details ul").is_displayed()
    finally:
        driver.quit()


def test_a_narrow_window_scrolls_no_more_than_its_tables(address: str) -> None:
    driver = start(width=500)
    try:
        driver.execute_cdp_cmd(
            "Emulation.setDeviceMetricsOverride",
            {"width": 320, "height": 800, "deviceScaleFactor": 1, "mobile": False},
        )
        driver.get(address)
        assert driver.execute_script("return document.documentElement.scrollWidth") <= 320
    finally:
        driver.quit()


def test_on_paper_no_caption_stands_alone_and_no_page_has_fewer_than_three_rows(
    browser: Driver, tmp_path: Path
) -> None:
    for lines in range(8, 30, 3):
        blocks = (*(Paragraph(f"Line {n} of what goes before.") for n in range(lines)), table(rows=12))
        path = tmp_path / "printed.html"
        path.write_bytes(render(Document("One", "", (Section("one", "One", blocks),)), "html"))
        browser.get(path.as_uri())
        data = b64decode(browser.execute_cdp_cmd("Page.printToPDF", {})["data"])
        pages = [page.extract_text() for page in pypdf.PdfReader(BytesIO(data)).pages]
        rows = [page.count("row") + page.count("times a person handles it") for page in pages]
        [first] = [n for n, page in enumerate(pages) if "Headline figures" in page]
        assert sum(rows) == 12
        assert rows[first] >= 3
        assert not {1, 2} & set(rows)


@pytest.mark.parametrize("language", ["en", "cy"])
def test_axe_finds_nothing_in_a_whole_paper(browser: Driver, language: str, tmp_path: Path) -> None:
    path = tmp_path / "whole.html"
    with speaking(language):
        report(*(read(EXAMPLES / f"parking_{side}.yaml") for side in ("before", "after")), str(path))
    browser.get(path.as_uri())
    assert not found_by_axe(browser)


def test_axe_finds_nothing(browser: Driver) -> None:
    assert not found_by_axe(browser)


def found_by_axe(browser: Driver) -> list[tuple[str, str]]:
    """The rules that the page breaks, each with where."""
    if not AXE.is_file():
        pytest.skip(f"axe-core is not at {AXE} (PROCMODEL_AXE names another place)")
    browser.execute_cdp_cmd("Page.setBypassCSP", {"enabled": True})
    browser.refresh()
    browser.execute_script(AXE.read_text("utf-8"))
    found = browser.execute_async_script("axe.run().then(arguments[arguments.length - 1])")
    return [(one["id"], one["nodes"][0]["html"][:120]) for one in found["violations"]]
