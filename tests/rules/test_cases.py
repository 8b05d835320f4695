"""The cases of the rule book."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any

import pytest

from statut.rules.kernel.mass_rule import MassRule
from tests.rules.cases import Case, all_cases, answers, rule_called


def _parameters() -> list[Any]:
    return [
        pytest.param(
            case,
            id=f"{case.rule}: {case.name}",
            marks=[pytest.mark.inventory(*case.shows)] if case.shows else [],
        )
        for case in all_cases()
    ]


@pytest.mark.parametrize("case", _parameters())
def test_case(case: Case) -> None:
    rule = rule_called(case.rule)
    if isinstance(rule, MassRule):
        rows = answers(rule, case.given)
        for expected in case.expect:
            wanted = {name: None if value is None else str(value) for name, value in expected.items()}
            assert any(wanted.items() <= row.items() for row in rows), (wanted, rows)
    else:
        given = dict(case.given)
        if case.rule.endswith("article_46.classification"):
            given["on"] = date(2004, 4, 1)
        finding = rule(**given)
        assert _plain(finding.value, case.expect) == case.expect
        assert finding.reasons
        assert finding.citations


def _plain(value: object, expected: object) -> object:
    """A placement or a name as the case writes it."""
    if is_dataclass(value) and isinstance(expected, Mapping):
        texts = {field.name: str(getattr(value, field.name)) for field in fields(value)}
        if hasattr(value, "months_text"):
            texts["months"] = value.months_text()
        return {name: type(wanted)(texts[name]) for name, wanted in expected.items()}
    return value
