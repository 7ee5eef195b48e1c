"""Welsh: what is said of drawings of draw.io that are read as processes."""

__all__ = ["SENTENCES"]

SENTENCES: dict[str, str] = {
    "no_drawio": (
        "nid yw hwn yn llun draw.io: mae'r ffeil yn dechrau gyda {found}, nid gyda `mxfile` nac "
        "`mxGraphModel` (cadwch hi yn draw.io fel .drawio)"
    ),
    "no_pages": "nid oes tudalen yn y llun",
    "no_such_page": "nid oes tudalen {text}{hint}; mae yma: {pages}",
    "bad_page": "ni ellir dadbacio tudalen {page}: {reason} (agorwch hi yn draw.io a'i chadw eto)",
    "no_steps": (
        "ni luniwyd cam{page}: darllenir blychau fel camau, diemyntau fel penderfyniadau, hirgrynion fel "
        "dechreuadau a diweddiadau"
    ),
    "visio_empty": "mae'r ffeil yn wag: cadwch y llun yn Visio fel .vsdx",
    "visio_no_drawing": "ffeil zip yw hon, ond nid llun Visio: nid oes ynddi ran visio/pages/pages.xml",
    "visio_no_zip": "nid llun Visio yw hwn: {reason} (agorwch ef yn Visio a'i gadw fel .vsdx)",
    "visio_locked": "hen lun neu un dan gyfrinair yw hwn: cadwch ef yn Visio fel .vsdx heb gyfrinair",
    "visio_doctype": "mae rhan ohono'n datgan math dogfen: nid oes llun Visio yn gwneud hynny",
    "visio_no_part": "mae'r rhan {part} ar goll (agorwch y llun yn Visio a'i gadw eto)",
    "visio_bad_part": "ni ellir darllen y rhan {part}: {reason}",
    "empty_mermaid": "mae'r ffeil yn wag: mae siart llif Mermaid yn dechrau gyda `flowchart LR`",
    "no_flowchart": (
        "nid siart llif Mermaid yw hwn: mae'n dechrau gyda {found}, nid gyda `flowchart` na `graph` (o "
        "ddiagramau Mermaid siartiau llif yn unig a ddarllenir)"
    ),
    "broken_mermaid": "nid yw {text} yn gyfan: mae {expected} ar goll",
    "deep_groups": "is-graffiau wedi'u nythu'n ddyfnach na {limit}",
    "pages": (
        "nifer y tudalennau yn y llun yw {count}: darllenir {page}, nid {others} (ysgrifennwch "
        "{file}#{other} am un arall)"
    ),
    "versions": "nifer y fersiynau ochr yn ochr yn y llun yw {count}: darllenir {version!r}",
    "no_lane": "Y tu allan i'r lonydd",
    "only_lane": "Pawb",
    "no_name_lane": "Lôn heb enw",
    "no_name_step": "Cam heb enw",
    "no_lanes": "ni luniwyd lonydd{page}: darllenir pob cam ({count}) fel gwaith un tîm: {ids}",
    "outside": "lluniwyd y tu allan i'r lonydd{page}, darllenir fel lôn ar wahân: {ids}",
    "unnamed_lane": "lonydd heb enw{page}: {ids}",
    "unnamed_step": "camau heb eiriau{page}: {ids}",
    "kind_customer": "nid yw llun yn dweud pwy biau lôn{page}; yn ôl yr enw darllenir fel y cwsmer: {ids}",
    "kind_staff": (
        "nid yw llun yn dweud pwy biau lôn{page}; yn ôl yr enw a'r camau darllenir fel staff: {ids}"
    ),
    "kind_partner": (
        "nid yw llun yn dweud pwy biau lôn{page}; yn ôl yr enw darllenir fel sefydliad arall: {ids}"
    ),
    "kind_system": (
        "nid yw llun yn dweud pwy biau lôn{page}; yn ôl yr enw a'r camau darllenir fel system: {ids}"
    ),
    "tied": "llinellau sy'n gorffen wrth ymyl siâp{page}, darllenir fel petaent ynghlwm wrtho: {ids}",
    "oval_step": "hirgrynion y mae'r llif yn rhedeg drwyddynt{page}, darllenir fel camau: {ids}",
    "document_step": "dogfennau y mae'r llif yn rhedeg drwyddynt{page}, darllenir fel camau: {ids}",
    "unknown_step": "siapiau o fath anhysbys gyda llinellau{page}, darllenir fel camau: {ids}",
    "step_alone": "camau nad oes llinell yn arwain atynt nac oddi wrthynt{page}: {ids}",
    "start_midway": (
        "dechreuadau y mae rhywbeth yn arwain atynt{page}, darllenir fel rhywbeth sy'n digwydd ar y "
        "ffordd: {ids}"
    ),
    "end_midway": (
        "diweddiadau sy'n arwain ymlaen{page}, darllenir fel rhywbeth sy'n digwydd ar y ffordd: {ids}"
    ),
    "no_host": (
        "digwyddiadau ffin nad ydynt yn eistedd ar yr un cam{page}, darllenir fel aros yn y llif: {ids}"
    ),
    "no_arrow": "llinellau heb ben saeth{page}, darllenir i'r cyfeiriad y'u lluniwyd: {ids}",
    "both_ways": "llinellau â phen saeth ar y ddau ben{page}, darllenir i'r cyfeiriad y'u lluniwyd: {ids}",
    "all_at_once": (
        "mae sawl llinell heb ateb yn gadael y camau hyn{page}; darllenir fel pob un yr un pryd "
        "(ysgrifennwch yr atebion ar y llinellau os dilynir un yn unig): {ids}"
    ),
    "odd_shares": (
        "cedwir cyfrannau nad ydynt yn gwneud cyfanswm o 100 %{page} fel geiriau yn unig, yn: {ids}"
    ),
    "left_alone": "blychau nad oes llinell yn eu cyffwrdd na lôn yn eu dal{page}, gadawyd allan: {ids}",
    "left_figure": "siapiau nad ydynt yn rhan o'r llif{page}, gadawyd allan: {ids}",
    "left_words": "geiriau nad ydynt yn perthyn i siâp{page}, gadawyd allan: {ids}",
    "left_line": "llinellau nad ydynt yn arwain o gam i gam{page}, gadawyd allan: {ids}",
    "mermaid_looks": "am y golwg yn unig, gadawyd allan: {listed}",
    "mermaid_unknown": "ni ddeallwyd, gadawyd allan: {text}",
}
