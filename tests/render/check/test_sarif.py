"""The log against the essentials of SARIF 2.1.0, as its specification has them."""

import json
from pathlib import PurePosixPath, PureWindowsPath

import jsonschema

from assistant.render.check import LogEntry, sarif
from assistant.rules.listing import rows
from tests.render.check.checks import made, seed

TEXT = {"type": "object", "required": ["text"], "properties": {"text": {"type": "string", "minLength": 1}}}
URI = {"type": "string", "pattern": r"^[A-Za-z0-9%._~:/+-]+$"}
ESSENTIALS = {
    "type": "object",
    "required": ["version", "runs"],
    "properties": {
        "version": {"const": "2.1.0"},
        "runs": {"type": "array", "items": {"$ref": "#/$defs/run"}},
    },
    "$defs": {
        "run": {
            "type": "object",
            "required": ["tool", "results"],
            "properties": {
                "tool": {"required": ["driver"], "properties": {"driver": {"$ref": "#/$defs/driver"}}},
                "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
                "results": {"type": "array", "items": {"$ref": "#/$defs/result"}},
            },
        },
        "driver": {
            "required": ["name", "rules"],
            "properties": {
                "rules": {
                    "type": "array",
                    "uniqueItems": True,
                    "items": {
                        "required": ["id"],
                        "properties": {
                            "shortDescription": TEXT, "fullDescription": TEXT, "help": TEXT,
                            "defaultConfiguration": {"properties": {"level": {"$ref": "#/$defs/level"}}},
                        },
                    },
                }
            },
        },
        "level": {"enum": ["none", "note", "warning", "error"]},
        "result": {
            "type": "object",
            "required": ["message", "ruleId"],
            "properties": {
                "ruleId": {"type": "string"},
                "ruleIndex": {"type": "integer", "minimum": 0},
                "level": {"$ref": "#/$defs/level"},
                "kind": {"enum": ["notApplicable", "pass", "fail", "review", "open", "informational"]},
                "message": TEXT,
                "locations": {"type": "array", "items": {"$ref": "#/$defs/location"}},
                "partialFingerprints": {"type": "object", "additionalProperties": {"type": "string"}},
                "suppressions": {
                    "type": "array",
                    "items": {
                        "required": ["kind"],
                        "properties": {
                            "kind": {"enum": ["inSource", "external"]},
                            "status": {"enum": ["accepted", "underReview", "rejected"]},
                        },
                    },
                },
            },
            # "If kind has any value other than fail, level SHALL be none."
            "if": {"properties": {"kind": {"const": "fail"}}},
            "else": {"properties": {"level": {"const": "none"}}},
            "additionalProperties": True,
        },
        "location": {
            "type": "object",
            "properties": {
                "physicalLocation": {
                    "required": ["artifactLocation"],
                    "properties": {
                        "artifactLocation": {"properties": {"uri": URI}},
                        "region": {"properties": {"startLine": {"type": "integer", "minimum": 1}}},
                    },
                },
                "logicalLocations": {
                    "type": "array",
                    "items": {"properties": {"name": {"type": "string"}, "fullyQualifiedName": {"type": "string"}}},
                },
            },
        },
    },
}  # fmt: skip
LOG = sarif(
    [LogEntry(PurePosixPath("年报 一.txt"), *seed()), LogEntry(PureWindowsPath(r"年报\二.docx"), *made())], rows()
)
(RUN,) = LOG["runs"]


def test_the_log_has_the_shape_that_the_standard_demands() -> None:
    jsonschema.validate(json.loads(json.dumps(LOG)), ESSENTIALS)


def test_every_result_points_at_its_rule() -> None:
    rules = RUN["tool"]["driver"]["rules"]
    assert all(rules[result["ruleIndex"]]["id"] == result["ruleId"] for result in RUN["results"])


def test_lines_of_a_text_and_cells_are_located() -> None:
    by_id = {result.get("partialFingerprints", {}).get("gongkaiFinding/v1"): result for result in RUN["results"]}
    (location,) = by_id["T3-R04:group.denied.natural_person"]["locations"]
    assert location["physicalLocation"]["region"] == {"startLine": 58}
    assert location["logicalLocations"][0] == {
        "name": "表三“（三）不予公开”自然人", "fullyQualifiedName": "group.denied.natural_person", "kind": "value",
    }  # fmt: skip
    # A place in a table is no line of the file.
    assert "region" not in by_id["S-R07:requests.new_received.other_org"]["locations"][0]["physicalLocation"]


def test_files_are_addressed_as_the_standard_has_it() -> None:
    uris = [artifact["location"]["uri"] for artifact in RUN["artifacts"]]
    assert uris == ["%E5%B9%B4%E6%8A%A5%20%E4%B8%80.txt", "%E5%B9%B4%E6%8A%A5/%E4%BA%8C.docx"]


def test_a_dismissed_finding_is_suppressed_and_a_rule_without_input_open() -> None:
    (settled,) = (result for result in RUN["results"] if "suppressions" in result)
    assert settled["partialFingerprints"]["gongkaiFinding/v1"] == "S-R09:requests.granted"
    assert settled["suppressions"][0]["justification"] == "本市表样如此（张三，2026-01-12）"
    waiting = [result["ruleId"] for result in RUN["results"] if result["kind"] == "open"]
    assert {"T3-R06", "D-R01"} <= set(waiting)


def test_an_offices_own_rule_is_described_by_its_finding() -> None:
    report, check = made()
    log = sarif([LogEntry(PurePosixPath("a.docx"), report, check)], ())
    assert log["runs"][0]["tool"]["driver"]["rules"][0]["shortDescription"] == {"text": "合计"}
