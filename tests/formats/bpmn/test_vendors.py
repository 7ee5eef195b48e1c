"""What other tools write into BPMN is none of our business, and goes back as it came."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

from lxml import etree

from procmodel.formats import dump, read, read_text
from procmodel.formats.bpmn.names import BPMN, OWN

TASK = """<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:c="http://camunda.org/schema/1.0/bpmn"
 xmlns:z="http://camunda.org/schema/zeebe/1.0" xmlns:m="http://camunda.org/schema/modeler/1.0" id="d"
 targetNamespace="t" m:executionPlatform="Camunda Cloud">
<process id="p" name="Pay"><extensionElements><c:properties><c:property name="k" value="v"/></c:properties>
</extensionElements><serviceTask id="a" name="Pay it" c:topic="pay" c:asyncBefore="true"><extensionElements>
<z:taskDefinition type="pay" retries="3"/><z:ioMapping><z:input source="=amount" target="sum"/></z:ioMapping>
</extensionElements></serviceTask><endEvent id="e"/><sequenceFlow id="f" sourceRef="a" targetRef="e">
<extensionElements><c:executionListener event="take" class="X"/></extensionElements></sequenceFlow></process>
</definitions>"""


def foreign(root: Any) -> Counter[tuple[Any, ...]]:
    """Every element and every attribute in a namespace of other tools, with how often it is there."""
    found: Counter[tuple[Any, ...]] = Counter()
    for element in root.iter():
        namespace = element.tag.rpartition("}")[0][1:] if isinstance(element.tag, str) else ""
        if namespace and namespace not in OWN:
            found[element.tag, tuple(sorted(element.items())), (element.text or "").strip()] += 1
        elif namespace == BPMN:
            for key, value in element.items():
                if key.startswith("{") and key.rpartition("}")[0][1:] not in OWN:
                    found[key, value] += 1
    return found


def test_nothing_that_other_tools_wrote_is_lost_on_the_way_through_any_third_party_file(
    shared_data: Path,
) -> None:
    seen = 0
    for path in sorted(shared_data.rglob("*.bpmn")):
        if path.name == "valid-no-lanes.bpmn":
            continue
        before = foreign(etree.parse(str(path)).getroot())
        after = foreign(etree.fromstring(dump(read(path), ".bpmn").encode()))
        assert not before - after, (path, list(before - after)[:3])
        seen += sum(before.values())
    assert seen > 4_000


def test_a_step_keeps_what_other_tools_wrote_through_bpmn_and_through_yaml() -> None:
    process = read_text(TASK, ending=".bpmn")
    before = foreign(etree.fromstring(TASK.encode()))
    assert not before - foreign(etree.fromstring(dump(process, ".bpmn").encode()))
    by_yaml = read_text(dump(process))
    lost = before - foreign(etree.fromstring(dump(by_yaml, ".bpmn").encode()))
    assert {key[0].rpartition("}")[2] for key in lost} == {"executionPlatform"}  # of the file, not of a step
