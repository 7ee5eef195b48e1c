"""What is said while a file is read or written."""

SENTENCES: dict[str, str] = {
    "git_form": "not a file in git",
    "git_form_hint": "git:REVISION:PATH, such as git:HEAD~1:a.yaml",
    "git_nothing": "nothing called {path} in revision {revision}",
    "git_no_revision": "no revision {revision}",
    "git_nothing_hint": "see `git log -- PATH`; is this the repository?",
    "git_no_file": "that is a {kind}, not a file",
    "git_missing": "git is not installed",
    "git_missing_hint": "install git, or name a file",
    "git_slow": "git did not answer within {seconds} s",
    # -- files -----------------------------------------------------------------------------------------
    "cannot_read": "cannot read {file!r}",
    "cannot_write": "cannot write {file!r}: {reason}",
    "no_file": "no such file or folder",
    "is_folder": "this is a folder, a file is needed",
    "no_permission": "no permission",
    "maybe_open": "no permission, or it is open in another program such as Excel: close it there and try again",
    "no_space": "no space left on the device",
    "read_only": "the file system is read-only",
    "large_file": "the file has {found} bytes, the limit is {limit} (lift it with --limit file={found})",
    "unknown_ending": "no format has the ending {ending} (one of: {endings})",
    "lock_file": (
        "this is what a spreadsheet program keeps beside a workbook while it is open: name the workbook itself, "
        "{file}"
    ),
    "other_spreadsheet": (
        "a spreadsheet is read as .xlsx, not as {ending}: open it in the program that made it, choose Save As "
        "or Download, and the type Excel Workbook (.xlsx)"
    ),
    "workbook_macro": (
        "a workbook with macros ({ending}) is not read, and its macros are never run: open it in Excel, choose "
        "Save As and the type Excel Workbook (.xlsx), which leaves them out"
    ),
    "only_read": "files with the ending {ending} are read, not written",
    "only_drawn": "files with the ending {ending} are read here, and drawn by `procmodel draw FILE -o NAME{ending}`",
    "not_encoded": "not {encoding} at byte {at} (save the file as UTF-8)",
    "half_character": (
        "{text} holds half of a character (a lone surrogate), which no file can hold (write the whole character)"
    ),
    "surrogate": "half of a character (a lone surrogate): this is no text",
    "empty_file": "the file is empty: a process begins with `procmodel: 1`",
    "no_process": "this is no process: a file begins with `procmodel: 1`, then name, lanes and steps",
    "newer": "format {text} needs a newer procmodel (this one reads format 1)",
    "no_format": "{text} is no format number (write `procmodel: 1`)",
    # -- syntax ----------------------------------------------------------------------------------------
    "no_yaml": "cannot be read here: {reason}",
    "needs_quotes": "cannot be read here: {reason}; a text with such marks needs quotes. Paste: {line}",
    "paste": ". Paste: {line}",
    "no_json": "this is no JSON: {reason}",
    "second_document": "a second document begins here: a file holds one process",
    "odd_key": "a map or list cannot be a key",
    "tag": "the tag {tag} is not allowed: nothing in a process file is code",
    "no_anchor": "the alias {name} names nothing above it",
    "merge_key": "merge keys (`<<`) are not part of YAML 1.2: write the keys out",
    "duplicate_key": "{key} is there twice (first on line {line})",
    "two_spellings": "{key!r} says again what another key of this map says: keep one",
    "too_deep": "nested deeper than {limit} (lift it with --limit depth=...)",
    "too_heavy": (
        "aliases unfold to more than {limit} nodes ({weight} so far; lift it with --limit alias-base=...)"
    ),
    "too_long_scalar": (
        "a value of {found} bytes, the limit is {limit} (lift it with --limit scalar={found}): {text}"
    ),
    "too_long": "{key!r} has {found} characters, the limit is {limit} (lift it with --limit {name}={found})",
    "too_many": "{found} {what}, the limit is {limit} (lift it with --limit {name}={found})",
    "too_deep_boxes": "boxes [sub-processes] nested deeper than {limit} (lift it with --limit subprocess-depth=...)",
    # -- keys and values -------------------------------------------------------------------------------
    "did_you_mean": " (did you mean {found!r}?)",
    "unknown_key": "unknown key {key} of {what}{hint}, or it needs a newer procmodel",
    "misplaced_key": "unknown key {key} of {what}: it belongs to a {belongs}",
    "stray_text": "unknown key {text} of {what}: a text with a comma needs quotes{paste}",
    "missing_key": "{what} lacks {key!r}",
    "first_lane": "step {id} is the first, so it must say whose it is (lane: ...)",
    "wrong_type": "{key!r} must be {expected}, found {found}{hint}",
    "empty_value": "{key!r} is empty: read as not given",
    "bad_id": "{text} is no id (letters, digits, `_`, `-`, `.`; no blanks; in quotes if it must be so)",
    "unknown_choice": "unknown {what} {text}{hint} (one of: {choices})",
    "unknown_lane": "{key!r} names {text}, which is no lane{hint}",
    "unknown_system": "{key!r} names {text}, which is no system{hint}",
    "unknown_data": "{key!r} names {text}, which is no data object{hint}",
    "unknown_decision": "{key!r} names {text}, which is no decision{hint}",
    "unknown_source": "{key!r} names {text}, which is no source{hint}",
    "unknown_assumption": "{key!r} names the assumption {text}, which is not there{hint}",
    "unknown_party": "{key!r} names {text}, which is no element and no lane{hint}",
    "unknown_step": "step {id} goes on to {text}, which is no step{hint}",
    "no_steps": "there are no steps yet",
    # -- quantities ------------------------------------------------------------------------------------
    "bad_quantity": "{key!r}: {reason} (such as: {example})",
    "no_unit": "{text} has no unit (one of: {units})",
    "unknown_unit": "unknown unit {unit} in {text}{hint} (one of: {units})",
    "no_duration": "{text} is no duration",
    "no_rate": "{text} says no `per` and a time",
    "no_number": "{text} is no number",
    "decimal_comma": "{text} has a decimal comma: write a point",
    "negative": "{text} is negative",
    "many_numbers": "{text} has more than three numbers: low-likely-high",
    "many_digits": "{text} has more than {limit} digits",
    "not_finite": "{text} is not finite",
    "long_quantity": "{text} is too long for a quantity ({found} characters)",
    "mixed_units": "{text} mixes units that only a calendar could add",
    "too_long_duration": "{text} is longer than 1,000 years",
    "falling_range": "{text} does not go from low to high",
    "falling_range_map": "{key!r} does not go from low to high",
    "share_above_1": "the share {text} is above 1: write it with %",
    "share_over_100": "the share {text} is above 100 %",
    "other_dimension": "{key!r} takes a {expected}, the assumption {name} is a {found}",
    "value_and_more": "{key!r} has `value` and single numbers beside it: keep one",
    "no_value": "{key!r} has evidence but no number: add `value: ...`",
    "range_in_range": "{key!r} has a range where one number is needed: use `value: ...` for a range",
    "units_differ": "{key!r} mixes units that only a calendar could compare",
    "shape_needs": "{key!r}: the shape {shape} needs {needs}",
    # -- lanes, kinds and flows ------------------------------------------------------------------------
    "plain_task": "step {id} is a plain task: it takes its lane's nature",
    "default_kind": "kind is not said, read as {kind}: {ids}",
    "person_in_system_lane": (
        "step {id} is of kind {kind}, but its lane {lane} is a system (use service, or another lane)"
    ),
    "falls_into_start": (
        "{id} would go on to the start {below} below it: say `next: ...` (or `next: []` to end)"
    ),
    "leads_to_start": "{id} goes on to {text}, which is a start: nothing leads to a start",
    "end_goes_on": "end {id} cannot go on: take away `next`",
    "leaves_box": "{id} goes on to {text}, which is not inside the same box [sub-process]",
    "duplicate_branch": "{text} is named twice by the same branches",
    "falls_into_branch": (
        "{id} goes on to {below} below it, which is another branch of {split}: say `next: ...`"
    ),
    "time_in_days": "step {id}: hands-on time in {unit} of the clock is converted to working time",
    "opaque": "the box {id} [sub-process] shows no contents and lacks touches or time: it counts once",
    "shown_inside": "the box {id} [sub-process] shows its contents, so this of its own does not count: {keys}",
    "to_system": "step {id} hands over to {lane}, which is a system: only people receive",
    "unknown_outcome": "{text} is none of the outcomes{hint}",
    "replaced_and_removed": "{old} is replaced by {id} and removed at once: keep one",
    "dead": "nothing leads to {id}: it is drawn and never done",
    "no_start": (
        "nothing begins: every element is led to by another, {id} by {by} (add a start that leads to {id}: in a "
        "table, a row above it)"
    ),
    "no_way_to_end": "no way leads from {ids} to an end (let one flow leave the loop)",
    "boundary_nowhere": "the event {event} on {id} leads nowhere (add `to: ...`)",
    # -- shares and decisions --------------------------------------------------------------------------
    "shares_sum": "{what} make {percent} %, not 100 %",
    "shares_over": "{what} make {percent} %, which is more than 100 %",
    "shares_missing": "{missing} of {what} have no share: give all, or all but one",
    "shares_scaled": "{what} make {percent} %: scaled to 100 %",
    "share_on_parallel": "{id} takes all its branches, so their shares say nothing",
    "no_branch": "the combinations of {id} take {text}, which is none of its branches{hint}",
    "unknown_input": "decision {decision}: {text} is none of its inputs{hint}",
    "unknown_answer": "{text} is no answer of {input}{hint}",
    "decision_gap": "decision {decision} has no rule for {combination}",
    "decision_overlap": "decision {decision} answers twice under `{hit}`: {combination}",
    "decision_unchecked": (
        "decision {decision} is not checked: more than {limit} regions (--limit regions=...)"
    ),
    "output_without_branch": "decision {decision} can come out as {output}, but {id} has no such branch",
    "branch_without_output": "no rule of decision {decision} comes out as {text}{hint}",
    "branch_without_when": "the branch to {to} says no `when`, so no output of decision {decision} takes it",
    "decision_contradiction": "the branch to {to} has {written} %, decision {decision} gives {derived} %",
    # -- the main path ---------------------------------------------------------------------------------
    "main_path_unknown": "main_path names {text}, which is no step{hint}",
    "main_path_no_task": "main_path names {text}, which is no task: it lists tasks only",
    "main_path_gap": "main_path: {wanted} cannot come after {last} (what can: {could})",
    "main_path_first": "main_path: nothing begins with {wanted} (what can: {could})",
    "main_path_short": "main_path stops after {last}, but the run goes on (to: {could})",
    "main_path_twice": (
        "main_path leaves a choice open after {last} that no task tells: its default or likeliest way is taken"
    ),
    "main_path_unchecked": "main_path is not checked: too many states (--limit states=...)",
    # -- calls and shared assumptions ------------------------------------------------------------------
    "outside_folder": "{key!r}: {text} is outside the folder of the file",
    "bad_path": "{key!r}: {text} is no relative path inside the folder",
    "no_regular_file": "{key!r}: {text} is no regular file",
    "called_unreadable": "{key!r}: {text} cannot be read: {reason}",
    "call_cycle": "calls go in a circle: {chain}",
    "too_deep_calls": "calls nested deeper than {limit} (lift it with --limit call-depth=...)",
    "no_text_file": "what has no file of its own refers to no other file ({text})",
    "no_assumptions": "{text} holds no assumptions",
    # -- XML and BPMN ----------------------------------------------------------------------------------
    "empty_xml": "the file is empty: a BPMN or DMN file holds `definitions`",
    "doctype": "a document type (DOCTYPE) is not allowed: nothing in a process file is fetched or expanded",
    "no_xml": "this is no XML: {reason}",
    "too_deep_xml": "nested deeper than {limit}: this is no process that people drew",
    # -- BPSim -----------------------------------------------------------------------------------------
    "bpsim_read": "{count} figures are read from BPSim (scenario {name}): {ids}",
    "bpsim_changed": "BPSim says another number than procmodel wrote there: somebody changed it, so it counts: {ids}",
    "bpsim_unread": "BPSim's {what} is not read, and kept for writing BPMN again: {ids}",
    "bpsim_scenarios": "BPSim has more scenarios than {name}: kept for writing BPMN again, not read: {ids}",
    # -- Prosimos --------------------------------------------------------------------------------------
    "prosimos_no_file": (
        "these are no parameters of Prosimos: `resource_profiles` and `task_resource_distribution` are not there"
    ),
    "prosimos_wrong": "{where}: {expected} is needed, found {found}",
    "prosimos_unknown": "{where} names {text}, which the BPMN file lacks{hint}: left out",
    "prosimos_distribution": "{where}: the distribution {name} is not understood: left out",
    "prosimos_hours": "{where}: these hours are not understood: left out",
    "prosimos_condition": "{where}: conditions are not read, shares are",
    "prosimos_arrivals": "arrivals by {name}: read as a mean rate, by chance",
    "prosimos_mixed": "the {count} who do {id} need different times: read as one spread of the same mean and deviation",
    "prosimos_lanes": "the BPMN file has no lanes: {count} are made, one for each group that does the same steps",
    "prosimos_sections": "not read: {names}",
    # -- DMN -------------------------------------------------------------------------------------------
    "dmn_no_dmn": "this is no DMN: the file begins with {found}, not with `definitions` of DMN's namespace",
    "dmn_no_tables": "there is no decision table in this file",
    "dmn_nothing": "there are no decision tables to write, and a DMN file holds nothing else",
    "dmn_only": (
        "a DMN file holds decisions only ({ids}), no steps: "
        "`procmodel convert PROCESS OUT --decisions FILE` takes them into a process"
    ),
    "dmn_no_table": "decision {id} is no table (it holds {found}): left out",
    "dmn_requires": "decision {id} takes the result of {ids}: read as questions of its own, the tie is not kept",
    "dmn_not_understood": "not understood and left out: {listed}",
    "dmn_unlisted": "rules of decision {decision} ask for {words}, which the input's allowed values lack",
    "dmn_test": (
        "the test {text} of decision {decision} is not understood: the input is kept word by word, and nobody "
        "checks whether its rules leave gaps or overlap"
    ),
    "dmn_mixed": (
        "an input of decision {decision} mixes words, numbers and dates, or has thousands of ranges: kept word by "
        "word, and nobody checks whether its rules leave gaps or overlap"
    ),
    "dmn_outputs": "decision {decision} has {count} outputs: the first is read, left out: {names}",
    "dmn_hit": "decision {decision} asks for {hit}: read as `collect`, how results are put together is not kept",
    "dmn_priority": "decision {decision} goes by priority: its rules are put in that order and read as `first`",
    # -- BPMN ------------------------------------------------------------------------------------------
    "xml_no_bpmn": "this is no BPMN 2.0: the file begins with {found}, not with `definitions` of BPMN's namespace",
    "xml_duplicate_id": "the id {id} of this {what} is there already (line {line})",
    "xml_no_host": "the event {id} sits on {host}, which is no activity of its level",
    "xml_no_process": "pool {id} shows the process {name}, which is not there or shown already: read as a black box",
    "xml_no_party": "message {id} [message flow] names {text}, which is not in the file: left out",
    "xml_loose": "flow {id} begins or ends nowhere (tie both its ends to elements)",
    "xml_dangling": "flow {id} names {text}, which is no element{hint}",
    "xml_leaves_level": (
        "flow {id} from {source} to {target} crosses the border of a box or pool, or enters an event on a"
        " border (use a message [message flow], or let it end inside)"
    ),
    "xml_our_own": "what procmodel wrote here has been changed and makes no sense any more: {reason}",
    "xml_plain": "tasks that do not say how they are done, read as their lane suggests ({count}): {ids}",
    "xml_unnamed": "steps without a name ({count}): {ids}",
    "xml_nameless": "elements without an id, now given one ({count}): {ids}",
    "xml_disorder": "children in an order that BPMN's schema does not allow, read all the same: {ids}",
    "xml_no_start": "no start [start event]: what nothing leads to begins ({ids})",
    "xml_no_end": "no end [end event]: what leads nowhere ends ({ids})",
    "xml_pools": "{count} processes are read as one, called {name!r}: {ids}",
    "xml_black_boxes": "pools that show no process (black boxes), read as lanes without steps: {ids}",
    "xml_lane_kinds": "BPMN does not say whose a lane is; by name and steps, read as {kind}: {ids}",
    "xml_stray": "some elements of {ids} lie in none of its lanes: they are read as the pool's own",
    "xml_not_understood": "not understood, kept for writing BPMN again: {listed}",
    "xml_vendors": "content of other tools, kept and not read: {names}",
    "no_text_format": "files ending in {ending} hold no text: write the process to a file",
    "evidence_of": "{key} (its shape or evidence)",
    # -- tables and workbooks --------------------------------------------------------------------------
    "table_no_headings": (
        "no row says what the columns are: one of the first rows needs the headings step and who, "
        "and if you like id, how, minutes, wait (days), system, then, if, share, note"
    ),
    "table_other_column": "the column {text} is not read",
    "table_other_row": "the row {text} is not read",
    "table_no_name": "this row has no step: write what is done, or `then` for another way on from the step above",
    "table_bad_id": "{text} cannot be an id (letters, digits, `_`, `-`, `.`): write {better}",
    "table_same_id": "two steps have the id {text} (first in row {row}): give this one another",
    "table_no_who": "the first step must say who does it: write a name into the column who",
    "table_lane_kind": (
        "{name} is read as {kind} (customer, staff, partner or system): a sheet Lanes can say otherwise"
    ),
    "table_date": (
        "a date or a time of day stands here ({text}): format the cell as text or number, then type the figures, "
        "such as 4-6-10 min"
    ),
    "table_no_figure": "{text} is no number: type a number, such as 6",
    "table_no_unit": "{text} has no unit: type {bare} min, or head the column with one: {column} (minutes)",
    "table_all_at_once": "{id} goes on to several steps: all are done (write if or share to choose one)",
    "table_stray": "{text} belongs to no `then` in this row: write which step comes then",
    "table_two_names": "{text} is the name of several steps: write one of their ids ({ids})",
    "table_no_target": "`then` names {text}, which is no step: write a step's id or its whole name{hint}",
    "table_no_match": "the matches name {text}, which is no step of this version{hint}",
    "table_negative": "{text} is less than 0: type how many minutes it takes, such as 6",
    "table_how": "{text} is no way of doing a step{hint} (one of: {ways})",
    "table_half_match": "no step of today's stands beside {text}, so this row is not counted: name one, or type 'new'",
    "table_no_sheet": "there is no sheet {text}{hint} (there are: {sheets})",
    "table_no_sides": (
        "{file!r} holds no two versions: it needs a sheet Today and a sheet Proposed, and its sheets are: "
        "{sheets} (rename two of them, or name both, such as {file}#Today {file}#Proposed)"
    ),
    "table_today": "this sheet is read alone; another is read by its name, such as {file}#{other}",
    "table_first_sheet": (
        "this sheet is read, since none is called Today (another is read by its name, such as {file}#{other})"
    ),
    "table_no_sheets": (
        "no sheet can be read: show those that are hidden, or save the workbook as Excel Workbook (.xlsx), which "
        "is not the same as Strict Open XML"
    ),
    "table_formula": (
        "the formula here was saved without its value, so the cell counts as blank: open the workbook in a "
        "spreadsheet program and save it, or type the value"
    ),
    "table_blank": (
        "reading stopped at this row, after {count} blank ones: what stands below it is not read (delete the "
        "blank rows if something does)"
    ),
    "table_nul": "this is no text: it holds NUL bytes (save the table as CSV UTF-8)",
    "table_no_csv": "this is no CSV: {reason}",
    "table_columns": "{found} columns, the limit is {limit}",
    "table_locked": (
        "this workbook is protected with a password: open it in a spreadsheet program and save it as .xlsx "
        "without a password"
    ),
    "table_old": (
        "this is a workbook of Excel 97 to 2003, whatever its name says: open it in a spreadsheet program and "
        "save it as .xlsx"
    ),
    "table_no_zip": (
        "this is no workbook, or a damaged one ({reason}): open it in a spreadsheet program and save it as .xlsx"
    ),
    "table_no_workbook": "this workbook cannot be read: {reason}",
    "table_parts": "{found} parts inside, the limit is {limit} (lift it with --limit parts={found})",
    "table_unpacked": "unpacks to more than {limit} bytes (lift it with --limit unpacked=...)",
    "table_ratio": "is packed more than {limit} times (lift it with --limit ratio=...)",
    "table_doctype": "a part of it declares a document type: no workbook does",
}
