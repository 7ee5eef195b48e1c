"""What is said while a drawing is read as a process."""

SENTENCES: dict[str, str] = {
    # -- what cannot be read ---------------------------------------------------------------------------
    "no_drawio": (
        "this is no drawing of draw.io: the file begins with {found}, not with `mxfile` or `mxGraphModel`"
        " (save it in draw.io as .drawio)"
    ),
    "no_pages": "the drawing has no page",
    "no_such_page": "there is no page {text}{hint}; there is: {pages}",
    "bad_page": "page {page} cannot be unpacked: {reason} (open it in draw.io and save it again)",
    "no_steps": (
        "no step is drawn{page}: boxes are read as steps, diamonds as decisions, ovals as starts and ends"
    ),
    "visio_empty": "the file is empty: save the drawing in Visio as .vsdx",
    "visio_no_drawing": "this is a zip file, but no drawing of Visio: it has no part visio/pages/pages.xml",
    "visio_no_zip": "this is no drawing of Visio: {reason} (open it in Visio and save it as .vsdx)",
    "visio_locked": "this is an old or password-protected drawing: save it in Visio as .vsdx without a password",
    "visio_doctype": "a part of it declares a document type: no drawing of Visio does",
    "visio_no_part": "the part {part} is missing (open the drawing in Visio and save it again)",
    "visio_bad_part": "the part {part} cannot be read: {reason}",
    "empty_mermaid": "the file is empty: a flowchart of Mermaid begins with `flowchart LR`",
    "no_flowchart": (
        "this is no flowchart of Mermaid: it begins with {found}, not with `flowchart` or `graph`"
        " (of Mermaid's diagrams only flowcharts are read)"
    ),
    "broken_mermaid": "{text} is not whole: {expected} is missing",
    "deep_groups": "subgraphs nested deeper than {limit}",
    # -- what was read in a certain way ----------------------------------------------------------------
    "pages": "the drawing has {count} pages: {page} is read, not {others} (write {file}#{other} for another)",
    "versions": "the drawing shows {count} versions side by side: {version!r} is read",
    "no_lane": "Outside the lanes",
    "only_lane": "Everybody",
    "no_name_lane": "Unnamed lane",
    "no_name_step": "Unnamed step",
    "no_lanes": "no lanes are drawn{page}: all {count} steps are read as done by one team: {ids}",
    "outside": "drawn in no lane{page}, read as a lane of their own: {ids}",
    "unnamed_lane": "lanes without a name{page}: {ids}",
    "unnamed_step": "steps without words{page}: {ids}",
    "kind_customer": "a drawing does not say whose a lane is{page}; by name read as the customer: {ids}",
    "kind_staff": "a drawing does not say whose a lane is{page}; by name and steps read as staff: {ids}",
    "kind_partner": (
        "a drawing does not say whose a lane is{page}; by name read as another organisation: {ids}"
    ),
    "kind_system": "a drawing does not say whose a lane is{page}; by name and steps read as a system: {ids}",
    "tied": "lines that end beside a shape{page}, read as tied to it: {ids}",
    "oval_step": "ovals that the flow runs through{page}, read as steps: {ids}",
    "document_step": "documents that the flow runs through{page}, read as steps: {ids}",
    "unknown_step": "shapes of an unknown kind with lines{page}, read as steps: {ids}",
    "step_alone": "steps that no line leads to or from{page}: {ids}",
    "start_midway": "starts that something leads to{page}, read as something that happens on the way: {ids}",
    "end_midway": "ends that lead on{page}, read as something that happens on the way: {ids}",
    "no_host": "events of a border that sit on no step{page}, read as waiting in the flow: {ids}",
    "no_arrow": "lines without an arrowhead{page}, read in the direction they were drawn: {ids}",
    "both_ways": "lines with an arrowhead at both ends{page}, read in the direction they were drawn: {ids}",
    "all_at_once": (
        "several lines without an answer leave these steps{page}; read as all at the same time"
        " (write the answers on the lines if only one is taken): {ids}"
    ),
    "odd_shares": "shares that do not add up to 100 %{page} are kept as words only, at: {ids}",
    # -- what was left out -----------------------------------------------------------------------------
    "left_alone": "boxes that no line touches and no lane holds{page}, left out: {ids}",
    "left_figure": "shapes that are no part of the flow{page}, left out: {ids}",
    "left_words": "words that belong to no shape{page}, left out: {ids}",
    "left_line": "lines that do not lead from a step to a step{page}, left out: {ids}",
    "mermaid_looks": "only about looks, left out: {listed}",
    "mermaid_unknown": "not understood, left out: {text}",
}
"""The sentences by slug."""
