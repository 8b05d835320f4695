"""The texts that rules cite, each written once.

Addresses and the way each text was read are those of the project's list of sources (`docs/reference/rules.md`).
"""

from __future__ import annotations

from typing import Final

from statut.rules.kernel.citation import Source

_NOTICES = "https://intracomm.ec.europa.eu/guide/publications/infoadm"

OLD_STAFF_REGULATIONS: Final = Source(
    "staff-regulations-1962",
    "old Staff Regulations",
    "Staff Regulations in force until 30 April 2004",
    "",
)
STAFF_REGULATIONS: Final = Source(
    "staff-regulations",
    "Staff Regulations",
    "Staff Regulations",
    "consolidated 1 January 2026",
    "https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=CELEX:01962R0031",
)
ANNEX_XIII: Final = Source(
    "staff-regulations-annex-xiii",
    "Staff Regulations, Annex XIII",
    "Staff Regulations, Annex XIII",
    "in force since 1 May 2004",
    "https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=CELEX:01962R0031",
)
GIP_45_2004: Final = Source(
    "gip-45-2004",
    "GIP Art. 45 (2004)",
    "General implementing provisions of Article 45, as reported in AN 130-2004",
    "24 March 2004",
    f"{_NOTICES}/2004/ia04130_en.html",
)
AN_130_2004: Final = Source(
    "an-130-2004",
    "AN 130-2004",
    "Administrative Notice 130-2004",
    "30 November 2004",
    f"{_NOTICES}/2004/ia04130_en.html",
)
AN_5_2005: Final = Source(
    "an-5-2005",
    "AN 5-2005",
    "Administrative Notice 5-2005",
    "21 January 2005",
    f"{_NOTICES}/2005/ia05005_en.html",
)
AN_27_2003: Final = Source(
    "an-27-2003",
    "AN 27-2003",
    "Administrative Notice 27-2003",
    "2 April 2003",
    f"{_NOTICES}/2003/a198.htm",
)
AN_40_2005: Final = Source(
    "an-40-2005",
    "AN 40-2005",
    "Administrative Notice 40-2005",
    "27 May 2005",
    f"{_NOTICES}/2005/ia05040_en.html",
)
OPINION_2000: Final = Source(
    "ecr-2000-i-9485",
    "ECR 2000 I-9485",
    "Opinion in ECR 2000 I-9485, quoting the old Article 45(1)",
    "2000",
    "https://eurlexsearch.com/documents/docfile:af84bb2f-efce-47e3-984c-63fe67c8ebbe",
)
VALVERDE_MORDT: Final = Source(
    "t-156-89",
    "T-156/89 Valverde Mordt",
    "Judgment T-156/89 Valverde Mordt",
    "",
    "https://eur-lex.europa.eu/legal-content/EN/ALL/?uri=CELEX%3A61989TJ0156",
)
BREMBATI: Final = Source(
    "59-69",
    "59 and 71/69 Brembati",
    "Judgment 59 and 71/69 Brembati",
    "1970",
    "https://eur-lex.europa.eu/legal-content/ES/ALL/?uri=CELEX%3A61969CJ0059",
)
FORUM_2008: Final = Source(
    "forum-2008",
    "staff forum 2008",
    "Staff forum on the appeals of 2008 (the day of publication counted as the first)",
    "31 July 2008",
    "https://forum.gazeta.pl/forum/w,9,82587899,82587899,2008_Promotion_Exercise_Appeal_do_31_07_2008.html",
)
PACK_FORMAT: Final = Source(
    "pack-format-1",
    "pack format 1",
    "Exercise pack format, version 1 (reading of this project)",
    "2026",
)
RECOLLECTION: Final = Source(
    "recollection",
    "recollection",
    "recollection, found in no text at hand",
    "",
    verified=False,
)
