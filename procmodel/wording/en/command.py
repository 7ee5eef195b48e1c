"""What the commands say of themselves and of how they were called."""

SENTENCES = {
    "written": "wrote {path}",
    "settings-large": "{path}: larger than {limit} bytes",
    "settings-no-toml": "{path}: no TOML: {reason}",
    "settings-texts": '{path}: [{name}] takes texts, such as fake-join = "off"',
    "settings-unknown": "{path}: unknown key {key!r} (one of: {known})",
    "settings-language": "{path}: [labels] language {found!r} is not known (one of: {known})",
    "formatted": "laid out {path}",
    "format-only-yaml": "{path}: only YAML files are laid out (.yaml, .yml)",
    "format-odd": "{path}: left as it is: {reason}",
    "unknown-ending": "{path}: unknown ending {ending!r} (one of: {known})",
    "limit-grammar": (
        "--fail-if {text!r}: at column {column} expected {expected}"
        ' (for example: --fail-if "handoffs > before" or --fail-if "touch_time > 20 min")'
    ),
    "limit-measure": "--fail-if {text!r}: no measure {measure!r}{hint}",
    "limit-value": "--fail-if {text!r}: {measure} has no value {key!r} (one of: {known})",
    "limit-unit": "--fail-if {text!r}: {measure} is in {unit}, so {found!r} does not fit it",
    "limit-broken": "limit broken: {text}: {measure} is {value}",
    "limit-unknown": "limit cannot be judged: {text}: {measure} is not known{missing}",
    "limit-needs": " (needs {missing})",
    "same-file": "{path}: that is one of the files read; choose another name for the output",
    "did-you-mean": " (did you mean {close!r}?)",
    "uncertain": "uncertain or doubtful matches (under {threshold} sure): {count}",
}
