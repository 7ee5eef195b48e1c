"""Elements of a process counted by their names in BPMN, as the third-party counts have them."""

from __future__ import annotations

from collections import Counter

from procmodel.model import Activity, Event, Process, SubProcess

NAMES = {
    "task": "task",
    "manual": "manualTask",
    "user": "userTask",
    "service": "serviceTask",
    "script": "scriptTask",
    "rule": "businessRuleTask",
    "send": "sendTask",
    "receive": "receiveTask",
    "call": "callActivity",
    "subprocess": "subProcess",
    "start": "startEvent",
    "end": "endEvent",
    "catch": "intermediateCatchEvent",
    "throw": "intermediateThrowEvent",
    "exclusive": "exclusiveGateway",
    "parallel": "parallelGateway",
    "inclusive": "inclusiveGateway",
    "event": "eventBasedGateway",
    "complex": "complexGateway",
}


def counts_of(process: Process) -> dict[str, int]:
    """How often each element of BPMN is in the model."""
    found: Counter[str] = Counter()
    found["sequenceFlow"] = len(process.flows)
    for node in process.walk():
        found[NAMES[str(node.kind)]] += 1
        if isinstance(node, SubProcess):
            found["sequenceFlow"] += len(node.flows)
        if isinstance(node, Activity):
            found["boundaryEvent"] += len(node.on)
            found["sequenceFlow"] += sum(len(event.to) for event in node.on)
        if isinstance(node, Activity | Event):
            found["dataInputAssociation"] += len(node.reads)
            found["dataOutputAssociation"] += len(node.writes)
    pools = {pool.id for pool in process.pools}
    found["lane"] = sum(lane.id not in pools for lane in process.lanes)
    found["participant"] = sum(pool.drawn for pool in process.pools)
    found["process"] = sum(pool.process is not None for pool in process.pools)
    found["messageFlow"] = len(process.messages)
    found["textAnnotation"] = len(process.annotations)
    found["group"] = len(process.groups)
    found["association"] = len(process.associations)
    referring = [data for data in process.data if data.refers_to is not None]
    found["dataStoreReference"] = sum(data.store for data in referring)
    found["dataObjectReference"] = len(referring) - found["dataStoreReference"]
    return {name: count for name, count in found.items() if count}
