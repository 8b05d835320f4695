"""Foreign keys follow the direction of the imports: an app refers only to itself and to what lies below it."""

from __future__ import annotations

import tomllib
from pathlib import Path

from django.apps import apps
from django.db.models import Model

ROOT = Path(__file__).parents[2]


def layers() -> list[str]:
    """The layers from the top down, as import-linter is told them."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = settings["tool"]["importlinter"]["contracts"]
    return next(contract["layers"] for contract in contracts if contract["type"] == "layers")


def layer_of(model: type[Model]) -> str | None:
    """`people` for a model of statut.people; None for a model of somebody else's."""
    package, _, rest = model.__module__.partition(".")
    return rest.partition(".")[0] if package == "statut" else None


def test_foreign_keys_go_downward_only() -> None:
    order = layers()
    upward = [
        f"{model._meta.label}.{field.name} -> {field.related_model._meta.label}"
        for model in apps.get_models()
        if (own := layer_of(model)) is not None
        for field in model._meta.get_fields()
        if field.is_relation and not field.auto_created and isinstance(field.related_model, type)
        if (other := layer_of(field.related_model)) is not None and order.index(other) < order.index(own)
    ]
    assert upward == []


def test_there_are_models_to_look_at() -> None:
    assert {"people", "promotion"} <= {layer_of(model) for model in apps.get_models()}
