"""Welsh: the whole paper: headings, sentences, table heads, questions and answers."""

__all__ = ["SENTENCES"]

SENTENCES: dict[str, str] = {
    "figure": "Ffigur {number}",
    "table": "Tabl {number}",
    "caption": "{label}: {text}",
    "skip": "Neidio i'r papur",
    "contents": "Cynnwys",
    "in-words": "Y llun hwn mewn geiriau",
    "try": "Rhoi cynnig ar rifau eraill",
    "slide-volume": "Achosion y flwyddyn",
    "slide-share": "Cyfran yr achosion sy'n dilyn y ffordd newydd",
    "slide-minutes": "Munudau staff a arbedir fesul achos",
    "slide-result": "Oriau o amser staff a ryddheir y flwyddyn:",
    "more-rows": "mae rhagor o resi yn nodiadau'r rhan hon: {count}",
    "part-of": "{title} ({number} o {count})",
    "missing": "Beth sydd ar goll o hyd",
    "needs": "Mae angen {what}. Wedyn mae'r rhan hon yn dangos {leads_to}.",
    "not-said": "heb ei ddweud",
    "column-what": "Beth",
    "column-number": "Rhif",
    "column-before": "Cynt",
    "column-after": "Wedyn",
    "column-change": "Newid",
    "column-range": "Ystod",
    "column-rule": "Beth sy'n cyfrif",
    "column-became": "Beth a ddaeth ohono",
    "column-sure": "Pa mor siŵr",
    "column-why": "Pam rydym yn meddwl hynny",
    "column-score": "Tebygrwydd",
    "column-fix": "Beth sy'n setlo'r mater",
    "column-minutes": "Amser staff fesul achos",
    "column-share": "Achosion sy'n dilyn y ffordd newydd",
    "column-hours": "Amser staff a ryddheir y flwyddyn",
    "column-version": "Fersiwn",
    "column-figure": "Ffigur",
    "column-value": "Gwerth",
    "column-grade": "Sut y mae'n hysbys",
    "column-source": "Ffynhonnell",
    "column-if-low": "Arbediad os yw'n isel",
    "column-if-high": "Arbediad os yw'n uchel",
    "column-break-even": "Dim arbediad yn",
    "column-question": "Cwestiwn",
    "column-answer": "Ateb",
    "column-system": "System",
    "finding": "Yr hyn a ganfuom",
    "headline": "Y ffigurau",
    "rules": "Sut y buom yn cyfrif",
    "picture": "Cynt ac wedyn mewn un llun",
    "strip": "Pwy sy'n trin achos",
    "changes": "Yr hyn a newidiodd",
    "uncertain": "Yr hyn nad ydym yn siŵr ohono",
    "worse": "Yr hyn a aeth yn waeth neu a symudodd at y cwsmer",
    "times": "Amser ac arian",
    "assumptions": "Yr hyn y mae'r ffigurau'n dibynnu arno",
    "sensitivity": "Yr hyn a allai newid y canlyniad",
    "questions": "Cwestiynau y bydd y bwrdd yn eu gofyn",
    "scope": "Yr hyn sydd i mewn a'r hyn sydd allan",
    "systems": "Systemau a data a ailddefnyddir",
    "complexity": "Pa mor anodd yw'r lluniau i'w darllen",
    "checks": "Yr hyn y mae'r gwiriadau'n ei ddweud",
    "about": "Y gwasanaeth a'r ffeiliau",
    "reproduce": "Sut i wneud y papur hwn eto",
    "status-planned": "cynllun",
    "status-live": "ar waith",
    "status-measured": "wedi'i fesur",
    "known-planned": "Cynllun yw'r ffordd newydd. Nid oes neb wedi mesur ei ffigurau eto.",
    "known-live": "Mae'r ffordd newydd ar waith. Nid oes neb wedi mesur ei ffigurau eto.",
    "known-measured": "Mae'r ffordd newydd ar waith, a mesurwyd ei ffigurau.",
    "not-comparable": "Ni ellir cymharu'r ddwy fersiwn fel y maent.",
    "finding-means": "Mae'r ddwy fersiwn wedi'u cyfrif yn ôl yr un rheolau. Maent isod.",
    "grade-of-times": "Amseroedd y ffordd newydd: {grade}.",
    "grade-measured": "wedi'u mesur",
    "grade-recorded": "wedi'u cofnodi",
    "grade-estimated": "wedi'u hamcangyfrif",
    "grade-assumed": "wedi'u tybio",
    "headline-intro": (
        "Mae pob rhes yn cyfrif un peth ar gyfer un achos. Lle mae'r achos arferol a'r cyfartaledd yn "
        "wahanol, mae'r tabl yn dangos y ddau. Y newid yw newid y cyfartaledd."
    ),
    "headline-caption": "Prif ffigurau un achos",
    "headline-note": (
        "Mae ystod cyfrif yn mynd o'r ffordd fyrraf drwodd i'r hiraf. Mae ystod amser neu gyfran yn dangos "
        "yr hyn nad ydym yn ei wybod: mewn 8 o bob 10 cynnig mae'r cyfartaledd y tu mewn iddi."
    ),
    "usual-and-average": "{usual} ({average} ar gyfartaledd)",
    "range": "{low} i {high}",
    "two-ranges": "cynt {before}; wedyn {after}",
    "lacking": "Nid yw popeth yn hysbys. Mae'r mewnbynnau hyn ar goll: {what}.",
    "rule-human_touches": (
        "Pob cam y mae person yn ei wneud mewn tîm sy'n darparu'r gwasanaeth. "
        "Mae dau gam yn olynol gan un person yn cyfrif fel dau."
    ),
    "rule-pick_ups": (
        "Pob tro y mae tîm yn codi'r achos. Mae ei gamau yn olynol, heb aros a heb neb arall rhyngddynt, "
        "yn cyfrif fel un."
    ),
    "rule-handoffs": "Pob tro y daw person, tîm neu sefydliad arall yn gyfrifol am yr achos.",
    "rule-steps": "Pob peth a wneir, boed gan staff, gan y cwsmer neu gan beiriant.",
    "rule-touch_time": "Yr amser y mae staff a phartneriaid yn gweithio ar achos. Nid yw aros ynddo.",
    "rule-end_to_end_time": (
        "O'r dechrau i'r diwedd: gwaith pobl, gwaith peiriannau a'r aros. Oriau gwaith yn unig sy'n cyfrif."
    ),
    "rule-straight_through": "Cyfran yr holl achosion sy'n dod i ben heb yr un cam gan staff na phartneriaid.",
    "rule-rekeyings": "Pob tro y mae person yn teipio'r hyn a oedd mewn system eisoes.",
    "rule-customer_steps": "Pob cam y mae'r cwsmer yn ei wneud. Nid yw byth yn cyfrif fel cam gan staff.",
    "rules-note": "Mae union eiriad pob rheol i'w weld gyda: procmodel measure FILE --explain NAME.",
    "rules-intro": "Mae'r rheolau hyn yn wir am y ddwy fersiwn.",
    "rules-caption": "Y rheolau cyfrif",
    "about-caption": "Am beth y mae'r papur hwn",
    "about-service": "Gwasanaeth",
    "about-organisation": "Sefydliad",
    "about-status": "Statws y ffordd newydd",
    "about-before": "Ffeil yr hen ffordd",
    "about-after": "Ffeil y ffordd newydd",
    "about-date": "Dyddiad y papur hwn",
    "about-hash": "hash y ffeil {hash}",
    "day": "{day} {month} {year}",
    "months": "Ionawr Chwefror Mawrth Ebrill Mai Mehefin Gorffennaf Awst Medi Hydref Tachwedd Rhagfyr",
    "picture-intro": (
        "Mae'r hen ffordd ar y brig, y ffordd newydd oddi tani. Person, tîm neu system yw pob band. Mae "
        "rhif yn marcio pob tro y mae person yn trin yr achos. Mae H yn marcio pob newid dwylo."
    ),
    "picture-caption": "{title}, cynt ac wedyn",
    "picture-alternative": "Dau lun o'r broses, {title}, cynt uwchben wedyn. {finding}",
    "strip-intro": (
        "Cam lle mae person yn trin yr achos yw pob marc. Nifer y marciau yn yr hen ffordd: {before}; yn y "
        "ffordd newydd: {after}. Gall achos hepgor rhai ohonynt. Mae'r tabl yn eu rhestru i gyd."
    ),
    "strip-none": "Nid oes person yn trin achos yn yr un o'r ddwy fersiwn.",
    "strip-caption": "Pob cam lle mae person yn trin yr achos",
    "marks-caption": "Un marc i bob cam lle mae person yn trin yr achos",
    "marks-alternative": (
        "Rhes o farciau wedi'u rhifo i bob fersiwn, yn ôl pwy sy'n ei wneud: {before} cynt, {after} "
        "wedyn. Mae'r tabl isod yn enwi pob cam."
    ),
    "changes-intro": (
        "Mae'r tabl yn rhestru'r hyn a newidiodd, i gyd: {changed}. Camau sy'n aros fel y maent: {same}."
    ),
    "patterns-intro": "Gellir gweld y mathau hyn o newid:",
    "pattern": "{pattern}: {evidence}",
    "quadrangle-intro": "O ran amser, cost, ansawdd a hyblygrwydd:",
    "quadrangle": "{side}: {text}",
    "changes-caption": "Beth a ddaeth o bob cam",
    "changes-note": (
        "Mae'r ganran yn dweud pa mor siŵr ydym mai'r un cam yw'r ddau, a'r golofn olaf pam. "
        "Enw byr cam yn y ffeil yw id."
    ),
    "why-by-hand": "wedi'u paru â llaw",
    "why-replaces": "mae ffeil y ffordd newydd yn dweud lle pa gam y mae'n ei gymryd",
    "why-id": "yr un id sydd iddo yn y ddwy ffeil",
    "why-alike": "o'r holl gamau, y rhain yw'r tebycaf o ran enw, data a lle",
    "why-said-gone": "mae ffeil y ffordd newydd yn dweud ei fod wedi mynd",
    "why-gone": "nid oes cam tebyg iddo yn y ffordd newydd",
    "why-said-new": "mae ffeil y ffordd newydd yn dweud ei fod yn newydd",
    "why-new": "nid oes cam tebyg iddo yn yr hen ffordd",
    "uncertain-none": "Parwyd pob cam, neu mae'n amlwg ei fod wedi mynd neu'n newydd.",
    "uncertain-intro": (
        "Efallai mai'r un cam yw'r rhain. Cyfrifwyd pob un fel un cam a aeth ac un cam newydd."
    ),
    "uncertain-caption": "Parau nad oes neb yn siŵr ohonynt",
    "worse-intro": "Nid yw popeth yn gwella. Mae'r pethau hyn yn gwaethygu neu'n symud:",
    "worse-none": (
        "Nid oes dim yn gwaethygu yn ôl y ffigurau a'r rheolau hyn. Nid ydynt yn gweld popeth: gofynnwch "
        "i'r rhai sy'n gwneud y gwaith."
    ),
    "comparability-intro": "Edrychwch ar y rhain cyn ymddiried yn y gymhariaeth:",
    "times-intro": (
        "Capasiti a ryddheir yw'r amser a arbedir. Dim ond os bydd rhywun yn gwario llai y mae'n arian a "
        "arbedir."
    ),
    "times-caption": "Amser a chost",
    "fall-intro": (
        "Math o newid yw pob bar: mae'n tynnu munudau staff o achos, neu'n ychwanegu rhai. "
        "Mae'r un rhifau yn y tabl."
    ),
    "bars-caption": "O'r amser staff cynt i'r amser staff wedyn, yn ôl math o newid",
    "bars-alternative": (
        "Bariau o amser staff fesul achos, o {before} cynt i {after} wedyn, un i bob math o newid. Mae'r "
        "rhifau yn y tabl isod."
    ),
    "fall-caption": "O'r amser staff cynt i'r amser staff wedyn",
    "fall-before": "cyn y newid",
    "fall-after": "ar ôl y newid",
    "year": (
        "Gyda nifer yr achosion yn {volume} y flwyddyn, byddai'r ffordd newydd yn rhyddhau {hours} awr o "
        "amser staff y flwyddyn. {known}"
    ),
    "take-up-caption": "Amser staff a ryddheir os bydd llai o achosion yn dilyn y ffordd newydd",
    "take-up-note": (
        "Achosion y flwyddyn ({volume}) wedi'u lluosi â'r gyfran sy'n dilyn y ffordd newydd ac â'r amser "
        "staff a arbedir ({minutes}). Mae'r achosion eraill yn aros fel y maent."
    ),
    "need-times": "amser pob cam y mae person yn ei wneud",
    "need-volume": "nifer yr achosion y flwyddyn ('volume' yn y ffeil)",
    "need-rates": "cost awr pob tîm a nifer yr achosion y flwyddyn ('rate', 'volume')",
    "need-costs": "cost y newid unwaith ac am byth ('costs' ac 'one_off' yn y ffeil)",
    "need-measures": "mesurau'r ddwy fersiwn",
    "need-figures": "ffigurau yn y ffeiliau: amseroedd, cyfrannau, cyfraddau",
    "need-systems": "y system y mae pob cam yn ei defnyddio ('system' yn y ffeil)",
    "need-adverse": "y gwiriad am newidiadau sy'n niweidio",
    "need-example": (
        "enghraifft: enwch pwy sydd wedi gwneud hyn o'r blaen, gyda'u ffigurau, ymhlith y ffynonellau"
    ),
    "input-time": "amser: {what}",
    "input-wait": "yr aros cyn: {what}",
    "input-share": "cyfran yr achosion yn: {what}",
    "input-rate": "cost awr: {what}",
    "input-accurate": "pa mor aml y mae'n iawn y tro cyntaf: {what}",
    "input-volume": "nifer yr achosion y flwyddyn",
    "input-simulation": "efelychiad",
    "input-one_off": "cost y newid unwaith ac am byth",
    "and-more": "{count} yn rhagor",
    "need-trigger": "beth sy'n cychwyn achos ('trigger' yn y ffeil)",
    "need-outcomes": "sut y gall achos ddod i ben ('outcomes' yn y ffeil)",
    "need-channel": "sut y daw achosion i mewn ('channel' ar ddechrau)",
    "lead-scope": "y cyfan y mae'r ddwy fersiwn yn ei gwmpasu",
    "lead-figures": "y prif ffigurau",
    "lead-rules": "y rheolau",
    "lead-times": "amseroedd a chostau",
    "lead-fall": "i ble mae'r munudau staff yn mynd",
    "lead-rest": "gweddill yr amseroedd a'r costau",
    "lead-year": "yr hyn a ddaw mewn blwyddyn",
    "lead-assumptions": "pob ffigur gyda'i ffynhonnell",
    "lead-sensitivity": "y ffigurau y mae'r canlyniad yn troi arnynt",
    "lead-systems": "systemau'r ddwy fersiwn",
    "lead-complexity": "maint y lluniau",
    "grades": "O amser staff yr hen ffordd, dyma faint sy'n dibynnu ar ffigurau o bob gradd: {shares}.",
    "grades-unknown": "Nid yw'r ffeiliau'n dweud pa mor dda y mae'r amseroedd staff yn hysbys.",
    "assumptions-caption": "Pob ffigur yn y ffeiliau, sut y mae'n hysbys, ac o ble",
    "sources-intro": "Dyma'r ffynonellau:",
    "no-source": "dim",
    "source": "{number}: {title}",
    "shared": "{name} (defnyddir mewn sawl man)",
    "figure-of": "{of}: {figure}",
    "on-side": "{what} ({side})",
    "figure-time": "amser",
    "figure-wait": "aros o'i flaen",
    "figure-cost": "cost",
    "figure-rate": "cost awr",
    "figure-volume": "achosion y flwyddyn",
    "figure-fte": "oriau gwaith person mewn blwyddyn",
    "figure-start": "cyfran yr achosion y mae'n eu dechrau",
    "figure-border": "cyfran yr achosion y daw ynddynt",
    "figure-again": "cyfran a wneir unwaith eto",
    "figure-combination": "cyfran cyfuniad o ganghennau",
    "figure-share": "Cyfran sy'n mynd: {source} → {target}",
    "sensitivity-large": (
        "Gadawyd allan: camau'r ddwy gyda'i gilydd: {steps}; gweithir y rhan hon allan ar gyfer hyd at "
        "{most}."
    ),
    "saving": (
        "Mae'r ffordd newydd yn arbed {mean} o amser staff fesul achos. Mewn 8 o bob 10 cynnig mae'n "
        "arbed {low} i {high}."
    ),
    "saving-loss": (
        "Mae'r ffordd newydd yn cymryd {mean} yn fwy o amser staff fesul achos. Mewn 8 o bob 10 cynnig mae'n "
        "cymryd {low} i {high} yn fwy."
    ),
    "saving-chance": "Y siawns ei bod yn arbed unrhyw amser staff yw {percent}.",
    "saving-firm": "Nid oes ffigur amheus yn symud y canlyniad.",
    "sensitivity-caption": "Y ffigurau y mae'r arbediad yn dibynnu fwyaf arnynt",
    "no-break-even": "byth",
    "measure-next": "Os gallwch fesur un peth arall yn unig, mesurwch hyn: {what}.",
    "questions-intro": "Daw pob ateb o'r ffigurau uchod, neu mae'n dweud beth sydd ei angen arno.",
    "questions-caption": "Cwestiynau ac atebion",
    "ask-people": "Faint o bobl amser llawn yw'r amser a arbedir?",
    "ask-money": "Faint o arian yw ei werth mewn blwyddyn?",
    "ask-cash": "Ai arian parod ydyw, ynteu gapasiti?",
    "ask-payback": "Pryd y bydd wedi talu amdano'i hun?",
    "ask-take-up": "Beth os mai dim ond 40 % sy'n manteisio arno?",
    "ask-loses": "Pwy sydd ar eu colled?",
    "ask-refusals": "A yw peiriant yn gwrthod pobl?",
    "ask-done-before": "Pwy sydd wedi gwneud hyn o'r blaen?",
    "answer-needs": "Ddim yn hysbys. I ateb, mae angen {what}.",
    "answer-people": "Amser staff tua {people} o bobl amser llawn. {known}",
    "answer-money": "Amser staff gwerth tua {money} y flwyddyn. {known}",
    "answer-cash": (
        "Capasiti. Mae gan staff fwy o amser ar gyfer gwaith arall. Dim ond os aiff y gyllideb i lawr y "
        "mae'n arian parod."
    ),
    "answer-maybe-cash": (
        "Capasiti yw unrhyw amser a arbedir: mae gan staff fwy o amser ar gyfer gwaith arall. Dim ond os aiff "
        "y gyllideb i lawr y mae'n arian parod."
    ),
    "answer-payback": "Ymhen tua {years} o flynyddoedd, os defnyddir yr amser.",
    "answer-payback-months": "O fewn {months} mis, os defnyddir yr amser.",
    "answer-more-people": "Dim: mae'n cymryd amser staff tua {people} yn fwy o bobl amser llawn. {known}",
    "answer-more-money": "Dim: mae'n cymryd amser staff gwerth tua {money} yn fwy y flwyddyn. {known}",
    "answer-no-cash": "Y naill na'r llall. Nid yw'r ffordd newydd yn arbed amser staff.",
    "answer-no-take-up": "Nid yw'r ffordd newydd yn arbed amser staff, faint bynnag sy'n ei defnyddio.",
    "answer-few": "Wedyn rhyddheir {less} awr o amser staff y flwyddyn, nid {all}.",
    "answer-few-each": "Wedyn arbedir {less} o amser staff yn yr achos cyfartalog, nid {all}.",
    "answer-loses": "Mae'r rhain yn gwaethygu: {rows}.",
    "answer-nobody-loses": (
        "Neb, yn ôl y ffigurau hyn. Nid ydynt yn gweld popeth: gofynnwch i'r rhai sy'n defnyddio'r "
        "gwasanaeth ac yn ei roi."
    ),
    "answer-no-refusal": "Dim mwy nag o'r blaen: ni wneir gwrthodiad newydd heb berson.",
    "answer-done-live": "Mae ar waith yma.",
    "answer-done-measured": "Mae ar waith yma, ac fe'i mesurwyd.",
    "scope-intro": (
        "Rhaid i'r ddwy fersiwn ddechrau a gorffen yn yr un lle. Ni chyfrifir yr hyn sydd y tu allan."
    ),
    "scope-caption": "Yr hyn y mae'r ddwy fersiwn yn ei gwmpasu",
    "scope-trigger": "Sut y mae'n dechrau",
    "scope-outcomes": "Sut y mae'n gorffen",
    "scope-channels": "Sut y daw achosion i mewn",
    "scope-opaque": "Rhannau nad edrychodd neb i mewn iddynt",
    "opaque": "{count}: {names}",
    "opaque-none": "dim",
    "systems-caption": "Y systemau, a faint o gamau sy'n eu defnyddio",
    "steps-one": "1 cam",
    "steps-many": "camau: {count}",
    "registers": "Mae'r ffordd newydd yn cymryd data o'r lle y'i cedwir: {names}.",
    "registers-none": "Nid yw'r ffordd newydd yn defnyddio cofrestr ddata, hyd y dywed y ffeil.",
    "complexity-intro": "Am y lluniau y mae'r ffigurau hyn. Nid yw llun llai yn wasanaeth gwell.",
    "complexity-caption": "Maint y lluniau",
    "about-pair": "Y ddwy",
    "soundness": "{side}: {verdict}",
    "verdict-sound": "gall pob achos ddod i ben fel y dylai.",
    "verdict-fault": "gall rhyw achos fynd yn sownd neu ddod i ben yn y ffordd anghywir.",
    "verdict-undecided": "nid yw'n hysbys a all pob achos ddod i ben.",
    "checks-none": "Nid yw'r rheolau'n canfod dim.",
    "checks-intro": "Mae'r rheolau'n tynnu sylw at y rhain ({count}):",
    "checks-more": "Mae rhagor ({count}). Mae'r gorchymyn check yn eu rhestru i gyd.",
    "reproduce-intro": "Teipiwch hyn lle mae'r ddwy ffeil:",
    "reproduce-hash": "{name}: SHA-256 {hash}",
    "reproduce-version": "Gwnaed y papur hwn gyda procmodel {version}. Yr un ffeiliau a rydd yr un papur.",
    "no-marks": (
        "mae'r ffeil .{ending} hon yn bod eisoes ac nid oes lle o'n heiddo ni ynddi, felly gadawyd "
        "llonydd iddi (dewiswch enw arall, neu symudwch y ffeil)"
    ),
    "open-mark": (
        "mae gan y ffeil .{ending} hon farc heb ei ben arall: {mark} (rhowch ef yn ôl neu symudwch y ffeil)"
    ),
    "locked": "mae ar agor mewn rhaglen arall (caewch hi yno, neu dewiswch enw arall)",
    "read-only": "ni chaniateir ysgrifennu iddi (fe'i marciwyd yn ddarllen yn unig)",
    "no-document": (
        "nid yw hon yn ffeil .{ending} y gellir ei hagor (cadwch hi o'r newydd yn eich rhaglen swyddfa)"
    ),
    "template-ending": (
        "{path}: math anhysbys o dempled (un o'r rhain: .yaml ar gyfer amlinelliad, .docx neu .pptx ar "
        "gyfer golwg)"
    ),
    "template-unused": "{path}: ni ofynnir am ffeil .{ending}, felly nid oes defnydd i'r templed hwn",
    "bad-date": "nid yw --date {text!r} yn ddyddiad (ysgrifennwch 2026-03-01)",
    "with-file": "{path}: {reason}",
    "outline-map": "map o allweddi yw amlinelliad, cafwyd {found}",
    "outline-key": "nid yw {name} yn allwedd mewn amlinelliad{hint} (un o'r rhain: {known})",
    "outline-section": "nid yw {name} yn rhan o bapur{hint} (un o'r rhain: {known})",
    "outline-twice": "enwir y rhan {name!r} ddwywaith",
    "outline-text": "disgwylid testun",
    "outline-date": "nid yw {found} yn ddyddiad (ysgrifennwch 2026-03-01)",
    "outline-list": "disgwylid rhestr o rannau, megis [finding, headline]",
    "outline-headings": "disgwylid map o ran i bennawd",
}
