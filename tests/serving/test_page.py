"""The page in a browser: type, see the count change, mend an error from its message, accept a match. Slow."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.formats.books import full_book
from tests.serving.conftest import Running, serving

pytestmark = pytest.mark.slow
pytest.importorskip("selenium", reason="selenium is not installed")

BEFORE = """\
procmodel: 1
name: Answer
lanes: {client: {name: Client, kind: customer}, team: {name: Team}}
steps:
  ask: {name: Ask a question, who: client, how: by hand}
  check: {name: Check the form, who: team, how: by hand}
  answer: {name: Answer the question, who: team, how: by hand}
"""
AXE = Path(os.environ.get("PROCMODEL_AXE", "node_modules/axe-core/axe.min.js"))
AFTER = BEFORE.replace("check: {name: Check the form", "proof: {name: Check the report")


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    chromium, driver = shutil.which("chromium"), shutil.which("chromedriver")
    if chromium is None or driver is None:
        pytest.skip("the programs chromium and chromedriver are not installed")
    from selenium import webdriver
    from selenium.webdriver.chrome.service import Service

    options = webdriver.ChromeOptions()
    options.binary_location = chromium
    for flag in ("--headless=new", "--no-sandbox", "--disable-gpu", "--window-size=1400,1000"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    found = webdriver.Chrome(options=options, service=Service(driver))
    yield found
    found.quit()


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Running]:
    (tmp_path / "before.yaml").write_text(BEFORE)
    (tmp_path / "after.yaml").write_text(AFTER)
    with serving(tmp_path, "before.yaml", "after.yaml") as found:
        yield found


def wait(browser: Any, script: str) -> Any:
    from selenium.webdriver.support.ui import WebDriverWait

    return WebDriverWait(browser, 20).until(lambda driver: driver.execute_script(f"return {script}"))


def count(browser: Any) -> str:
    script = "return document.querySelector('#figures tbody tr td').textContent"
    return str(browser.execute_script(script))


def typed(browser: Any, text: str) -> None:
    """Put a text at the end of the first file, key by key."""
    from selenium.webdriver import ActionChains, Keys

    browser.find_element("css selector", ".cm-content").click()
    ActionChains(browser).key_down(Keys.CONTROL).send_keys(Keys.END).key_up(Keys.CONTROL).send_keys(
        text
    ).perform()


def test_a_person_types_sees_mends_and_saves(browser: Any, server: Running) -> None:
    browser.get(server.address)
    wait(browser, "document.querySelector('#picture svg') !== null")
    assert count(browser) == "2"
    typed(browser, "  look: {name: Look again, who: team, how: by hand}")
    wait(browser, "document.querySelector('#figures tbody tr td').textContent === '3'")
    typed(browser, "\nmore: {name: More, who: nobody}")
    wait(browser, "document.querySelector('#findings button') !== null")
    assert "nobody" in browser.find_element("css selector", "#findings li").text
    assert "last text without errors" in browser.find_element("id", "notice").text
    browser.find_element("css selector", "#findings button").click()
    assert browser.execute_script("return document.activeElement.classList.contains('cm-content')")
    from selenium.webdriver import ActionChains, Keys

    keys = ActionChains(browser)
    keys.send_keys(Keys.HOME).key_down(Keys.SHIFT).send_keys(Keys.END).key_up(Keys.SHIFT).send_keys(
        Keys.DELETE
    )
    keys.perform()
    wait(browser, "document.querySelector('#findings button') === null")
    browser.find_element("css selector", ".file button").click()
    wait(browser, "document.querySelector('.file .state').textContent === 'saved'")
    assert "Look again" in (server.folder / "before.yaml").read_text()


def test_a_match_is_accepted_by_a_click(browser: Any, server: Running) -> None:
    browser.get(server.address)
    wait(browser, "document.querySelector('#matches button') !== null")
    browser.find_element("css selector", "#matches button").click()
    wait(browser, "document.querySelectorAll('.cm-content')[1].textContent.includes('replaces: [check]')")
    wait(browser, "document.querySelector('#matches button') === null")
    said = "'Check the form' became 'Check the report': written into the text of after.yaml, which is not saved yet."
    assert browser.find_element("id", "done").text == said
    browser.find_elements("css selector", ".file button")[1].click()
    wait(browser, "document.querySelector('#done').textContent === ''")


def test_the_page_breaks_none_of_its_own_rules(browser: Any, server: Running) -> None:
    browser.get(server.address)
    wait(browser, "document.querySelector('#picture svg') !== null")
    refused = [entry["message"] for entry in browser.get_log("browser") if entry["level"] == "SEVERE"]
    assert not [message for message in refused if "favicon" not in message]
    size = browser.execute_script(
        "return document.querySelector('#matches button').getBoundingClientRect().height"
    )
    assert size >= 24
    unnamed = (
        "[...document.querySelectorAll('button,a,[tabindex]')].filter(e => !e.textContent && !e.ariaLabel)"
    )
    assert browser.execute_script(f"return {unnamed}.length") == 0


def test_the_picture_is_downloaded_by_a_click(browser: Any, server: Running) -> None:
    browser.execute_cdp_cmd(
        "Browser.setDownloadBehavior", {"behavior": "allow", "downloadPath": str(server.folder)}
    )
    browser.get(server.address)
    wait(browser, "document.querySelector('#picture svg') !== null")
    for name, begins in (("before-after.svg", b"<?xml"), ("saving.xlsx", b"PK")):
        browser.find_element("css selector", f"a[href='/export/{name.rpartition('.')[2]}']").click()
        path, end = server.folder / name, time.monotonic() + 20
        while not (path.is_file() and path.stat().st_size) and time.monotonic() < end:
            time.sleep(0.05)
        assert path.read_bytes().startswith(begins)
    assert b"Check the report" in (server.folder / "before-after.svg").read_bytes()


def test_a_mistake_in_a_workbook_is_told_by_its_cell_and_gone_when_it_is_mended(
    browser: Any, tmp_path: Path
) -> None:
    from openpyxl import load_workbook

    path = tmp_path / "service.xlsx"
    shutil.copy(Path(__file__).parents[2] / "examples" / "speeding.xlsx", path)
    with serving(tmp_path, "service.xlsx") as server:
        browser.get(server.address)
        wait(browser, "document.querySelector('#picture svg') !== null")
        steps = browser.find_element("css selector", ".steps table").text
        assert "Take the report down" in steps
        book = load_workbook(path)
        old, book["Today"]["F4"] = book["Today"]["F4"].value, "soon"
        book.save(path)
        told = "service.xlsx#Today, cell F4: 'soon' is no number"
        wait(browser, f'document.querySelector("#findings").textContent.startsWith("{told}")')
        assert "last text without errors" in browser.find_element("id", "notice").text
        book["Today"]["F4"] = old
        book.save(path)
        wait(browser, "document.querySelector('#findings li b') === null")


def seen(browser: Any, id_: str) -> bool:
    """Whether a part of the page lies within the window, where it stands now."""
    box = f"document.getElementById('{id_}').getBoundingClientRect()"
    return bool(
        browser.execute_script(f"return {box}.top >= 0 && {box}.bottom <= innerHeight && {box}.height > 0")
    )


def test_why_a_click_could_not_be_written_is_seen_where_one_clicks(browser: Any, tmp_path: Path) -> None:
    full_book(tmp_path / "service.xlsx")
    with serving(tmp_path, "service.xlsx") as server:
        browser.get(server.address)
        wait(browser, "document.querySelector('#matches button') !== null")
        (tmp_path / "~$service.xlsx").write_text("Siân")
        browser.find_element("css selector", "#matches button").click()
        wait(
            browser, "document.querySelector('#notice').textContent.includes('open in a spreadsheet program')"
        )
        assert browser.execute_script("return scrollY") > 0
        assert seen(browser, "notice")


def test_a_match_goes_into_the_workbook_by_a_click_and_out_again_by_undo(
    browser: Any, tmp_path: Path
) -> None:
    from selenium.webdriver import Keys

    path = full_book(tmp_path / "service.xlsx")
    old = path.read_bytes()
    with serving(tmp_path, "service.xlsx") as server:
        browser.get(server.address)
        wait(browser, "document.querySelector('#matches button') !== null")
        browser.find_element("css selector", "#matches button").send_keys(Keys.ENTER)
        wait(browser, "document.querySelector('#done').textContent.includes('sheet Matches, row 2')")
        assert browser.switch_to.active_element.get_attribute("id") == "matches-title"
        assert path.read_bytes() != old
        assert seen(browser, "done")
        browser.find_element("id", "undo").send_keys(Keys.ENTER)
        wait(browser, "document.querySelector('#done').textContent.startsWith('Taken back')")
        wait(browser, "document.querySelector('#matches button') !== null")
    assert path.read_bytes() == old


def barriers(browser: Any, address: str, shows: str) -> list[tuple[str, str]]:
    """What axe finds on a page, once it shows something."""
    if not AXE.is_file():
        pytest.skip(f"axe-core is not at {AXE} (npm install axe-core, or PROCMODEL_AXE names another place)")
    browser.get(address)
    browser.execute_cdp_cmd("Page.setBypassCSP", {"enabled": True})
    browser.refresh()
    wait(browser, f"document.querySelector('{shows}') !== null")
    browser.execute_script(AXE.read_text("utf-8"))
    found = browser.execute_async_script("axe.run().then(arguments[arguments.length - 1])")
    return [(one["id"], one["nodes"][0]["html"][:120]) for one in found["violations"]]


def test_axe_finds_nothing(browser: Any, server: Running) -> None:
    assert barriers(browser, server.address, "#matches button") == []


def test_axe_finds_nothing_on_the_page_of_a_workbook_after_a_click(browser: Any, tmp_path: Path) -> None:
    full_book(tmp_path / "service.xlsx")
    with serving(tmp_path, "service.xlsx") as server:
        browser.get(server.address)
        wait(browser, "document.querySelector('#matches button') !== null")
        assert not browser.find_element("id", "undo").is_displayed()
        browser.find_element("css selector", "#matches button").click()
        wait(browser, "!document.querySelector('#undo').hidden")
        assert browser.find_element("id", "undo").is_displayed()
        assert barriers(browser, server.address, "#picture svg") == []


def test_one_version_has_no_barriers_either_and_says_what_its_figures_need(
    browser: Any, tmp_path: Path
) -> None:
    (tmp_path / "one.yaml").write_text(BEFORE)
    with serving(tmp_path, "one.yaml") as server:
        assert barriers(browser, server.address, "#picture svg") == []
        assert (
            "needs times of 'Check the form', 'Answer the question'"
            in browser.find_element("id", "figures").text
        )


def test_the_page_is_used_without_a_mouse(browser: Any, server: Running) -> None:
    from selenium.webdriver import ActionChains, Keys

    browser.get(server.address)
    wait(browser, "document.querySelector('#matches button') !== null")
    browser.execute_script("document.body.focus()")
    seen = []
    for _ in range(30):
        ActionChains(browser).send_keys(Keys.TAB).perform()
        here = browser.switch_to.active_element
        seen.append((here.accessible_name or here.text).split(":")[0])
        if seen[-1] == "They are the same":
            here.send_keys(Keys.ENTER)
            break
    assert {"Save", "Picture", "SVG", "Word"} <= set(seen), seen
    wait(browser, "document.querySelectorAll('.cm-content')[1].textContent.includes('replaces: [check]')")
