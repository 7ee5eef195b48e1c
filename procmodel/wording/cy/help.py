"""Welsh: what `--help` and wrong usage say, by the English text. `{}` stands for what is filled in."""

__all__ = ["HELP"]

HELP: dict[str, str] = {
    # -- the frame -------------------------------------------------------------------------------------
    "Usage:": "Defnydd:",
    "Options": "Dewisiadau",
    "Commands": "Gorchmynion",
    "Example: {}": "Enghraifft: {}",
    "Show this message and exit.": "Dangos y neges hon a gorffen.",
    "Show the version and exit.": "Dangos y fersiwn a gorffen.",
    "Speak English or Welsh; cy+en shows names in both.": (
        "Siarad Saesneg neu Gymraeg; mae cy+en yn dangos enwau yn y ddwy."
    ),
    "[default: {}]": "[os na ddywedir: {}]",
    "[required]": "[angenrheidiol]",
    "Lift a limit, such as steps=1e6.": "Codi terfyn, megis steps=1e6.",
    "Show where a failure arose.": "Dangos ble y cododd methiant.",
    # -- wrong usage -----------------------------------------------------------------------------------
    "Try '{}' for help.": "Rhowch gynnig ar '{}' am gymorth.",
    "Error: {}": "Gwall: {}",
    "Missing argument {}.": "Mae hwn ar goll: {}.",
    "Missing option {}.": "Mae'r dewisiad hwn ar goll: {}.",
    "No such option {}.": "Nid oes dewisiad o'r fath: {}.",
    "No such option {}. (Did you mean one of: {}?)": "Nid oes dewisiad o'r fath: {}. (Ai un o'r rhain: {}?)",
    "No such option {}. Did you mean {}?": "Nid oes dewisiad o'r fath: {}. Ai {} oedd gennych mewn golwg?",
    "No such option: {}": "Nid oes dewisiad o'r fath: {}",
    "Option {} requires an argument.": "Mae angen gwerth ar y dewisiad hwn: {}.",
    "Got unexpected extra argument ({})": "Mae hwn yn ormod: {}",
    "Got unexpected extra arguments ({})": "Mae'r rhain yn ormod: {}",
    "Invalid value for {}: {} is not one of {}.": "Gwerth annilys i {}: nid yw {} yn un o'r rhain: {}.",
    "Invalid value for {}: {}": "Gwerth annilys i {}: {}",
    # -- the commands ----------------------------------------------------------------------------------
    "What changed between two versions of a process.": "Beth a newidiodd rhwng dwy fersiwn o broses.",
    "Compare two versions: finding, figures, changes, picture.": (
        "Cymharu dwy fersiwn: canfyddiad, ffigurau, newidiadau, llun."
    ),
    "Replay an edit script on the model it was made for.": (
        "Ailchwarae sgript o newidiadau ar y model y cafodd ei wneud ar ei gyfer."
    ),
    "Count and time one process.": "Cyfrif ac amseru un broses.",
    "Say what is wrong with a model.": "Dweud beth sydd o'i le ar fodel.",
    "Play cases through one process, or two on the same cases.": (
        "Chwarae achosion trwy un broses, neu ddwy ar yr un achosion."
    ),
    "Learn a model, or figures for one, from an event log.": (
        "Dysgu model, neu ffigurau i un, o gofnod digwyddiadau."
    ),
    "Draw one process as a picture.": "Llunio un broses fel llun.",
    "Write the whole paper: Word, PowerPoint, PDF, HTML, LaTeX.": (
        "Ysgrifennu'r papur cyfan: Word, PowerPoint, PDF, HTML, LaTeX."
    ),
    "Write a process in another format, and say what that format cannot hold.": (
        "Ysgrifennu proses mewn fformat arall, a dweud beth na all y fformat hwnnw ei ddal."
    ),
    "Show a live preview in the browser, on this machine only.": (
        "Dangos rhagolwg byw yn y porwr, ar y peiriant hwn yn unig."
    ),
    "Serve an editor: errors, completion and numbers as one types.": (
        "Gwasanaethu golygydd: gwallau, cwblhau a rhifau wrth deipio."
    ),
    "Write a commented starting file, or the example.": (
        "Ysgrifennu ffeil gychwyn â sylwadau, neu'r enghraifft."
    ),
    "Lay out YAML files in one way, comments kept.": "Gosod ffeiliau YAML mewn un ffordd, gan gadw sylwadau.",
    "Print the JSON Schema of the file format.": "Argraffu JSON Schema fformat y ffeiliau.",
    "Say what is installed and what is missing.": "Dweud beth sydd wedi'i osod a beth sydd ar goll.",
    # -- diff ------------------------------------------------------------------------------------------
    "Compare BEFORE with AFTER: the finding, the figures, what changed, what got worse.": (
        "Cymharu BEFORE ag AFTER: y canfyddiad, y ffigurau, beth a newidiodd, beth a aeth yn waeth."
    ),
    "A side may be a file, `-` for standard input, git:REVISION:PATH, or a sheet of a workbook "
    "(service.xlsx#Today). A workbook alone gives both. More versions: each with the next, and end to end.": (
        "Gall ochr fod yn ffeil, yn `-` am y mewnbwn safonol, yn git:REVISION:PATH, neu'n daflen o lyfr gwaith "
        "(service.xlsx#Today). Mae llyfr gwaith ar ei ben ei hun yn rhoi'r ddwy. Rhagor o fersiynau: pob un "
        "gyda'r nesaf, ac o ben i ben."
    ),
    "Write .svg .png .pdf .html .docx .pptx .tex .md .xlsx .csv .json": (
        "Ysgrifennu .svg .png .pdf .html .docx .pptx .tex .md .xlsx .csv .json"
    ),
    "Show every figure and every unchanged step.": "Dangos pob ffigur a phob cam na newidiodd.",
    "Print JSON (its sentences in English).": "Argraffu JSON (ei frawddegau yn Saesneg).",
    "How to print.": "Sut i argraffu.",
    'Such as "handoffs > before".': 'Megis "handoffs > before".',
    "Exit 1 where there are differences, as git.": "Gorffen ag 1 lle mae gwahaniaethau, fel git.",
    'One volume for both, such as "300 per year".': ('Un nifer o achosion i\'r ddwy, megis "300 per year".'),
    "Simulate both on the same cases, with range.": "Efelychu'r ddwy ar yr un achosion, gydag ystod.",
    "Mark the shortest way to the first fault, or the Nth, that `check` tells of.": (
        "Marcio'r ffordd fyrraf at y bai cyntaf, neu'r Nfed, y mae `check` yn sôn amdano."
    ),
    "An earlier version: its steps keep their rows. Several: the oldest first.": (
        "Fersiwn gynharach: mae ei chamau'n cadw eu rhesi. Sawl un: yr hynaf yn gyntaf."
    ),
    "What the saving depends on and what brings it.": "Ar beth mae'r arbediad yn dibynnu a beth sy'n dod ag ef.",
    "How the picture shows both versions.": "Sut mae'r llun yn dangos y ddwy fersiwn.",
    "Which step is which, by hand (YAML).": "Pa gam yw pa un, â llaw (YAML).",
    "Your own words of one meaning, for the labels (YAML).": (
        "Eich geiriau eich hun o'r un ystyr, ar gyfer y labeli (YAML)."
    ),
    "Write which step was found to be which, as .yaml or as .xlsx with both versions.": (
        "Ysgrifennu pa gam a welwyd yn cyfateb i ba un, fel .yaml neu fel .xlsx â'r ddwy fersiwn."
    ),
    "Write the edit script, for `procmodel apply`.": (
        "Ysgrifennu'r sgript o newidiadau, ar gyfer `procmodel apply`."
    ),
    "Say why A and B match, or do not.": "Dweud pam y mae A a B yn cyfateb, neu beidio.",
    "Accept another trigger, outcomes or currency; said in the result.": (
        "Derbyn sbardun, canlyniadau neu arian arall; dywedir hynny yn y canlyniad."
    ),
    "As git calls an external diff or textconv.": "Fel y mae git yn galw diff allanol neu textconv.",
    # -- pictures --------------------------------------------------------------------------------------
    "paper, govuk, plain or a TOML file.": "paper, govuk, plain neu ffeil TOML.",
    "Fill a page: A4, A3, letter, 16:9 or 210x297 (mm).": (
        "Llenwi tudalen: A4, A3, letter, 16:9 neu 210x297 (mm)."
    ),
    "Of the page; portrait makes columns of the lanes.": (
        "O'r dudalen; mae portrait yn gwneud colofnau o'r lonydd."
    ),
    "Draw in greys, as a printer without colour does.": "Llunio mewn llwyd, fel argraffydd heb liw.",
    "Resolution of .png: 192, less for very large pictures.": "Cydraniad .png: 192, llai i luniau mawr iawn.",
    "A font for letters that the shipped one lacks.": "Ffont i lythrennau nad ydynt yn yr un a roddir.",
    "Number of the picture, such as 3.": "Rhif y llun, megis 3.",
    "What stands below the picture.": "Beth sydd o dan y llun.",
    "Where the facts come from, below the caption.": "O ble y daw'r ffeithiau, o dan y capsiwn.",
    "Draw data and systems beside the steps that use them.": (
        "Llunio data a systemau wrth ymyl y camau sy'n eu defnyddio."
    ),
    "Print what the picture shows, in words.": "Argraffu'r hyn y mae'r llun yn ei ddangos, mewn geiriau.",
    "Draw the process in FILE (`-` reads standard input).": (
        "Llunio'r broses yn FILE (mae `-` yn darllen y mewnbwn safonol)."
    ),
    "As SVG, PNG, PDF, a web page, DOT, Mermaid or draw.io, told by the ending.": (
        "Fel SVG, PNG, PDF, tudalen we, DOT, Mermaid neu draw.io, yn ôl y terfyniad."
    ),
    "Where to, told by the ending.": "I ble, yn ôl y terfyniad.",
    "Who draws .svg and .png: we, or Graphviz over our positions.": (
        "Pwy sy'n llunio .svg a .png: ni, neu Graphviz dros ein safleoedd ni."
    ),
    "What .mmd is; real lanes need Mermaid 11.16.": "Beth yw .mmd; mae angen Mermaid 11.16 ar lonydd go iawn.",
    "Look of the picture.": "Golwg y llun.",
    # -- apply, measure, check -------------------------------------------------------------------------
    "Replay EDITS, as `procmodel diff --edits` wrote them, on BEFORE; print the later model as YAML.": (
        "Ailchwarae EDITS, fel yr ysgrifennodd `procmodel diff --edits` nhw, ar BEFORE; argraffu'r model "
        "diweddarach fel YAML."
    ),
    "Write the model here, not on the screen.": "Ysgrifennu'r model yma, nid ar y sgrin.",
    "Undo the edits: BEFORE is then the later model.": (
        "Dadwneud y newidiadau: BEFORE yw'r model diweddarach wedyn."
    ),
    "Count and time the process in each FILE (`-` reads standard input).": (
        "Cyfrif ac amseru'r broses ym mhob FILE (mae `-` yn darllen y mewnbwn safonol)."
    ),
    "Usual case: along the main path. Average case: per case, weighted by how often each step happens.": (
        "Achos arferol: ar hyd y prif lwybr. Achos cyfartalog: fesul achos, wedi'i bwysoli yn ôl pa mor aml y "
        "mae pob cam yn digwydd."
    ),
    "Show every measure, not only the usual ten.": "Dangos pob mesur, nid y deg arferol yn unig.",
    "Show how one measure comes about.": "Dangos sut mae un mesur yn codi.",
    "Fill by simulation what only it can tell.": "Llenwi trwy efelychu'r hyn na all dim arall ei ddweud.",
    "Say what is wrong with each FILE, and whether every case can end as it should.": (
        "Dweud beth sydd o'i le ar bob FILE, ac a all pob achos orffen fel y dylai."
    ),
    "A workbook with sheets Today and Proposed is checked twice, once for each.": (
        "Gwirir llyfr gwaith â thaflenni Today a Proposed ddwywaith, unwaith i bob un."
    ),
    "Ends with 1 where something is an error or a warning, or a case can go wrong; with 3 where a file cannot "
    "be read at all.": (
        "Mae'n gorffen ag 1 lle mae rhywbeth yn wall neu'n rhybudd, neu lle gall achos fynd o'i le; â 3 lle na "
        "ellir darllen ffeil o gwbl."
    ),
    "Check two versions, BEFORE and AFTER, against each other.": (
        "Gwirio dwy fersiwn, BEFORE ac AFTER, yn erbyn ei gilydd."
    ),
    "Of the output.": "O'r allbwn.",
    "Ask the questions of good digital practice too.": "Gofyn cwestiynau arfer digidol da hefyd.",
    "Set a rule.": "Gosod rheol.",
    "Judge pools together, with their messages.": "Barnu pyllau gyda'i gilydd, gyda'u negeseuon.",
    "Mend what is safe: missing quotes, needless keys and diamonds.": (
        "Trwsio'r hyn sy'n ddiogel: dyfynodau coll, allweddi a diemyntau diangen."
    ),
    "List the rules.": "Rhestru'r rheolau.",
    # -- simulate, learn -------------------------------------------------------------------------------
    "Play cases one by one through FILE: queues, calendars and chance, with intervals.": (
        "Chwarae achosion fesul un trwy FILE: ciwiau, calendrau a siawns, gyda chyfyngau."
    ),
    "With AFTER, both versions are played on the same random cases, and the difference is given. So are those of "
    "a workbook alone.": (
        "Gydag AFTER, chwaraeir y ddwy fersiwn ar yr un achosion ar hap, a rhoddir y gwahaniaeth. Felly hefyd rai "
        "llyfr gwaith ar ei ben ei hun."
    ),
    "Cases of each replication.": "Achosion pob ailadroddiad.",
    "How often to play.": "Pa mor aml i chwarae.",
    "Where random numbers come from.": "O ble y daw'r haprifau.",
    "Not counted: 500 cases, 2 weeks; default: found.": (
        "Heb eu cyfrif: 500 cases, 2 weeks; os na ddywedir: fe'i ceir."
    ),
    "Replicate until the times are known to 2%.": "Ailadrodd nes bod yr amseroedd yn hysbys i 2%.",
    "Processes that play.": "Prosesau sy'n chwarae.",
    "How many people make FILE as fast as AFTER.": "Faint o bobl sy'n gwneud FILE mor gyflym ag AFTER.",
    "Write the events of one replication: .csv or .xes.": (
        "Ysgrifennu digwyddiadau un ailadroddiad: .csv neu .xes."
    ),
    "Draw it: .svg .png .pdf .html": "Ei lunio: .svg .png .pdf .html",
    "What is drawn.": "Beth a lunnir.",
    "Learn from the event LOG (.csv, .xes, packed or not; .parquet).": (
        "Dysgu o'r cofnod LOG (.csv, .xes, wedi'u pacio neu beidio; .parquet)."
    ),
    "Without --into, a first draft of a model: its steps, choices, parallel work, loops and lanes.": (
        "Heb --into, drafft cyntaf o fodel: ei gamau, dewisiadau, gwaith cyfochrog, dolenni a lonydd."
    ),
    "The model that gets times, shares, people and volume.": (
        "Y model sy'n cael amseroedd, cyfrannau, pobl a nifer yr achosion."
    ),
    "Where to write the model; else it is printed.": "Ble i ysgrifennu'r model; fel arall fe'i hargreffir.",
    "How rare to leave out.": "Pa mor brin i'w adael allan.",
    "List every name and every case that leaves the model.": (
        "Rhestru pob enw a phob achos sy'n gadael y model."
    ),
    "Such as case=ticket; also activity, end.": "Megis case=ticket; hefyd activity, end.",
    # -- report, convert -------------------------------------------------------------------------------
    "Write the paper about BEFORE and AFTER: findings, figures, picture, questions, sources.": (
        "Ysgrifennu'r papur am BEFORE ac AFTER: canfyddiadau, ffigurau, llun, cwestiynau, ffynonellau."
    ),
    "A Word, PowerPoint, Markdown or LaTeX paper that is there already is brought up to date: what you wrote "
    "stays. What was there is kept as FILE.bak.": (
        "Diweddarir papur Word, PowerPoint, Markdown neu LaTeX sydd yno eisoes: mae'r hyn a ysgrifennoch yn "
        "aros. Cedwir yr hyn a oedd yno fel FILE.bak."
    ),
    "A workbook alone gives both versions.": "Mae llyfr gwaith ar ei ben ei hun yn rhoi'r ddwy fersiwn.",
    "Write .docx .pptx .pdf .html .tex .md; as often as wanted.": (
        "Ysgrifennu .docx .pptx .pdf .html .tex .md; mor aml ag y mynnwch."
    ),
    "An outline (.yaml), or a file of the house (.docx, .pptx) whose look is taken.": (
        "Amlinelliad (.yaml), neu ffeil y tŷ (.docx, .pptx) y cymerir ei golwg."
    ),
    "The date of the paper, such as 2026-03-01.": "Dyddiad y papur, megis 2026-03-01.",
    "Write the process in IN to OUT, in the format that its ending tells (`-` reads or writes the stream).": (
        "Ysgrifennu'r broses yn IN i OUT, yn y fformat y mae ei derfyniad yn ei ddweud (mae `-` yn darllen neu'n "
        "ysgrifennu'r ffrwd)."
    ),
    "YAML, JSON, BPMN, DMN (decision tables only), CSV, XLSX; draw.io, Visio and Mermaid are read. What that "
    "format cannot hold is listed, element by element.": (
        "YAML, JSON, BPMN, DMN (tablau penderfynu yn unig), CSV, XLSX; darllenir draw.io, Visio a Mermaid. "
        "Rhestrir yr hyn na all y fformat hwnnw ei ddal, elfen wrth elfen."
    ),
    "The format of IN, where its ending does not tell.": "Fformat IN, lle nad yw ei derfyniad yn dweud.",
    "The format of OUT, where its ending does not tell.": "Fformat OUT, lle nad yw ei derfyniad yn dweud.",
    "Take the decision tables of FILE (.dmn) into the process.": (
        "Cymryd tablau penderfynu FILE (.dmn) i mewn i'r broses."
    ),
    "Take the figures of a parameter file of Prosimos (.json).": (
        "Cymryd ffigurau ffeil baramedrau Prosimos (.json)."
    ),
    "Write Prosimos's parameters there, and BPMN that it runs to OUT.": (
        "Ysgrifennu paramedrau Prosimos yno, a BPMN y mae'n ei redeg i OUT."
    ),
    "Write nothing where something would be lost.": "Peidio ag ysgrifennu dim lle byddai rhywbeth yn cael ei golli.",
    # -- serve, lsp, new, fmt, schema, doctor ----------------------------------------------------------
    "Show FILE, or FILE and AFTER, in the browser: picture, counts and findings as one types.": (
        "Dangos FILE, neu FILE ac AFTER, yn y porwr: llun, cyfrifon a chanfyddiadau wrth deipio."
    ),
    "Reached from this machine only, by the address that is printed. A workbook alone gives both versions.": (
        "Dim ond o'r peiriant hwn y gellir ei gyrraedd, trwy'r cyfeiriad sy'n cael ei argraffu. Mae llyfr "
        "gwaith ar ei ben ei hun yn rhoi'r ddwy fersiwn."
    ),
    "Which port; 0 takes a free one.": "Pa borth; mae 0 yn cymryd un rhydd.",
    "Open the browser.": "Agor y porwr.",
    "Serve an editor by the Language Server Protocol, on standard input and output.": (
        "Gwasanaethu golygydd trwy'r Language Server Protocol, ar y mewnbwn a'r allbwn safonol."
    ),
    "Example: procmodel lsp (an editor starts it; docs/editors.md has the lines)": (
        "Enghraifft: procmodel lsp (golygydd sy'n ei gychwyn; mae'r llinellau yn docs/editors.md)"
    ),
    "Speak on standard input and output, as always.": "Siarad ar y mewnbwn a'r allbwn safonol, fel bob amser.",
    "Write a commented starting file for the process NAME, or the files of an example.": (
        "Ysgrifennu ffeil gychwyn â sylwadau i'r broses NAME, neu ffeiliau enghraifft."
    ),
    "A NAME that ends in .xlsx gives a workbook for today's and the proposed version, filled with an example.": (
        "Mae NAME sy'n gorffen â .xlsx yn rhoi llyfr gwaith i fersiwn heddiw a'r un arfaethedig, wedi'i lenwi ag "
        "enghraifft."
    ),
    "Write an example pair: speeding, bins, parking, repair.": (
        "Ysgrifennu pâr enghreifftiol: speeding, bins, parking, repair."
    ),
    "Where to write.": "Ble i ysgrifennu.",
    "Overwrite what is there.": "Ysgrifennu dros yr hyn sydd yno.",
    "Lay out each YAML FILE in one way: indents, spaces, long maps one key a line.": (
        "Gosod pob FILE YAML mewn un ffordd: mewnoliadau, bylchau, mapiau hir ag un allwedd i bob llinell."
    ),
    "Comments, texts and the order of everything stay. `-` reads standard input and prints the result.": (
        "Mae sylwadau, testunau a threfn popeth yn aros. Mae `-` yn darllen y mewnbwn safonol ac yn argraffu'r "
        "canlyniad."
    ),
    "Name the files that would change; exit 1 if any does.": (
        "Enwi'r ffeiliau a fyddai'n newid; gorffen ag 1 os oes rhai."
    ),
    "Print the JSON Schema of the file format, for editors that complete and check as one types.": (
        "Argraffu JSON Schema fformat y ffeiliau, i olygyddion sy'n cwblhau ac yn gwirio wrth deipio."
    ),
    "Example: procmodel schema > procmodel.schema.json, then name it in the first line of a model: # "
    "yaml-language-server: $schema=procmodel.schema.json": (
        "Enghraifft: procmodel schema > procmodel.schema.json, yna enwch ef yn llinell gyntaf model: # "
        "yaml-language-server: $schema=procmodel.schema.json"
    ),
    "Say which parts are here and which are not; exit 1 where something that everybody needs is missing.": (
        "Dweud pa rannau sydd yma a pha rai nad ydynt; gorffen ag 1 lle mae rhywbeth sydd ei angen ar bawb ar goll."
    ),
}
