"""The web page in a browser: keys, tabs, zoom, print, scripts off, and what axe-core finds. Slow."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from procmodel.drawing import draw
from tests.drawing.samples import pair_picture, small_picture

pytestmark = pytest.mark.slow
selenium = pytest.importorskip("selenium", reason="selenium is not installed")

AXE = Path(os.environ.get("PROCMODEL_AXE", "node_modules/axe-core/axe.min.js"))
Driver = Any


def start(scripts: bool = True) -> Driver:
    chromium, driver = shutil.which("chromium"), shutil.which("chromedriver")
    if chromium is None or driver is None:
        pytest.skip("the programs chromium and chromedriver are not installed")
    from selenium import webdriver
    from selenium.webdriver.chrome.service import Service

    options = webdriver.ChromeOptions()
    options.binary_location = chromium
    for flag in ("--headless=new", "--no-sandbox", "--disable-gpu", "--window-size=1200,900"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    if not scripts:
        options.add_experimental_option("prefs", {"profile.managed_default_content_settings.javascript": 2})
    return webdriver.Chrome(options=options, service=Service(driver))


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("page") / "pair.html"
    path.write_bytes(draw(pair_picture(), "html", beside=small_picture()))
    return path.as_uri()


@pytest.fixture(scope="module")
def browser() -> Iterator[Driver]:
    driver = start()
    yield driver
    driver.quit()


@pytest.fixture
def shown(browser: Driver, address: str) -> Driver:
    browser.get("about:blank")
    browser.get(address)
    return browser


def press(driver: Driver, *keys: str) -> None:
    from selenium.webdriver import ActionChains

    for key in keys:
        ActionChains(driver).send_keys(key).perform()


def focused(driver: Driver) -> str:
    return str(driver.execute_script("return document.activeElement.getAttribute('data-step') || ''"))


def click(driver: Driver, selector: str) -> None:
    driver.find_element("css selector", selector).click()


def view(driver: Driver, panel: str = "picture") -> list[float]:
    script = f"return document.querySelector('#{panel} svg').getAttribute('viewBox')"
    return [float(n) for n in driver.execute_script(script).split()]


def facts(driver: Driver) -> str:
    return str(driver.find_element("id", "facts").text)


def test_it_loads_without_a_complaint(shown: Driver) -> None:
    assert shown.get_log("browser") == []


def test_the_arrow_keys_walk_through_the_steps_and_tell_their_facts(shown: Driver) -> None:
    from selenium.webdriver.common.keys import Keys

    shown.execute_script("document.querySelector('[data-step][tabindex=\"0\"]').focus()")
    walked = [focused(shown)]
    for _ in range(4):
        press(shown, Keys.ARROW_RIGHT)
        walked.append(focused(shown))
    assert walked == ["log", "store", "done", "store", "done"]
    press(shown, Keys.HOME)
    assert focused(shown) == "log"
    assert facts(shown) == "Log the report, user"
    press(shown, Keys.ESCAPE)
    assert facts(shown).startswith("Point at a step")


def test_one_step_only_is_a_stop_for_the_tab_key(shown: Driver) -> None:
    assert len(shown.find_elements("css selector", '[data-step][tabindex="0"]')) == 1


def test_the_same_facts_come_on_hover(shown: Driver) -> None:
    from selenium.webdriver import ActionChains

    ActionChains(shown).move_to_element(shown.find_element("css selector", '[data-step="store"]')).perform()
    assert facts(shown) == "Store the file, service"


def test_a_tab_shows_one_version_alone(shown: Driver) -> None:
    from selenium.webdriver.common.keys import Keys

    click(shown, "#tab-2")
    assert not shown.find_element("css selector", '[data-version="before"]').is_displayed()
    assert view(shown) == [6, 306, 668, 248]
    press(shown, Keys.ARROW_LEFT)
    assert not shown.find_element("css selector", '[data-version="after"]').is_displayed()
    press(shown, Keys.HOME)
    assert view(shown) == [0, 0, 680, 560]


def test_the_overlay_is_shown_alone_walked_through_and_zoomed(shown: Driver) -> None:
    from selenium.webdriver.common.keys import Keys

    assert not shown.find_element("id", "overlay").is_displayed()
    shown.find_element("id", "tab-0").click()
    press(shown, Keys.END)
    assert shown.find_element("id", "overlay").is_displayed()
    assert not shown.find_element("id", "picture").is_displayed()
    assert shown.find_element("id", "tab-9").get_attribute("aria-selected") == "true"
    whole, kept = view(shown, "overlay"), view(shown)
    click(shown, '[data-does="closer"]')
    assert view(shown, "overlay")[2] < whole[2]
    assert view(shown) == kept
    click(shown, '[data-does="next"]')
    assert facts(shown) == "Log the report, user"
    shown.execute_script("document.querySelector('#overlay [data-step][tabindex=\"0\"]').focus()")
    assert focused(shown)
    press(shown, Keys.ARROW_RIGHT)
    assert shown.execute_script("return document.activeElement.closest('figure').id") == "overlay"


def test_a_link_of_the_table_leads_from_the_overlay_to_both(shown: Driver) -> None:
    click(shown, "#tab-9")
    click(shown, "tbody tr:nth-child(2) a")
    assert focused(shown) == "store"
    assert shown.find_element("id", "picture").is_displayed()
    assert not shown.find_element("id", "overlay").is_displayed()


def test_a_version_alone_fills_the_width_at_its_own_height(shown: Driver) -> None:
    click(shown, "#tab-2")
    size = shown.find_element("tag name", "svg").size
    assert size["height"] / size["width"] == pytest.approx(248 / 668, abs=0.01)


def test_buttons_zoom_and_move_and_go_back(shown: Driver) -> None:
    whole = view(shown)
    click(shown, '[data-does="closer"]')
    assert view(shown)[2] < whole[2]
    closer = view(shown)
    click(shown, '[data-does="right"]')
    assert view(shown)[0] > closer[0]
    click(shown, '[data-does="whole"]')
    assert view(shown) == whole


def test_buttons_walk_and_say_what_they_come_to(shown: Driver) -> None:
    click(shown, '[data-does="next"]')
    assert facts(shown) == "Log the report, user"
    click(shown, '[data-does="next"]')
    assert facts(shown) == "Store the file, service"
    assert shown.find_element("id", "facts").get_attribute("aria-live") == "polite"
    click(shown, '[data-does="previous"]')
    assert facts(shown) == "Log the report, user"


def test_a_link_of_the_table_leads_to_the_step(shown: Driver) -> None:
    click(shown, "tbody tr:nth-child(2) a")
    assert focused(shown) == "store"


def test_what_has_the_focus_is_clearly_framed(shown: Driver) -> None:
    from selenium.webdriver.common.keys import Keys

    shown.execute_script("document.querySelector('[data-step][tabindex=\"0\"]').focus()")
    press(shown, Keys.ARROW_RIGHT)
    width = shown.execute_script("return getComputedStyle(document.activeElement).outlineWidth")
    assert width == "3px"


def test_targets_are_large_enough_for_a_finger(shown: Driver) -> None:
    for button in shown.find_elements("css selector", "button"):
        assert button.size["width"] >= 44
        assert button.size["height"] >= 44


def test_nothing_is_wider_than_a_narrow_screen(shown: Driver) -> None:
    shown.set_window_size(320, 800)
    try:
        room = "return [document.documentElement.scrollWidth, document.documentElement.clientWidth]"
        wanted, given = shown.execute_script(room)
        assert wanted <= given
    finally:
        shown.set_window_size(1200, 900)


def test_print_shows_both_versions_and_no_buttons(shown: Driver) -> None:
    click(shown, "#tab-2")
    shown.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    try:
        shown.execute_script("window.dispatchEvent(new Event('beforeprint'))")
        assert shown.find_element("css selector", '[data-version="before"]').is_displayed()
        assert not shown.find_element("css selector", ".bar").is_displayed()
        assert not shown.find_element("id", "overlay").is_displayed()
        assert view(shown) == [0, 0, 680, 560]
    finally:
        shown.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})


def test_with_scripts_off_both_versions_and_the_table_are_seen(address: str) -> None:
    driver = start(scripts=False)
    try:
        driver.get(address)
        assert not driver.find_element("css selector", ".bar").is_displayed()
        for version in driver.find_elements("css selector", "[data-version]"):
            assert version.is_displayed()
        assert driver.find_element("css selector", "#overlay .below").is_displayed()
        assert driver.find_element("css selector", "table").is_displayed()
    finally:
        driver.quit()


@pytest.mark.parametrize("tab", ["tab-0", "tab-2", "tab-9"])
def test_axe_finds_nothing(shown: Driver, tab: str) -> None:
    if not AXE.is_file():
        pytest.skip(f"axe-core is not at {AXE} (npm install axe-core, or PROCMODEL_AXE names another place)")
    click(shown, f"#{tab}")
    shown.execute_script(AXE.read_text("utf-8"))
    found = shown.execute_async_script("const done = arguments[0]; axe.run().then(done)")
    assert [(rule["id"], rule["help"]) for rule in found["violations"]] == []
    assert len(found["passes"]) > 20
