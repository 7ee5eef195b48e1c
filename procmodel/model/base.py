"""What all parts of a model share: frozen, strict about keys, and able to say what they are called."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NoReturn, Self, TypeVar, dataclass_transform

from procmodel.light.tuples import NamedTuple
from procmodel.wording import called
from procmodel.wording.clean import visible

if TYPE_CHECKING:
    import inspect

__all__ = ["Element", "Field", "Named", "make"]


class Field(NamedTuple):
    """A field of an element: its type as the class writes it, and its value where nothing is said."""

    annotation: Any
    default: Any = ...

    def is_required(self) -> bool:
        """Whether it must be said."""
        return self.default is ...

    def get_default(self, *, call_default_factory: bool = False) -> Any:
        """The value where nothing is said. No field has a factory."""
        return self.default


class _Fields:
    """The fields of a class, those of its bases first: worked out when somebody asks."""

    def __init__(self) -> None:
        self._known: dict[type, Mapping[str, Field]] = {}

    def __get__(self, element: object | None, kind: type) -> Mapping[str, Field]:
        if kind not in self._known:
            fields: dict[str, Field] = {}
            for base in reversed(kind.__bases__):
                fields |= getattr(base, "model_fields", {})
            for name, annotation in kind.__annotations__.items():
                fields[name] = Field(annotation, vars(kind).get(name, ...))
            self._known[kind] = fields
        return self._known[kind]


class _Signature:
    """How a class is called by hand; worked out when somebody asks."""

    def __get__(self, element: object | None, kind: type[Element]) -> inspect.Signature:
        from procmodel.model import checked

        return checked.twin(kind).__signature__


@dataclass_transform(eq_default=False, kw_only_default=True, frozen_default=True)
class Element:
    """A part of a model. Values never change: a changed part is a new one (`model_copy`).

    It remembers what was said; what was not is the default of its class. What is said by hand
    (`Task(id="log", kind="user")`) is checked by pydantic, as is all that goes through `model_validate`.

    `extensions` holds what a file says under keys that begin with `x-`: kept, never interpreted.
    """

    __signature__ = _Signature()
    model_fields = _Fields()

    extensions: Mapping[str, Any] = {}

    def __init__(self, /, **values: Any) -> None:
        """An element that says this, checked.

        Raises:
            pydantic.ValidationError: a key is unknown, one is missing, or a value is of the wrong kind.
        """
        from procmodel.model import checked

        self.__dict__.update(checked.fields(type(self), values))

    # -- made without a check ------------------------------------------------------------------------

    @classmethod
    def model_construct(cls, **values: Any) -> Self:
        """An element of values that are known to be right: nothing is checked."""
        made = object.__new__(cls)
        made.__dict__.update(values)
        return made

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """The same element with other values, which are not checked."""
        state = self.__getstate__()
        if deep:
            from copy import deepcopy

            state = deepcopy(state)
        twin = object.__new__(type(self))
        twin.__setstate__({**state, **(update or {})})
        return twin

    def __getstate__(self) -> dict[str, Any]:
        """All there is to copy."""
        return self.__dict__

    def __setstate__(self, state: Mapping[str, Any]) -> None:
        """Take up what `__getstate__` gave."""
        self.__dict__.update(state)

    # -- through pydantic ----------------------------------------------------------------------------

    @classmethod
    def model_validate(cls, value: Any, **options: Any) -> Self:
        """The element that a map describes, checked; options as in pydantic.

        Raises:
            pydantic.ValidationError: it does not describe one.

        Example:
            >>> from procmodel.model import Lane
            >>> Lane.model_validate({"id": "desk", "kind": "staff", "people": 3}).people
            3
        """
        if isinstance(value, cls):
            return value
        from procmodel.model import checked

        return checked.from_twin(cls, checked.twin(cls).model_validate(value, **options))

    @classmethod
    def model_validate_json(cls, text: str | bytes, **options: Any) -> Self:
        """The element that a text in JSON describes, checked."""
        from procmodel.model import checked

        return checked.from_twin(cls, checked.twin(cls).model_validate_json(text, **options))

    @classmethod
    def model_json_schema(cls, **options: Any) -> dict[str, Any]:
        """The JSON Schema of what `model_validate` takes."""
        from procmodel.model import checked

        return checked.twin(cls).model_json_schema(**options)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: Any) -> Any:
        """How pydantic checks an element that is a field of somebody's own model."""
        from procmodel.model import checked

        return checked.schema(cls, handler)

    def model_dump(self, **options: Any) -> dict[str, Any]:
        """All fields as a map, parts as maps too; options as in pydantic."""
        from procmodel.model import checked

        return checked.as_twin(self).model_dump(**options)

    def model_dump_json(self, **options: Any) -> str:
        """All fields as a text in JSON."""
        from procmodel.model import checked

        return checked.as_twin(self).model_dump_json(**options)

    @property
    def model_fields_set(self) -> set[str]:
        """The fields that are said."""
        return set(self.__dict__)

    # -- a value -------------------------------------------------------------------------------------

    def __setattr__(self, name: str, value: Any) -> NoReturn:
        """Refuse: values never change."""
        from procmodel.model import checked

        raise checked.frozen(type(self), name, value)

    def __delattr__(self, name: str) -> NoReturn:
        """Refuse: values never change."""
        from procmodel.model import checked

        raise checked.frozen(type(self), name, None)

    def __eq__(self, other: object) -> bool:
        """Equal where all fields are, said or not."""
        if type(self) is not type(other):
            return NotImplemented
        mine, theirs = self.__dict__, other.__dict__
        return mine == theirs or all(
            getattr(self, name) == getattr(other, name) for name in mine.keys() | theirs.keys()
        )

    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join(self._shown())})"

    def __str__(self) -> str:
        return " ".join(self._shown())

    def _shown(self) -> list[str]:
        return [f"{name}={getattr(self, name)!r}" for name in self.model_fields]


class Named(Element):
    """A part with an id and, mostly, a name that people read.

    `names` holds what it is called in other languages, by their code.
    """

    id: str
    name: str | None = None
    names: Mapping[str, str] = {}

    @property
    def shown(self) -> str:
        """The name in the language that is spoken, else as the author wrote it; empty where it shows nothing."""
        return visible(called(self.name or "", self.names))

    @property
    def label(self) -> str:
        """The name as it is shown, or the id where there is none."""
        return self.shown or self.id


T = TypeVar("T", bound=Element)


def make(kind: type[T], values: Mapping[str, Any]) -> T:
    """A `kind` that says these values, which are known to be right.

    As `model_construct`, and faster: a file of 100,000 steps makes half a million parts.
    """
    part = kind.__new__(kind)
    part.__dict__.update(values)
    return part
