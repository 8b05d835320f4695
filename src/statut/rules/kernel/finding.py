"""What a rule answers: a value, with the reasons in words, the citations and the inputs it used."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from statut.rules.kernel.citation import Citation

T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True)
class Finding(Generic[T_co]):
    """An answer with its reasons.

    `rule` names the rule, `inputs` what it used, `unverified` the parameters that rest on no text at hand.
    """

    rule: str
    question: str
    value: T_co
    reasons: tuple[str, ...]
    citations: tuple[Citation, ...]
    inputs: Mapping[str, Any] = field(default_factory=dict)
    unverified: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """The finding as plain data; dates, decimals and fractions as text."""
        return {
            "rule": self.rule,
            "question": self.question,
            "value": _plain(self.value),
            "reasons": list(self.reasons),
            "citations": [str(citation) for citation in self.citations],
            "inputs": {name: _plain(value) for name, value in self.inputs.items()},
            "unverified": list(self.unverified),
        }


def _plain(value: object) -> object:
    return value if value is None or isinstance(value, str | int | bool) else str(value)
