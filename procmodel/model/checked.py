"""Elements as pydantic checks and shows them: by a twin of each class, made of the same annotations.

Who reads a file, measures, compares or simulates needs none of this, and does not wait for pydantic to load.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated, Any, TypeVar, get_type_hints

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from pydantic import BaseModel, ValidationError

    from procmodel.model.base import Element

    E = TypeVar("E", bound=Element)

__all__ = ["as_twin", "fields", "from_twin", "frozen", "schema", "twin"]

_TWINS: dict[type[Element], type[BaseModel]] = {}


def fields(kind: type[Element], values: Mapping[str, Any]) -> dict[str, Any]:
    """Fields for an element of a class, checked; a value that has another form of the right kind is turned into it.

    Raises:
        pydantic.ValidationError: a key is unknown, one is missing, or a value is of the wrong kind.
    """
    right = twin(kind).model_validate(values).__dict__
    return {name: right[name] for name in values}


def from_twin(kind: type[E], right: BaseModel) -> E:
    """The element that a twin has checked."""
    said = right.model_fields_set
    return kind.model_construct(**{name: value for name, value in right.__dict__.items() if name in said})


def as_twin(element: Element) -> BaseModel:
    """An element as its twin, which can show it in all the ways that pydantic has."""
    values = {name: getattr(element, name) for name in element.model_fields}
    return twin(type(element)).model_construct(element.model_fields_set, **values)


def schema(kind: type[Element], handler: Any) -> Any:
    """How pydantic checks and shows an element that is a field of another model."""
    from pydantic import PlainSerializer, WrapValidator

    def check(value: Any, next_: Callable[[Any], BaseModel]) -> Element:
        return value if isinstance(value, kind) else from_twin(kind, next_(value))

    model = twin(kind)
    shown = PlainSerializer(as_twin, return_type=model)
    return handler.generate_schema(Annotated[model, WrapValidator(check), shown])


def twin(kind: type[Element]) -> type[BaseModel]:
    """The pydantic model of the same name with the same fields. Parts in it are elements, not twins."""
    known = _TWINS.get(kind)
    if known is None:
        known = _TWINS[kind] = _made(kind)
    return known


def _made(kind: type[Element]) -> type[BaseModel]:
    from pydantic import BaseModel, ConfigDict, create_model

    class Root(BaseModel):
        model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    from procmodel import model

    parts = {name: getattr(model, name) for name in model.__all__}  # a module names some before it loads them
    names = {**parts, **vars(sys.modules[kind.__module__])}
    hints = get_type_hints(kind, localns=names, include_extras=True)
    own: dict[str, Any] = {
        name: (hints[name], field.default)
        for name, field in kind.model_fields.items()
        if name in kind.__annotations__
    }
    bases = tuple(twin(base) for base in kind.__bases__ if hasattr(base, "model_fields"))
    return create_model(
        kind.__name__, __base__=bases or Root, __doc__=kind.__doc__, __module__=kind.__module__, **own
    )


def frozen(kind: type[Element], name: str, value: object) -> ValidationError:
    """The error that pydantic has for who changes a value in place."""
    from pydantic_core import ValidationError

    return ValidationError.from_exception_data(
        kind.__name__, [{"type": "frozen_instance", "loc": (name,), "input": value}]
    )
